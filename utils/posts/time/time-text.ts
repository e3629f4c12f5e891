import { clockIn, offsetIn } from './time-of-day.ts';
import {
  agePattern,
  cjkUnitPattern,
  countOf,
  dayWords,
  monthPattern,
  months,
  unitMs,
  weekdayOf,
  weekdayPattern,
} from './time-words.ts';
import { dayMs, instantOf, type TimeReference, today, type WallTime } from './wall-clock.ts';

/** A time found in text. */
export interface FoundTime {
  /** ISO 8601: an instant in UTC, or `2026-01-05` for a day without time of day. */
  readonly iso: string;
  /** The part of the text that is the time. */
  readonly matched: string;
  /** How far the text tells it by itself: a bare `12:30` needs a day from elsewhere. */
  readonly kind: 'instant' | 'day' | 'clock' | 'age';
}

interface Reading {
  readonly wall?: WallTime;
  readonly ms?: number;
  /** Where the pattern only looks ahead: what it saw. */
  readonly matched?: string;
  readonly kind: FoundTime['kind'];
}

type Reader = (
  match: RegExpExecArray,
  reference: TimeReference,
  rest: string,
) => Reading | undefined;

/**
 * The first time in a short text, in English, Chinese or Japanese, absolute or relative. Relative times are
 * counted from the reference, zoneless ones taken in its offset. Undefined when there is none.
 */
export function findTime(text: string, reference: TimeReference): FoundTime | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (plain.length > 400 || !mayBeTime.test(plain)) return undefined;
  for (const [pattern, read] of readers) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const rest = plain.slice(match.index + match[0].length);
    const reading = read(match, reference, rest);
    const found = reading && finish(plain, match, reading, reference, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

const mayBeTime =
  /\d|ago|now|today|yesterday|last|前|刚|剛|今|昨|たった|さっき|先週|先月|去年|上周|上週|上个|上個|星期|曜/i;

function finish(
  plain: string,
  match: RegExpExecArray,
  reading: Reading,
  reference: TimeReference,
  rest: string,
): FoundTime | undefined {
  if (reading.ms !== undefined) {
    const iso = isoOf(reading.ms);
    return iso === undefined
      ? undefined
      : { iso, matched: reading.matched ?? match[0], kind: reading.kind };
  }
  if (reading.wall === undefined) return undefined;
  const after = clockIn(rest);
  const clock = after ?? clockBefore(plain.slice(0, match.index));
  const offset = offsetIn(after?.rest ?? (clock ? rest : '')) ?? reference.utcOffsetMinutes;
  const wall = { ...reading.wall, ...(clock?.time ?? {}) };
  const ms = instantOf(wall, offset);
  if (ms === undefined) return undefined;
  const matched = match[0] + (clock?.matched ?? '');
  return clock === undefined
    ? { iso: dayOf(wall), matched, kind: 'day' }
    : { iso: isoOf(ms) ?? dayOf(wall), matched, kind: 'instant' };
}

/** `3:04 PM · Jan 5, 2026`: the time of day in front of the day. */
function clockBefore(text: string): ReturnType<typeof clockIn> {
  const match =
    /((?:[ap]\.?m\.? ?|上午|下午|午前|午後)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)[ ,·•|on]*$/i.exec(
      text,
    );
  return match?.[1] === undefined ? undefined : clockIn(match[1]);
}

function isoOf(ms: number): string | undefined {
  return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : undefined;
}

function dayOf(wall: WallTime): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`;
}

function wallOf(year: number, month: number, day: number): Reading {
  return { wall: { year, month, day, hour: 0, minute: 0, second: 0 }, kind: 'day' };
}

/** A day without a year is the last such day up to the reference. */
function yearless(month: number, day: number, reference: TimeReference): Reading | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const now = today(reference);
  const isLater = month > now.month || (month === now.month && day > now.day);
  return wallOf(isLater ? now.year - 1 : now.year, month, day);
}

function daysAgo(days: number, reference: TimeReference): Reading {
  const now = today({ ...reference, nowMs: reference.nowMs - days * dayMs });
  return { wall: now, kind: 'day' };
}

/** More than a day in the future: then the figures were read in the wrong order. */
function isAhead(reading: Reading, reference: TimeReference): boolean {
  const ms = reading.wall && instantOf(reading.wall, reference.utcOffsetMinutes);
  return ms === undefined || ms > reference.nowMs + dayMs;
}

function number(text: string | undefined): number {
  return Number.parseInt(text ?? '', 10);
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

const age: Reader = (match, reference) => {
  const count = countOf(match[1] ?? '');
  const unit = unitMs(match[2] ?? '');
  if (count === undefined || unit === undefined) return undefined;
  return { ms: reference.nowMs - count * unit, kind: 'age' };
};

function fullYear(text: string | undefined): number {
  const year = number(text);
  return (text ?? '').length === 2 ? 2000 + year : year;
}

/** In the order in which they must be tried: what is most explicit first. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [
    /\b(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})\b/i,
    (match) => ({ ms: Date.parse(match[0]), kind: 'instant' }),
  ],
  [
    /(?:(令和)|(平成)|(民國|民国))\s?(元|\d{1,3})年\s?(\d{1,2})月\s?(\d{1,2})日/,
    (match) => {
      const start = match[1] ? 2018 : match[2] ? 1988 : 1911;
      const year = match[4] === '元' ? 1 : number(match[4]);
      return wallOf(start + year, number(match[5]), number(match[6]));
    },
  ],
  [
    /(\d{4}|\b\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]/,
    (match) => wallOf(fullYear(match[1]), number(match[2]), number(match[3])),
  ],
  [
    /\b((?:19|20)\d{2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)T?/,
    (match) => wallOf(number(match[1]), number(match[3]), number(match[4])),
  ],
  [
    new RegExp(
      `\\b${monthPattern} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4})|,? ?['’](\\d{2}))(?!\\d|:)`,
      'i',
    ),
    (match) => wallOf(fullYear(match[3] ?? match[4]), monthNumber(match[1]), number(match[2])),
  ],
  [
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${monthPattern},?[ -](\\d{4}|\\d{2})(?!\\d|:)`,
      'i',
    ),
    (match) => wallOf(fullYear(match[3]), monthNumber(match[2]), number(match[1])),
  ],
  [
    /\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/,
    (match, reference) => {
      const [first, second, year] = [number(match[1]), number(match[3]), number(match[4])];
      const monthFirst = wallOf(year, first, second);
      const dayFirst = wallOf(year, second, first);
      const isDayFirst = first > 12 || match[2] === '.' || isAhead(monthFirst, reference);
      return isDayFirst ? dayFirst : monthFirst;
    },
  ],
  [
    /(?<!\d)(\d{2})([/-])(\d{2})\2(\d{2})(?!\d)(?=[ (]*\S*[ )]*\d{1,2}:)/,
    (match) => wallOf(2000 + number(match[1]), number(match[3]), number(match[4])),
  ],
  [new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)\\+? ?${cjkUnitPattern}(?:之?前|以前)`), age],
  [new RegExp(`([半一二两兩三四五六七八九十数數几幾]+)\\s?${cjkUnitPattern}(?:之?前|以前)`), age],
  [new RegExp(`\\b(\\d+|an?|one|two|three|few|several)\\+? ?${agePattern} ago\\b`, 'i'), age],
  [
    /\b(?:just now|moments? ago|right now)\b|^now$|刚刚|剛剛|刚才|剛才|たった今|今さっき|数秒前/i,
    (_, reference) => ({ ms: reference.nowMs, kind: 'age' }),
  ],
  [
    /(大前天|前天|昨天|昨晚|今天|一昨日|おととい|昨日|前日|今日|本日|\btoday\b|\byesterday\b)/i,
    (match, reference) => daysAgo(dayWords[(match[1] ?? '').toLowerCase()] ?? 0, reference),
  ],
  [
    /(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]/,
    (match, reference) => yearless(number(match[1]), number(match[2]), reference),
  ],
  [
    new RegExp(`\\b${monthPattern} (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)`, 'i'),
    (match, reference) => yearless(monthNumber(match[1]), number(match[2]), reference),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${monthPattern}(?![a-z])`, 'i'),
    (match, reference) => yearless(monthNumber(match[2]), number(match[1]), reference),
  ],
  [
    /(?:^|[^\d:/.-])(\d{1,2})([-/])(\d{1,2})(?=$|[ (]|[^\d\w/-])/,
    (match, reference) => yearless(number(match[1]), number(match[3]), reference),
  ],
  [
    /\blast (week|month|year)\b|(上周|上週|先週)|(上个月|上個月|先月)|(去年|昨年)/i,
    (match, reference) => {
      const word = (match[1] ?? '').toLowerCase();
      const days = word === 'week' || match[2] ? 7 : word === 'month' || match[3] ? 30 : 365;
      return { ms: reference.nowMs - days * dayMs, kind: 'age' };
    },
  ],
  [
    new RegExp(
      `(?:^|[^a-z一-龥])${weekdayPattern}(?=[ ,]*(?:at )?(?:上午|下午|午前|午後|凌晨|晚上)? ?\\d{1,2}:|$)`,
      'i',
    ),
    (match, reference) => {
      const now = new Date(reference.nowMs + reference.utcOffsetMinutes * 60_000).getUTCDay();
      return daysAgo((now - weekdayOf(match[1] ?? '') + 7) % 7 || 7, reference);
    },
  ],
  [new RegExp(`(?:^|[·•|] ?)(\\d{1,3}) ?${agePattern}(?:$| ?[·•|])`, 'i'), age],
  [
    /(?<![\d:])(?=(?:上午|下午|凌晨|早上|晚上|中午|午前|午後)? ?\d{1,2}(?::\d{2}|時\d{1,2}分))/,
    (match, reference, rest) => {
      const clock = clockIn(rest);
      if (clock === undefined || match.index > 60) return undefined;
      const ms = instantOf({ ...today(reference), ...clock.time }, reference.utcOffsetMinutes);
      if (ms === undefined) return undefined;
      const past = ms > reference.nowMs + 60_000 ? ms - dayMs : ms;
      return { ms: past, matched: clock.matched, kind: 'clock' };
    },
  ],
];
