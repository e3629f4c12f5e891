import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readExposureLog } from '../../../components/desk/exposure/exposure.ts';
import {
  addToExposure,
  countPicture,
  tellWeeks,
} from '../../../components/desk/exposure/keep-exposure.ts';
import type { Exposure } from '../../../utils/casework/desk-wire.ts';
import { err, ok } from '../../../utils/result.ts';

const monday = new Date(2026, 0, 5, 12).getTime();
const weekMs = 7 * 24 * 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: monday, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A device and an endpoint that answers as it is told to. */
function device(answer: (week: Exposure) => boolean) {
  let kept: string | undefined;
  const told: Exposure[] = [];
  return {
    told,
    log: () => readExposureLog(kept),
    loadDraft: async () => kept,
    async saveDraft(_: string, text: string) {
      kept = text;
    },
    async tellExposure(week: Exposure) {
      told.push(week);
      return answer(week) ? ok(true as const) : err('offline' as const);
    },
  };
}

it('what is counted while the endpoint is asked stays counted', async () => {
  const work = device(() => {
    countPicture(work);
    return true;
  });
  await addToExposure(work, { pictures: 3 });
  vi.setSystemTime(monday + weekMs);
  await tellWeeks(work);
  const log = work.log();
  expect(work.told.map(({ pictures }) => pictures)).toEqual([3]);
  expect(log.told.map(({ week }) => week)).toEqual(['2026-01-05']);
  expect(log.days.map(({ pictures }) => pictures)).toEqual([3, 1]);
});

it('a week whose answer was lost is told again under the same id', async () => {
  let answers = 0;
  const work = device(() => {
    answers += 1;
    return answers > 1;
  });
  await addToExposure(work, { pictures: 3 });
  vi.setSystemTime(monday + weekMs);
  await tellWeeks(work);
  await tellWeeks(work);
  await tellWeeks(work);
  expect(work.told).toHaveLength(2);
  expect(work.told[1]).toEqual(work.told[0]);
});

it('a change that could not be kept does not hold up the next', async () => {
  const work = device(() => true);
  const broken = { ...work, saveDraft: () => Promise.reject(new Error('no room')) };
  await expect(addToExposure(broken, { pictures: 1 })).rejects.toThrow('no room');
  await addToExposure(work, { pictures: 2 });
  expect(work.log().days.map(({ pictures }) => pictures)).toEqual([2]);
});
