import { expect, it } from 'vitest';
import {
  isRecheckDue,
  nextCheckAfter,
  waitingForPermission,
  withNextCheck,
} from '../../../../utils/report/casebook/next-check.ts';
import { sampleItem } from '../../storage/sample-casebook.ts';

const now = Date.parse('2030-01-10T08:00:00.000Z');
const reportId = '5d0cbd2e-6ad6-4c1b-8f0e-2f5f4f0b7a11';

it.each([
  ['one that nobody reported', { nextCheckAt: '2030-01-01T00:00:00.000Z' }, 1, false],
  ['one that is being reported and was never looked at', { draftId: reportId }, 7, true],
  ['one that was reported and was never looked at', { reportId }, 7, true],
  ['one whose day has come', { reportId, nextCheckAt: '2030-01-10T08:00:00.000Z' }, 7, true],
  ['one whose day is to come', { reportId, nextCheckAt: '2030-01-10T08:00:01.000Z' }, 7, false],
  ['one planned just now', { reportId, nextCheckAt: nextCheckAfter(7, now) }, 7, false],
  ['one planned by a longer schedule', { reportId, nextCheckAt: nextCheckAfter(30, now) }, 7, true],
])('says whether to look now at %s', (_, item, everyDays, expected) => {
  expect(isRecheckDue(item, everyDays, now)).toBe(expected);
});

const held = sampleItem('inbox', {
  nextCheckAt: '2030-01-01T00:00:00.000Z',
  notAllowedSince: '2030-01-02T00:00:00.000Z',
});

it('holds an item back no longer once it is looked at, and plans its next day by the schedule', () => {
  const { notAllowedSince: _, ...free } = held;
  expect(withNextCheck(held, 7, now)).toEqual({ ...free, nextCheckAt: nextCheckAfter(7, now) });
  expect(withNextCheck(held, undefined, now)).toEqual(free);
});

it('has only what a schedule waits for wait for a permission', () => {
  const items = [held, sampleItem('inbox', { nextCheckAt: '2030-01-01T00:00:00.000Z' })];
  expect(waitingForPermission(items, [{ id: 'inbox', recheckEveryDays: 7 }])).toEqual([held]);
  expect(waitingForPermission(items, [{ id: 'inbox' }])).toEqual([]);
});
