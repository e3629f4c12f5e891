import { defined } from '../../defined.ts';
import { gregorianDay } from './calendars.ts';
import { calendarsOfYear, type DayReading, type Finder, isOfClock } from './day-parts.ts';
import type { DateOrder, Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** `2026-01-05`, `05.01.2026`, `03/04/15`: three figures with the same sign between. */
export const figures: Finder = (tokens, from, lexicon) => {
  const [a, sign, b, other, c] = tokens.slice(from, from + 5);
  if (a?.kind !== 'figure' || b?.kind !== 'figure' || c?.kind !== 'figure') return undefined;
  if (sign === undefined || !/^[-/.]$/.test(sign.text) || other?.text !== sign.text)
    return undefined;
  if (isWithin(tokens, from, from + 5) || b.digits > 2) return undefined;
  const readings = figureReadings(a, b, c, sign.text, lexicon);
  return { readings, from, to: from + 5 };
};

/** A part of something longer: a version, an address, a range. */
function isWithin(tokens: readonly Token[], from: number, to: number): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  const sign = /^[-/.:]$/;
  const isBefore =
    sign.test(before?.text ?? '') &&
    before?.to === tokens[from]?.from &&
    tokens[from - 2]?.kind === 'figure';
  const isAfter =
    after !== undefined &&
    sign.test(after.text) &&
    after.from === tokens[to - 1]?.to &&
    tokens[to + 1]?.kind === 'figure' &&
    tokens[to + 1]?.from === after.to;
  return isBefore || isAfter;
}

function figureReadings(
  a: Token,
  b: Token,
  c: Token,
  sign: string,
  lexicon: Lexicon,
): DayReading[] {
  if (a.digits === 4) {
    return c.digits > 2 ? [] : inYear(a.value, b.value, c.value, undefined, lexicon);
  }
  if (a.digits > 2 || c.digits === 3 || c.digits > 4) return [];
  const found: DayReading[] = [];
  // With two figures for the year, what begins with it in full begins with it too: `26-03-16`.
  const isYearFirst = a.digits === 2 && c.digits <= 2 && lexicon.order === 'ymd';
  if (c.digits > 1 && !isYearFirst) {
    const year = c.digits === 4 ? c.value : 2000 + c.value;
    found.push(...inYear(year, b.value, a.value, 'dmy', lexicon));
    // No pattern of CLDR puts points into a date that begins with its month.
    if (sign !== '.') found.push(...inYear(year, a.value, b.value, 'mdy', lexicon));
  }
  const mayBeginWithYear =
    a.digits === 2 && c.digits <= 2 && sign !== '.' && lexicon.language === 'en';
  if (isYearFirst || mayBeginWithYear)
    found.push(...inYear(2000 + a.value, b.value, c.value, 'ymd', lexicon));
  return found;
}

function inYear(
  year: number,
  month: number,
  day: number,
  order: DateOrder | undefined,
  lexicon: Lexicon,
): DayReading[] {
  if (month < 1 || month > 12 || day < 1 || day > 31) return [];
  const calendars = calendarsOfYear(year);
  if (calendars.includes('gregory')) return [{ year, month, day, ...defined({ order }) }];
  const calendar = lexicon.calendar;
  if (calendar === undefined || !calendars.includes(calendar)) return [];
  const reading = gregorianDay(calendar, { year, month, day });
  return reading === undefined ? [] : [{ ...reading, ...defined({ order }) }];
}

/** Characters of the longest name of a Chinese province as sites show it: `内蒙古`, `黑龙江`. */
const maxPlaceLength = 4;

/** Where somebody wrote, in Chinese characters and nothing else: `03-16 江苏`. */
function isPlace(tokens: readonly Token[]): boolean {
  const text = tokens.map((token) => token.text).join('');
  return text.length <= maxPlaceLength && /^\p{Script=Han}{2,}$/u.test(text);
}

/** `03-05 12:30`: two figures alone, or before a time of day. */
export const shortFigures: Finder = (tokens, from, lexicon) => {
  const [a, sign, b, after] = tokens.slice(from, from + 4);
  if (a?.kind !== 'figure' || b?.kind !== 'figure' || a.digits > 2 || b.digits > 2)
    return undefined;
  const isPointed = sign?.text === '.' && isOfClock(tokens, from + 3) && after?.from !== b.to;
  if (sign === undefined || !(isPointed || /^[-/]$/.test(sign.text))) return undefined;
  if (sign.from !== a.to || b.from !== sign.to || isWithin(tokens, from, from + 3))
    return undefined;
  const isAlone =
    after === undefined ||
    /^[(·・•|,]$/.test(after.text) ||
    isOfClock(tokens, from + 3) ||
    (a.digits === 2 && b.digits === 2 && isPlace(tokens.slice(from + 3)));
  if (!isAlone || isOfClock(tokens, from)) return undefined;
  const isYearOrder = lexicon.order === 'ymd';
  const readings = [
    ...(isPointed && !isYearOrder
      ? []
      : [{ month: a.value, day: b.value, ...(isYearOrder ? {} : { order: 'mdy' as const }) }]),
    ...(isYearOrder ? [] : [{ month: b.value, day: a.value, order: 'dmy' as const }]),
  ];
  // `14/7` alone is as often a ratio: only what may begin with its month counts.
  if (a.value > 12 && !isOfClock(tokens, from + 3)) return undefined;
  const isDay = ({ month, day }: DayReading): boolean =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return { readings: readings.filter(isDay), from, to: from + 3 };
};
