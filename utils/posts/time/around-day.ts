import { clockAt, type FoundClock } from './clock.ts';
import { type FoundDay, isBetween } from './day-parts.ts';
import type { ClockTime } from './found-time.ts';
import type { Lexicon } from './lexicon.ts';
import { meaningOf, type Token } from './tokens.ts';
import type { TimeReference } from './wall-clock.ts';
import { zoneAt } from './zone.ts';

export interface TokenizedText {
  readonly plain: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly reference: TimeReference;
}

interface Around {
  readonly clock: ClockTime | undefined;
  readonly zone: ReturnType<typeof zoneAt>;
  readonly weekday: number | undefined;
  /** Places in the plain text. */
  readonly from: number;
  readonly to: number;
}

export function readAround(text: TokenizedText, day: FoundDay): Around {
  const { tokens, plain } = text;
  const within = tokens.slice(day.from, day.to);
  const inside = clockWithin(text, day);
  const after = inside ?? clockAfter(text, day.to);
  const clock = after ?? clockBefore(text, day.from);
  const first = Math.min(day.from, clock?.from ?? day.from);
  const last = Math.max(day.to, clock?.to ?? day.to);
  const end = tokens[last - 1]?.to ?? 0;
  const clockEnd = clock === undefined ? end : (tokens[clock.to - 1]?.to ?? end);
  const zone = clock === undefined ? undefined : (zoneAt(plain, clockEnd) ?? zoneAt(plain, end));
  const weekday = weekdayNear(tokens, first, last, day, within);
  return {
    clock,
    zone,
    weekday,
    from: tokens[first]?.from ?? 0,
    to: zone === undefined || zone.at < end ? end : zone.at + zone.length,
  };
}

/** `Jan 27 09:48:05 2016`. */
function clockWithin({ tokens, lexicon }: TokenizedText, day: FoundDay): FoundClock | undefined {
  for (let at = day.from; at < day.to; at++) {
    if (tokens[at]?.text === ':' && at > day.from) return clockAt(tokens, at - 1, lexicon);
  }
  return undefined;
}

export function clockAfter(
  { tokens, lexicon }: TokenizedText,
  from: number,
): FoundClock | undefined {
  for (let at = from; at < Math.min(tokens.length, from + 8); at++) {
    const clock = clockAt(tokens, at, lexicon);
    if (clock !== undefined) return clock;
    if (!isBesideDay(tokens[at])) return undefined;
  }
  return undefined;
}

/** What may stand between a day and its time of day. */
function isBesideDay(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (/^[T@[\]()]$/.test(token.text) || isBetween(token)) return true;
  return (
    (meaningOf(token, 'weekday') ?? meaningOf(token, 'era') ?? meaningOf(token, 'half')) !==
    undefined
  );
}

/** `3:04 PM · Jan 5, 2026`: the time of day in front of the day. */
function clockBefore({ tokens, lexicon }: TokenizedText, before: number): FoundClock | undefined {
  for (let at = Math.max(0, before - 10); at < before; at++) {
    const clock = clockAt(tokens, at, lexicon);
    if (clock === undefined || clock.to > before) continue;
    if (tokens.slice(clock.to, before).every(isBesideDay)) return clock;
  }
  return undefined;
}

/** The weekday in the same line as a day; a single sign counts in brackets alone. */
function weekdayNear(
  tokens: readonly Token[],
  first: number,
  last: number,
  day: FoundDay,
  within: readonly Token[],
): number | undefined {
  const isFree = (token: Token): boolean =>
    !within.includes(token) || meaningOf(token, 'month') === undefined;
  const near = tokens.slice(Math.max(0, first - 3), last + 3);
  for (const [at, token] of near.entries()) {
    const weekdays = meaningOf(token, 'weekday');
    if (weekdays === undefined || !isFree(token)) continue;
    const isBracketed = near[at - 1]?.text === '(' && near[at + 1]?.text === ')';
    const fit = weekdays.filter(({ isNarrow }) => !isNarrow || isBracketed);
    const days = new Set(fit.map((each) => each.day));
    const [only] = days;
    if (days.size === 1 && only !== undefined && day.readings.length > 0) return only;
  }
  return undefined;
}
