import { expect, it } from 'vitest';
import { isDue, nextCheckAfter } from '../../../../utils/report/casebook/next-check.ts';

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
  expect(isDue(item, everyDays, now)).toBe(expected);
});
