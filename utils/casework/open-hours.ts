import type { Calendar } from '../standard/times-schema.ts';

const dayMs = 24 * 3_600_000;
/** A calendar without an open hour in so many days counts as always open: nothing waits for ever. */
const mostDays = 3660;

/** `2026-01-31` and the minutes since its midnight, as clocks in the zone show them. */
interface WallTime {
  readonly day: string;
  readonly minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

function wallTime(ms: number, zone: string): WallTime {
  const parts = formatOf(zone).formatToParts(ms);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** The day that calendars in a zone show: `2026-01-31`. */
export function dayInZone(ms: number, zone: string): string {
  return wallTime(ms, zone).day;
}

/** How far the zone's clocks are ahead of UTC at an instant, in whole minutes. */
function aheadMs(ms: number, zone: string): number {
  const { day, minutes } = wallTime(ms, zone);
  const minute = Math.floor(ms / 60_000) * 60_000;
  return Date.parse(`${day}T00:00:00.000Z`) + minutes * 60_000 - minute;
}

/** When clocks in the zone show so many minutes of a day; where they jump over it, right after the jump. */
function instantOf(day: string, minutes: number, zone: string): number {
  const asUtc = Date.parse(`${day}T00:00:00.000Z`) + minutes * 60_000;
  const guess = asUtc - aheadMs(asUtc, zone);
  return asUtc - aheadMs(guess, zone);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function spansOn(day: string, { week, holidays, workdays }: Calendar): Calendar['week'][number] {
  if (workdays.includes(day)) return week[0] ?? [];
  if (holidays.includes(day)) return [];
  const weekday = (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7;
  return week[weekday] ?? [];
}

/** The open times from the day of an instant on, in their order. */
function* openSpans(fromMs: number, calendar: Calendar): Generator<readonly [number, number]> {
  const { zone } = calendar;
  const first = Date.parse(`${wallTime(fromMs, zone).day}T00:00:00.000Z`);
  for (let count = 0; count < mostDays; count += 1) {
    const day = new Date(first + count * dayMs).toISOString().slice(0, 10);
    for (const { from, to } of spansOn(day, calendar))
      yield [instantOf(day, minutesOf(from), zone), instantOf(day, minutesOf(to), zone)];
  }
}

/**
 * The instant at which so many open milliseconds have passed since another; every one counts without a
 * calendar.
 */
export function addOpenMs(fromMs: number, openMs: number, calendar: Calendar | undefined): number {
  if (calendar === undefined) return fromMs + openMs;
  let left = openMs;
  for (const [start, end] of openSpans(fromMs, calendar)) {
    const begin = Math.max(start, fromMs);
    if (end <= begin) continue;
    if (left <= end - begin) return begin + left;
    left -= end - begin;
  }
  return fromMs + openMs;
}

/** How many open milliseconds lie between two instants. */
export function openMsBetween(
  fromMs: number,
  toMs: number,
  calendar: Calendar | undefined,
): number {
  if (calendar === undefined) return Math.max(0, toMs - fromMs);
  let sum = 0;
  for (const [start, end] of openSpans(fromMs, calendar)) {
    if (start >= toMs) break;
    sum += Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs));
  }
  return sum;
}
