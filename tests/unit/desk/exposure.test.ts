import { describe, expect, it } from 'vitest';
import {
  addExposure,
  localDayOf,
  noExposure,
  proposalFor,
  readExposureLog,
  weeksToTell,
} from '../../../components/desk/exposure/exposure.ts';
import { exposureSchema } from '../../../utils/casework/desk-wire.ts';

const noon = new Date(2026, 0, 7, 12).getTime();
const dayMs = 24 * 3_600_000;
const id = '6f1c7f0e-4b5a-4c1d-9a55-0a1b2c3d4e5f';

describe('what somebody looked at', () => {
  it('is counted by the day, and proposes a pause, then a lighter lane', () => {
    let log = addExposure(noExposure, { pictures: 19 }, noon);
    expect(proposalFor(log, noon)).toBeUndefined();
    log = addExposure(log, { pictures: 1 }, noon);
    expect(proposalFor(log, noon)).toBe('pause');
    log = addExposure(log, { hardMinutes: 120 }, noon);
    expect(proposalFor(log, noon)).toBe('lighter');
    // The next day begins anew.
    expect(proposalFor(log, noon + dayMs)).toBeUndefined();
  });

  it('is forgotten after four weeks', () => {
    const log = addExposure(addExposure(noExposure, { pictures: 5 }, noon), {}, noon + 40 * dayMs);
    expect(log.days.map(({ day }) => day)).toEqual([localDayOf(noon + 40 * dayMs)]);
  });

  it('is told of weeks that are over, as one sum and once', () => {
    let log = addExposure(noExposure, { pictures: 3, hardMinutes: 10 }, noon);
    log = addExposure(log, { pictures: 4 }, noon + dayMs);
    expect(weeksToTell(log, noon + 2 * dayMs, () => id)).toEqual([]);
    const later = noon + 7 * dayMs;
    const [week, ...others] = weeksToTell(
      addExposure(log, { pictures: 9 }, later),
      later,
      () => id,
    );
    expect(others).toEqual([]);
    expect(exposureSchema.parse(week)).toEqual({
      id,
      week: '2026-01-05',
      pictures: 7,
      hardMinutes: 10,
    });
    expect(weeksToTell({ ...log, told: [{ week: '2026-01-05', id }] }, later, () => id)).toEqual(
      [],
    );
  });

  it('of another form is none', () => {
    expect(readExposureLog('{"days":3}')).toEqual(noExposure);
    expect(readExposureLog(undefined)).toEqual(noExposure);
  });
});
