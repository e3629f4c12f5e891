import { describe, expect, it } from 'vitest';
import { type Case, openCase } from '../../../utils/casework/case.ts';
import type { CaseEvent } from '../../../utils/casework/case-event.ts';
import { clockStep, nextClockAt } from '../../../utils/casework/clock.ts';
import { dueTimes, noticeOf } from '../../../utils/casework/due.ts';
import { evolve } from '../../../utils/casework/evolve.ts';
import { addOpenMs, openMsBetween } from '../../../utils/casework/open-hours.ts';
import { readTimes, type Times } from '../../../utils/casework/times.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { standardSchema } from '../../../utils/standard/schema.ts';
import { type Calendar, calendarSchema } from '../../../utils/standard/times-schema.ts';

const hourMs = 3_600_000;
const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const calendar: Calendar = {
  zone: 'Asia/Shanghai',
  week: [office, office, office, office, office, [], []],
  holidays: ['2026-01-01'],
  workdays: ['2026-01-04'],
};
const plain = readTimes(guideline2023);
const working: Times = { ...plain, calendar };

const arrived = (lane: string, receivedAt: string): Case =>
  openCase({ reportId: '01111111-1111-4111-8111-111111111111', receivedAt, lane, laneRule: lane });

/** Only what time looks at. */
function step(current: Case, at: string, type: CaseEvent['type'], facts: object = {}): Case {
  return evolve(current, {
    type,
    at,
    seq: current.seq + 1,
    by: { handler: 1, kid: 'k' },
    ...facts,
  } as CaseEvent);
}

const dueOf = (current: Case, times: Times, timer: string) =>
  dueTimes(current, times).find((due) => due.timer === timer);

describe('open hours', () => {
  const instantAfter = (from: string, hours: number, by: Calendar | undefined) =>
    new Date(addOpenMs(Date.parse(from), hours * hourMs, by)).toISOString();
  const add = (from: string, hours: number) => instantAfter(from, hours, calendar);
  const always = (from: string, hours: number) => instantAfter(from, hours, undefined);

  it.each([
    // 2026-01-02 is a Friday; Shanghai is eight hours ahead.
    ['2026-01-02T01:00:00.000Z', 3, '2026-01-02T04:00:00.000Z', 'until noon'],
    ['2026-01-02T01:00:00.000Z', 4, '2026-01-02T06:00:00.000Z', 'over noon'],
    ['2026-01-02T01:00:00.000Z', 8, '2026-01-02T10:00:00.000Z', 'a whole day'],
    ['2026-01-02T01:00:00.000Z', 9, '2026-01-04T02:00:00.000Z', 'into a Sunday that is worked'],
    ['2026-01-03T03:00:00.000Z', 1, '2026-01-04T02:00:00.000Z', 'from a Saturday'],
    ['2025-12-31T09:30:00.000Z', 1, '2026-01-02T01:30:00.000Z', 'over a holiday'],
  ])('%s and %i hours: %s, %s', (from, hours, expected) => {
    expect(add(from, hours)).toBe(expected);
  });

  it('are every hour without a calendar', () => {
    expect(always('2026-01-03T03:00:00.000Z', 30)).toBe('2026-01-04T09:00:00.000Z');
  });

  it('between two instants are as many as were added', () => {
    for (let start = 0; start < 200; start += 7)
      for (const hours of [0, 1, 5, 8, 17, 40, 168]) {
        const from = Date.parse('2025-12-29T00:00:00.000Z') + start * hourMs;
        expect(openMsBetween(from, addOpenMs(from, hours * hourMs, calendar), calendar)).toBe(
          hours * hourMs,
        );
      }
  });

  it('follow clocks that are put forward and back', () => {
    const allDay = [{ from: '00:00', to: '24:00' }];
    const week = Array.from({ length: 7 }, () => allDay);
    const berlin: Calendar = { zone: 'Europe/Berlin', week, holidays: [], workdays: [] };
    // 2026-03-29 has 23 hours there, 2026-10-25 has 25.
    for (const day of ['2026-03-28T23:00:00.000Z', '2026-10-24T22:00:00.000Z'])
      expect(instantAfter(day, 40, berlin)).toBe(always(day, 40));
  });

  it('are refused that never come, and zones and days that there are not', () => {
    expect(calendarSchema.safeParse(calendar).success).toBe(true);
    for (const wrong of [
      { ...calendar, zone: 'Nowhere/Town' },
      { ...calendar, week: Array.from({ length: 7 }, () => []) },
      { ...calendar, week: calendar.week.slice(1) },
      { ...calendar, week: [[{ from: '18:00', to: '09:00' }], ...calendar.week.slice(1)] },
      { ...calendar, holidays: ['1 January'] },
    ])
      expect(calendarSchema.safeParse(wrong).success).toBe(false);
    const { timers } = plain;
    expect(standardSchema.safeParse({ ...guideline2023, timers, calendar }).success).toBe(true);
    const { calendar: kept } = readTimes({ ...guideline2023, calendar });
    expect(kept).toEqual(calendar);
  });
});

describe('due times', () => {
  const monday = '2026-01-05T01:00:00.000Z';

  it('come from the lane; its owner is warned at 80 %, the supervisor told at 100 %', () => {
    const due = dueOf(arrived('general', monday), plain, 'decide');
    expect(due).toMatchObject({
      dueAt: '2026-01-12T01:00:00.000Z',
      warnAt: '2026-01-10T15:24:00.000Z',
    });
    if (due === undefined) throw new Error('nothing due');
    const notices = [
      '2026-01-10T15:23:59.999Z',
      '2026-01-10T15:24:00.000Z',
      '2026-01-12T01:00:00.000Z',
    ];
    expect(notices.map((now) => noticeOf(due, now))).toEqual(['none', 'owner', 'supervisor']);
  });

  it('count open hours, but for minors and cyber-violence', () => {
    expect(dueOf(arrived('fast', monday), working, 'acknowledge')?.dueAt).toBe(
      '2026-01-07T10:00:00.000Z',
    );
    for (const lane of ['minors', 'cyber-violence'])
      expect(dueOf(arrived(lane, monday), working, 'acknowledge')?.dueAt).toBe(
        '2026-01-05T02:00:00.000Z',
      );
  });

  it('to acknowledge end with the first claim', () => {
    const claimed = step(arrived('general', monday), monday, 'case.claimed');
    expect(dueOf(claimed, plain, 'acknowledge')).toBeUndefined();
  });

  it('to decide stand still while others have the case, and begin anew with a complaint', () => {
    const assessed = step(arrived('general', monday), '2026-01-06T01:00:00.000Z', 'case.assessed');
    const dueAt = '2026-01-20T00:00:00.000Z';
    const asked = step(assessed, '2026-01-07T01:00:00.000Z', 'case.asked', { dueAt });
    expect(dueTimes(asked, plain).map(({ timer }) => timer)).not.toContain('decide');
    expect(dueOf(asked, plain, 'supplement')?.dueAt).toBe(dueAt);
    const back = step(asked, '2026-01-17T01:00:00.000Z', 'supplement.received');
    // Ten days were not the desk's: two of seven are used.
    expect(dueOf(back, plain, 'decide')?.dueAt).toBe('2026-01-22T01:00:00.000Z');
    const declined = step(back, '2026-01-18T01:00:00.000Z', 'case.declined');
    expect(dueOf(declined, plain, 'reply')?.dueAt).toBe('2026-01-21T01:00:00.000Z');
    const replied = step(declined, '2026-01-19T01:00:00.000Z', 'case.replied');
    const lodged = step(replied, '2026-01-20T01:00:00.000Z', 'complaint.lodged');
    expect(dueOf(lodged, plain, 'complaint')?.dueAt).toBe('2026-01-27T01:00:00.000Z');
    const reopened = step(lodged, '2026-01-21T01:00:00.000Z', 'complaint.decided', {
      upheld: true,
    });
    expect(dueOf(reopened, plain, 'decide')?.dueAt).toBe('2026-01-28T01:00:00.000Z');
  });
});

describe('the clock', () => {
  const monday = '2026-01-05T01:00:00.000Z';

  const dueAt = '2026-01-12T01:00:00.000Z';
  const warnAt = '2026-01-10T15:24:00.000Z';

  it('warns once, notes once what ran out, and raises it once', () => {
    const open = step(arrived('general', monday), monday, 'case.claimed');
    expect(nextClockAt(open, plain)).toBe(warnAt);
    const warning = clockStep(open, plain, warnAt);
    expect(warning).toEqual({ type: 'timer.warned', timer: 'decide', dueAt });
    const warned = step(open, warnAt, 'timer.warned', warning);
    expect(nextClockAt(warned, plain)).toBe(dueAt);
    expect(clockStep(warned, plain, warnAt)).toBeUndefined();
    const late = '2026-01-13T00:00:00.000Z';
    const told = clockStep(warned, plain, late);
    expect(told).toEqual({ type: 'timer.overdue', timer: 'decide', dueAt });
    const noted = step(warned, late, 'timer.overdue', told);
    const raised = clockStep(noted, plain, late);
    expect(raised).toEqual({ type: 'timer.escalated', timer: 'decide', dueAt });
    const escalated = step(noted, late, 'timer.escalated', raised);
    expect(escalated.late).toBe(1);
    expect(clockStep(escalated, plain, late)).toBeUndefined();
    expect(nextClockAt(escalated, plain)).toBeUndefined();
  });

  it('that comes too late to warn notes at once', () => {
    const open = step(arrived('general', monday), monday, 'case.claimed');
    expect(clockStep(open, plain, dueAt)?.type).toBe('timer.overdue');
  });

  it('watches what an inspection demands, each demand anew, until the platform answers', () => {
    const acting = { ...arrived('general', monday), claimedAt: monday, state: 'replied' } as const;
    const opened = step(acting, monday, 'inspection.opened');
    const demanded = step(opened, monday, 'inspection.demanded', { dueAt });
    const facts = { timer: 'rectification', of: 1, dueAt };
    expect(dueOf(demanded, plain, 'rectification')).toMatchObject({ of: 1, warnAt, dueAt });
    expect(clockStep(demanded, plain, warnAt)).toEqual({ type: 'timer.warned', ...facts });
    const late = '2026-01-13T00:00:00.000Z';
    expect(clockStep(demanded, plain, late)).toEqual({ type: 'timer.overdue', ...facts });
    const noted = step(demanded, late, 'timer.overdue', facts);
    expect(clockStep(noted, plain, late)).toEqual({ type: 'timer.escalated', ...facts });
    const raised = step(noted, late, 'timer.escalated', facts);
    const again = step(raised, late, 'inspection.demanded', { dueAt: '2026-01-14T00:00:00.000Z' });
    expect(again.ranOut).toEqual([]);
    expect(dueOf(again, plain, 'rectification')?.of).toBe(2);
    for (const type of ['inspection.answered', 'inspection.rechecked'] as const)
      expect(dueOf(step(again, late, type), plain, 'rectification')).toBeUndefined();
  });

  it('takes an account off the list when its time is over', () => {
    const tag = 'a'.repeat(64);
    const listed = { ...arrived('general', monday), listed: [{ tag, expiresAt: monday }] };
    const unlisted = { type: 'account.unlisted', tag, reason: 'expired' };
    expect(clockStep(listed, plain, monday)).toEqual(unlisted);
  });

  it('ends a measure by itself, and closes what nobody contested', () => {
    const assessed = step(arrived('general', monday), monday, 'case.assessed');
    const expiresAt = '2026-01-06T00:00:00.000Z';
    const ordered = step(assessed, monday, 'interim.ordered', { measure: 'label', expiresAt });
    expect(clockStep(ordered, plain, '2026-01-05T23:59:59.999Z')?.type).not.toBe('measure.ended');
    const claimed = step(ordered, monday, 'case.claimed');
    expect(clockStep(claimed, plain, expiresAt)).toEqual({
      type: 'measure.ended',
      number: 1,
      reason: 'expired',
    });
    const declined = step(assessed, monday, 'case.declined');
    const replied = step(step(declined, monday, 'case.claimed'), monday, 'case.replied');
    const until = '2026-02-04T01:00:00.000Z';
    expect(clockStep(replied, plain, until)).toEqual({ type: 'case.closed', dueAt: until });
    expect(clockStep(step(replied, monday, 'complaint.lodged'), plain, until)?.type).toBe(
      'timer.overdue',
    );
  });

  it('waits for no rating: a case that nobody rates has the times of one with the worst', () => {
    const declined = step(
      step(arrived('general', monday), monday, 'case.assessed'),
      monday,
      'case.declined',
    );
    const blank = step(step(declined, monday, 'case.claimed'), monday, 'case.replied');
    const rated = step(blank, monday, 'result.rated', { rating: 1 });
    expect([blank.rating, rated.rating]).toEqual([null, 1]);
    expect(dueTimes(blank, plain)).toEqual(dueTimes(rated, plain));
    for (const at of [monday, '2026-01-20T00:00:00.000Z', '2026-02-04T01:00:00.000Z'])
      expect(clockStep(blank, plain, at)).toEqual(clockStep(rated, plain, at));
  });
});
