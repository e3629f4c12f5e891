import type { DayReading } from './day-parts.ts';
import { type OpenTime, type TimeSource, type TimeValue, timeOn } from './found-time.ts';
import { dayMs, type TimeReference, today } from './wall-clock.ts';

/** A time by its readings: with `iso` where there is one alone, and it has its year. */
export function settled(open: OpenTime, how: TimeSource, reference: TimeReference): TimeValue {
  const kind = open.clock === undefined ? 'day' : 'instant';
  const [only, another] = open.readings;
  const isTold = how === 'relative' || only?.order === undefined ? {} : { open };
  if (only?.year === undefined || another !== undefined) return { kind, open };
  const offset = {
    minutes: open.offsetMinutes ?? reference.utcOffsetMinutes,
    isAssumed: open.offsetMinutes === undefined,
  };
  const time = timeOn({ ...only, year: only.year }, open.clock, offset, how);
  return time === undefined ? { kind, open: { ...open, readings: [] } } : { ...time, ...isTold };
}

/** Days that exist, are not ahead of the capture and fall on the weekday beside them. */
export function fitting(
  readings: readonly DayReading[],
  weekday: number | undefined,
  reference: TimeReference,
  how: TimeSource,
): DayReading[] {
  const given = readings.flatMap((reading) =>
    reading.year === undefined && weekday !== undefined
      ? withYearOf(reading, weekday, reference)
      : [reading],
  );
  return withoutRepeats(given).filter(({ year, month, day }) => {
    const ms = Date.UTC(year ?? 2024, month - 1, day);
    if (new Date(ms).getUTCDate() !== day || new Date(ms).getUTCMonth() !== month - 1) return false;
    if (year === undefined || how === 'relative') return true;
    return ms <= reference.nowMs + dayMs && isOn(ms, weekday);
  });
}

/** `05/05/2015` is one day in every order, and says of none that it is the page's. */
function withoutRepeats(readings: readonly DayReading[]): DayReading[] {
  const found = new Map<string, DayReading>();
  for (const reading of readings) {
    const { order: _, ...day } = reading;
    const key = JSON.stringify(day);
    found.set(key, found.has(key) ? day : reading);
  }
  return [...found.values()];
}

function isOn(ms: number, weekday: number | undefined): boolean {
  return weekday === undefined || new Date(ms).getUTCDay() === weekday;
}

const yearsBack = 4;

/** The one year of the last few in which a day falls on a weekday, if it is this or the last. */
function withYearOf(reading: DayReading, weekday: number, reference: TimeReference): DayReading[] {
  const { year: now } = today(reference);
  const fits: number[] = [];
  for (let year = now; year > now - yearsBack; year--) {
    const ms = Date.UTC(year, reading.month - 1, reading.day);
    if (ms <= reference.nowMs + dayMs && isOn(ms, weekday)) fits.push(year);
  }
  const [year] = fits;
  return fits.length === 1 && year !== undefined && year >= now - 1
    ? [{ ...reading, year }]
    : [reading];
}
