import { gregorianDay } from './calendars.ts';
import type { DateOrder, Lexicon } from './lexicon.ts';
import { meaningOf, type Token } from './tokens.ts';

/** One way to read a day. Without a year where none is written. */
export interface DayReading {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  /** In which order figures alone were taken. */
  readonly order?: DateOrder;
}

/** A day as written, in every way in which it may be read. */
export interface FoundDay {
  readonly readings: readonly DayReading[];
  readonly from: number;
  readonly to: number;
}

export type Finder = (
  tokens: readonly Token[],
  from: number,
  lexicon: Lexicon,
) => FoundDay | undefined;

/** What may stand between two parts of a date: a few signs and words that say nothing. */
export function skip(tokens: readonly Token[], at: number, most = 3): number {
  let to = at;
  while (to < at + most && isBetween(tokens[to])) to++;
  return to;
}

export function isBetween(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'sign') return /^[,.،、'()\-/·・•|]$/.test(token.text);
  return meaningOf(token, 'joint') !== undefined;
}

/** A year in four figures, or in as many as its sign or era says. */
export function yearAt(
  tokens: readonly Token[],
  at: number,
): { year: number; calendars: readonly string[] | undefined; to: number } | undefined {
  const era = meaningOf(tokens[at], 'era')?.[0];
  const token = tokens[era === undefined ? at : at + 1];
  if (token === undefined) return undefined;
  const isMarked = meaningOf(token, 'part')?.some(({ of }) => of === 'year') ?? false;
  const to = at + (era === undefined ? 1 : 2);
  if (era !== undefined) {
    const first = token.text === '元年' ? 1 : token.value;
    const isYear = Number.isFinite(first) && first < 4000;
    return isYear ? { year: first + era.add, calendars: undefined, to } : undefined;
  }
  if (isMarked && token.digits <= 2) return { year: 2000 + token.value, calendars: undefined, to };
  if (token.digits !== 4 || (token.kind !== 'figure' && !isMarked)) return undefined;
  return { year: token.value, calendars: calendarsOfYear(token.value), to };
}

/** In which calendars a year of four figures is one in which somebody may write on the web. */
export function calendarsOfYear(year: number): readonly string[] {
  if (year >= 1970 && year <= 2100) return ['gregory'];
  if (year >= 2513 && year <= 2643) return ['buddhist'];
  if (year >= 1349 && year <= 1479) return ['persian', 'islamic-umalqura', 'islamic-civil'];
  return [];
}

export function dayAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token === undefined || token.digits < 1 || token.digits > 2) return undefined;
  const parts = meaningOf(token, 'part');
  const isAge = meaningOf(token, 'age')?.some(({ isShort }) => isShort) ?? false;
  const isDay = parts?.some(({ of }) => of === 'day') ?? false;
  // Beside a month, `5 d.` is a day of it.
  if (token.kind === 'phrase' && !isDay && !isAge) return undefined;
  if (isOfClock(tokens, at)) return undefined;
  return token.value >= 1 && token.value <= 31 ? token.value : undefined;
}

export function isOfClock(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isAfter = before?.text === ':' && tokens[at - 2]?.kind === 'figure';
  return isAfter || (after?.text === ':' && (tokens[at + 2]?.digits ?? 0) === 2);
}

export interface Month {
  readonly month: number;
  readonly calendar: string;
}

/** A month by its name, or by a figure that a sign calls one. */
export function monthsAt(tokens: readonly Token[], at: number): Month[] {
  return (meaningOf(tokens[at], 'month') ?? []).map(({ month, calendar }) => ({
    month: month ?? tokens[at]?.value ?? 0,
    calendar,
  }));
}

/** The ways to read a year, month and day that the calendars of both allow. */
export function readingsOf(
  year: { readonly year: number; readonly calendars: readonly string[] | undefined },
  months: readonly Month[],
  day: number,
  lexicon: Lexicon,
): DayReading[] {
  const found = new Map<string, DayReading>();
  for (const { month, calendar } of months) {
    const reading = inCalendar(year, month, day, calendar, lexicon);
    if (reading !== undefined)
      found.set(`${reading.year}-${reading.month}-${reading.day}`, reading);
  }
  return [...found.values()];
}

function inCalendar(
  { year, calendars }: { readonly year: number; readonly calendars: readonly string[] | undefined },
  month: number,
  day: number,
  calendar: string,
  lexicon: Lexicon,
): DayReading | undefined {
  if (calendars === undefined || calendars.includes('gregory'))
    return calendar === 'gregory' ? { year, month, day } : undefined;
  if (calendars.includes('buddhist')) {
    const isCounted = calendar === 'buddhist' || lexicon.calendar === 'buddhist';
    return isCounted ? { year: year - 543, month, day } : undefined;
  }
  return calendars.includes(calendar) ? gregorianDay(calendar, { year, month, day }) : undefined;
}
