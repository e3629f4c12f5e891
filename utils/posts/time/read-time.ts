import { defined } from '../../defined.ts';
import { ageIn, type FoundAge, namedDayIn, shortAgeIn, timeOfAge } from './ages.ts';
import { clockAfter, readAround, type TokenizedText } from './around-day.ts';
import { clockAt } from './clock.ts';
import type { FoundDay } from './day-parts.ts';
import { wholeDays, wholeMonths, yearlessDays } from './days.ts';
import type { FoundTime, OpenTime, TimeSource, TimeSpan, TimeValue } from './found-time.ts';
import type { Lexicon } from './lexicon.ts';
import { isOtherLabel } from './other-labels.ts';
import { fitting, settled } from './settled-time.ts';
import { meaningOf, type Token, tokensOf } from './tokens.ts';
import { dayMs, type TimeReference, today } from './wall-clock.ts';
import type { zoneAt } from './zone.ts';

export function placed(plain: string, value: TimeValue, from: number, to: number): FoundTime {
  return {
    ...value,
    matched: plain.slice(from, to),
    before: plain.slice(0, from),
    after: plain.slice(to),
  };
}

type Read = FoundTime | 'ahead' | undefined;

/**
 * Reads a time in one language. The forms are tried in the order in which they must be: what is most explicit
 * first.
 */
export function readIn(plain: string, lexicon: Lexicon, reference: TimeReference): Read {
  const tokens = tokensOf(plain, lexicon);
  if (!tokens.some(isOfTime)) return undefined;
  const text = { plain, tokens, lexicon, reference };
  return (
    readWholeDay(text) ??
    readAge(text, ageIn(tokens)) ??
    readDay(text, namedDayIn(tokens, reference), 'relative') ??
    readYearless(text) ??
    readMonth(text) ??
    readWeekday(text) ??
    readAge(text, shortAgeIn(tokens)) ??
    readClock(text)
  );
}

/** Of several dates the one that no label gives to something else; open where they still differ. */
function readWholeDay(text: TokenizedText): Read {
  const days = wholeDays(text.tokens, text.lexicon);
  const own = days.filter(
    ({ from }) => !isOtherLabel(text.plain.slice(0, text.tokens[from]?.from)),
  );
  const read = readApart(text, own.length === 0 ? days : own);
  const first = read[0];
  const isOpen = read.some((each) => dayOfRead(each) !== dayOfRead(first));
  if (!isOpen) return read.find((each) => each !== 'ahead' && each?.kind === 'instant') ?? first;
  if (first === undefined || first === 'ahead') return first;
  const { iso: _, span: __, open: ___, ...rest } = first;
  return rest;
}

/** Where a year is written after all, but not as part of a date that was understood, the day stays open. */
function readYearless(text: TokenizedText): Read {
  const [day] = yearlessDays(text.tokens, text.lexicon);
  const hasYear = text.tokens.some(({ digits }) => digits === 4);
  if (day === undefined || !hasYear) return readDay(text, day, 'words');
  const { tokens, plain } = text;
  const [from, to] = [tokens[day.from]?.from ?? 0, tokens[day.to - 1]?.to ?? 0];
  return placed(plain, { kind: 'day' }, from, to);
}

/** A month is no instant and no day: it is told by its span alone. */
function readMonth({ plain, tokens, lexicon, reference }: TokenizedText): Read {
  const [found, another] = wholeMonths(tokens, lexicon);
  const [reading] = found?.readings ?? [];
  if (found === undefined || another !== undefined || reading?.year === undefined) return undefined;
  const offsetMs = reference.utcOffsetMinutes * 60_000;
  const span: TimeSpan = {
    how: 'words',
    precision: 'month',
    earliestMs: Date.UTC(reading.year, reading.month - 1, 1) - offsetMs,
    latestMs: Date.UTC(reading.year, reading.month, 1) - offsetMs,
    isZoneAssumed: true,
  };
  if (span.earliestMs > reference.nowMs + dayMs) return 'ahead';
  const [from, to] = [tokens[found.from]?.from ?? 0, tokens[found.to - 1]?.to ?? 0];
  return placed(plain, { kind: 'month', span }, from, to);
}

/** Each day that does not lie within what was read before: `15.04.00` after a day is its time of day. */
function readApart(text: TokenizedText, days: readonly FoundDay[]): Read[] {
  let end = 0;
  return days.flatMap((day) => {
    if ((text.tokens[day.from]?.from ?? 0) < end) return [];
    const read = readDay(text, day, 'words');
    if (read !== undefined && read !== 'ahead') end = read.before.length + read.matched.length;
    return [read];
  });
}

/** Says something of time, or may with what stands beside it. */
function isOfTime({ digits, meanings }: Token): boolean {
  return digits > 0 || meanings.some(({ kind }) => kind !== 'joint' && kind !== 'half');
}

export function dayOfRead(read: Read): string | undefined {
  return read === 'ahead'
    ? read
    : (read?.iso?.slice(0, 10) ?? JSON.stringify(read?.open?.readings));
}

function readAge(text: TokenizedText, age: FoundAge | undefined): Read {
  if (age === undefined) return undefined;
  const value = timeOfAge(age, text.reference);
  const [from, to] = [text.tokens[age.from]?.from ?? 0, text.tokens[age.to - 1]?.to ?? 0];
  return placed(text.plain, { ...value, kind: 'age' }, from, to);
}

/** A day with what stands around it: its time of day, its weekday, its zone. */
function readDay(text: TokenizedText, day: FoundDay | undefined, how: TimeSource): Read {
  if (day === undefined) return undefined;
  const around = readAround(text, day);
  const { clock, zone, weekday, from, to } = around;
  const offsetMinutes = zone?.offsetMinutes;
  const open: OpenTime = {
    readings: fitting(day.readings, weekday, text.reference, how),
    ...(clock === undefined || isUnknown(zone) ? {} : { clock }),
    ...defined({ weekday, offsetMinutes }),
  };
  if (open.readings.length === 0) return day.readings.length === 0 ? undefined : 'ahead';
  return placed(text.plain, settled(open, how, text.reference), from, to);
}

function isUnknown(zone: ReturnType<typeof zoneAt>): boolean {
  return zone !== undefined && zone.offsetMinutes === undefined;
}

/** `Monday at 10:00`: the last such day before today. */
function readWeekday(text: TokenizedText): Read {
  const { tokens, reference } = text;
  for (const [at, token] of tokens.entries()) {
    const weekday = meaningOf(token, 'weekday')?.find(({ isNarrow }) => !isNarrow);
    const isWhole = tokens.length === 1;
    if (weekday === undefined || (!isWhole && clockAfter(text, at + 1) === undefined)) continue;
    const now = new Date(reference.nowMs + reference.utcOffsetMinutes * 60_000).getUTCDay();
    const back = (now - weekday.day + 7) % 7 || 7;
    const { year, month, day } = today({ ...reference, nowMs: reference.nowMs - back * dayMs });
    return readDay(text, { readings: [{ year, month, day }], from: at, to: at + 1 }, 'relative');
  }
  return undefined;
}

const maxBeforeClock = 60;

/** A bare time of day, whose day is told elsewhere or nowhere. */
function readClock({ plain, tokens, lexicon }: TokenizedText): Read {
  for (const [at, token] of tokens.entries()) {
    if (token.from > maxBeforeClock) return undefined;
    const clock = clockAt(tokens, at, lexicon);
    if (clock === undefined || clock.precision === 'hour') continue;
    const open: OpenTime = { readings: [], clock };
    return placed(plain, { kind: 'clock', open }, token.from, tokens[clock.to - 1]?.to ?? token.to);
  }
  return undefined;
}
