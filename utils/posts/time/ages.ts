import { type DayReading, isBetween } from './day-parts.ts';
import type { TimeSpan } from './found-time.ts';
import type { Meaning, Unit } from './meanings.ts';
import { meaningOf, type Token } from './tokens.ts';
import { dayMs, hourMs, minuteMs, secondMs, type TimeReference, today } from './wall-clock.ts';

type Age = Extract<Meaning, { kind: 'age' }>;

/** What was counted back, from which token to before which. */
export interface FoundAge {
  readonly from: number;
  readonly to: number;
  /** Largest unit first; NaN where the text leaves the count open. */
  readonly counts: readonly { readonly count: number; readonly unit: Unit }[];
}

const unitMs: Readonly<Record<Unit, number>> = {
  second: secondMs,
  minute: minuteMs,
  hour: hourMs,
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
  year: 365 * dayMs,
};

/** `3 hours ago`, `1 day, 3 hours ago`, `last week`, `now`. */
export function ageIn(tokens: readonly Token[]): FoundAge | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const age = ageAt(tokens, at, false);
    if (age === undefined) continue;
    const parts = [age];
    let from = at;
    for (let to = at; to > 0; ) {
      let before = to - 1;
      if (isBetween(tokens[before])) before--;
      const larger = ageAt(tokens, before, true);
      if (larger === undefined || unitMs[larger.unit] <= unitMs[parts[0]?.unit ?? 'year']) break;
      parts.unshift(larger);
      from = before;
      to = before;
    }
    return { from, to: at + 1, counts: parts };
  }
  return undefined;
}

/** `3d` where it stands alone or between signs: within words it is something else. */
export function shortAgeIn(tokens: readonly Token[]): FoundAge | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const age = ageAt(tokens, at, true);
    if (age === undefined || (tokens[at]?.digits ?? 9) > 3) continue;
    if (isEdge(tokens[at - 1]) && isEdge(tokens[at + 1]))
      return { from: at, to: at + 1, counts: [age] };
  }
  return undefined;
}

function isEdge(token: Token | undefined): boolean {
  return token === undefined || /^[·・•|]$/.test(token.text);
}

function ageAt(
  tokens: readonly Token[],
  at: number,
  isShort: boolean,
): { count: number; unit: Unit } | undefined {
  const token = tokens[at];
  const ages = meaningOf(token, 'age')?.filter((age) => (age.isShort ?? false) === isShort);
  const age = ages && (ages.find(({ count }) => count !== undefined) ?? ages[0]);
  if (token === undefined || age === undefined || isOfSentence(tokens, at, age)) return undefined;
  const count = age.count ?? decimal(tokens, at);
  return count === undefined ? undefined : { count, unit: age.unit };
}

/** `now` and `час назад` mean nothing within other words: `двадцать один час назад`. */
function isOfSentence(tokens: readonly Token[], at: number, age: Age): boolean {
  if (age.count === undefined) return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isFirst = before === undefined || isBetween(before) || before.kind === 'sign';
  if (age.count === 0 && !/\s/.test(tokens[at]?.text ?? ' '))
    return !isFirst || !(after === undefined || after.kind === 'sign' || isBetween(after));
  return before?.kind === 'word' && !/\d|^[\p{Lu}]/u.test(before.text) && before.text.length > 12;
}

/** The figure of a phrase, with what stands before its point. */
function decimal(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const [whole, point] = [tokens[at - 2], tokens[at - 1]];
  if (token === undefined || Number.isNaN(token.value)) return undefined;
  const isJoined = point !== undefined && point.to === token.from && /^[.,:/-]$/.test(point.text);
  if (!isJoined || whole?.kind !== 'figure' || whole.to !== point.from) return token.value;
  return /^[.,]$/.test(point.text) ? Number(`${whole.text}.${token.value}`) : undefined;
}

/** An age as an instant: the nominal one, and the span that every way of rounding leaves. */
export function timeOfAge(
  { counts }: FoundAge,
  { nowMs }: TimeReference,
): { iso: string; span: TimeSpan } | undefined {
  const last = counts.at(-1);
  if (last === undefined || counts.some(({ count }) => !Number.isFinite(count))) return undefined;
  const length = counts.reduce((sum, { count, unit }) => sum + count * unitMs[unit], 0);
  const ms = nowMs - length;
  if (!(Math.abs(ms) < 8.64e15)) return undefined;
  return {
    iso: new Date(ms).toISOString(),
    span: {
      how: 'relative',
      precision: last.unit,
      ...spanOf(counts, nowMs),
      isZoneAssumed: false,
    },
  };
}

/**
 * Some count full units, some round, some go by the calendar: a unit either way, months and years as long as
 * they get.
 */
function spanOf(
  counts: FoundAge['counts'],
  nowMs: number,
): { earliestMs: number; latestMs: number } {
  const unit = counts.at(-1)?.unit ?? 'second';
  const most = counts.reduce((sum, each) => sum + each.count * longest(each.unit), longest(unit));
  const least =
    counts.reduce((sum, each) => sum + each.count * shortest(each.unit), 0) - shortest(unit);
  const isNow = counts.length === 1 && counts[0]?.count === 0;
  return {
    earliestMs: nowMs - (isNow ? Math.max(most, 5 * minuteMs) : most),
    latestMs: nowMs - Math.max(0, least) + 1,
  };
}

function longest(unit: Unit): number {
  return unit === 'month' ? 31 * dayMs : unit === 'year' ? 366 * dayMs : unitMs[unit];
}

function shortest(unit: Unit): number {
  return unit === 'month' ? 28 * dayMs : unitMs[unit];
}

/** `yesterday`, `今天`: the day it names, with the words' place. */
export function namedDayIn(
  tokens: readonly Token[],
  reference: TimeReference,
): { readings: readonly DayReading[]; from: number; to: number } | undefined {
  for (const [at, token] of tokens.entries()) {
    const offset = meaningOf(token, 'day')?.[0]?.offset;
    if (offset === undefined) continue;
    const { year, month, day } = today({ ...reference, nowMs: reference.nowMs + offset * dayMs });
    return { readings: [{ year, month, day }], from: at, to: at + 1 };
  }
  return undefined;
}
