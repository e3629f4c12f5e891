import { expect, it } from 'vitest';
import { table } from '../../../utils/casework/table.ts';

const ofClock = table.filter(({ who }) => who.includes('clock'));

it('the clock warns, notes, ends and closes, and decides nothing', () => {
  expect([...new Set(ofClock.map(({ type }) => type))].toSorted()).toEqual([
    'account.unlisted',
    'case.assigned',
    'case.closed',
    'measure.ended',
    'timer.escalated',
    'timer.overdue',
    'timer.warned',
  ]);
  expect(ofClock.some(({ isJudging, side }) => isJudging || side === 'review')).toBe(false);
});

it('nothing leads to a refusal or a measure without a person', () => {
  const leading = table.filter(({ to }) => to === 'declined' || to === 'acting');
  expect(leading.length).toBeGreaterThan(0);
  for (const { who } of leading)
    for (const one of who) expect(['reviewer', 'disposer', 'supervisor']).toContain(one);
});

it('a case closes only out of its reply, or because its reporter takes it back', () => {
  const closing = table.filter(({ to }) => to === 'closed');
  for (const { type, from } of closing)
    expect(type === 'report.withdrawn' || from.every((state) => state === 'replied')).toBe(true);
});
