import type { Lexicon } from './lexicon.ts';
import { meaningOf, type Token } from './tokens.ts';

/** A time of day as written, and from which token to before which it reaches. */
export interface FoundClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly precision: 'second' | 'minute' | 'hour';
  readonly from: number;
  readonly to: number;
}

interface Figures extends Omit<FoundClock, 'from'> {
  /** Wants a half of the day beside it: a bare `3` is no time. */
  readonly isBare: boolean;
}

/** The time of day that begins at a token; undefined when something else does. */
export function clockAt(
  tokens: readonly Token[],
  from: number,
  lexicon: Pick<Lexicon, 'hasPointClock'>,
): FoundClock | undefined {
  // What stands before the figures may say `at` in one language and `before noon` in another: `am 12:00`.
  const isJoint = meaningOf(tokens[from], 'joint') !== undefined;
  const before = isJoint ? undefined : meaningOf(tokens[from], 'half');
  const figures = figuresAt(tokens, before === undefined ? from : from + 1, lexicon);
  if (figures === undefined) return undefined;
  const after = before ?? meaningOf(tokens[figures.to], 'half');
  const to = before === undefined && after !== undefined ? figures.to + 1 : figures.to;
  if (after === undefined && figures.isBare) return undefined;
  const hour = after === undefined ? figures.hour : hourIn(figures.hour, halfHours(after));
  if (hour === undefined || hour > 24 || figures.minute > 59 || figures.second > 60)
    return undefined;
  const { minute, second, precision } = figures;
  return { hour, minute, second, precision, from, to };
}

function halfHours(meanings: readonly { readonly hours: number }[]): number {
  return meanings.reduce((bits, { hours }) => bits | hours, 0);
}

/** The one hour of a half that a clock of twelve shows so; a clock of twenty-four says it already. */
function hourIn(hour: number, bits: number): number | undefined {
  if (hour > 12) return hour;
  const fits = [hour % 12, (hour % 12) + 12].filter((each) => (bits & (1 << each)) !== 0);
  return fits.length === 1 ? fits[0] : undefined;
}

function figuresAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Pick<Lexicon, 'hasPointClock'>,
): Figures | undefined {
  const hour = tokens[at];
  if (hour === undefined || Number.isNaN(hour.value) || hour.digits > 2) return undefined;
  if (partAt(tokens, at, 'hour') !== undefined) return signedFigures(tokens, at, hour.value);
  const minute = figureAt(tokens, at + 1);
  const isJoined = tokens[at + 1]?.from === hour.to && /^\d+ ?h$/i.test(hour.text);
  if (isJoined && minute !== undefined) return toMinute(hour.value, minute, at + 2);
  if (hour.kind !== 'figure') return undefined;
  const sign = tokens[at + 1]?.text;
  if (sign !== ':' && !(sign === '.' && lexicon.hasPointClock)) return bareHour(hour.value, at);
  return parted(tokens, at, hour.value, sign);
}

function toMinute(hour: number, minute: number, to: number): Figures {
  return { hour, minute, second: 0, precision: 'minute', to, isBare: false };
}

/** `12:30`, `12:30:45.5`. */
function parted(
  tokens: readonly Token[],
  at: number,
  hour: number,
  sign: string,
): Figures | undefined {
  const [minute, second] = [figureAt(tokens, at + 2), figureAt(tokens, at + 4)];
  const isAfterPoint = sign === '.' && (tokens[at - 1]?.text === '.' || isPointDate(tokens, at));
  if (isAfterPoint || tokens[at - 1]?.text === ':') return undefined;
  if (minute === undefined) return bareHour(hour, at);
  if (tokens[at + 3]?.text !== sign || second === undefined) return toMinute(hour, minute, at + 3);
  const hasFraction = tokens[at + 5]?.text === '.' && tokens[at + 6]?.kind === 'figure';
  const isJoined = hasFraction && tokens[at + 5]?.from === tokens[at + 4]?.to;
  return { hour, minute, second, precision: 'second', to: at + (isJoined ? 7 : 5), isBare: false };
}

/** `05.01.2026` and `05.01.` are days. */
function isPointDate(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 3]?.text === '.' && (tokens[at + 4]?.digits ?? 4) > 2;
}

function bareHour(hour: number, at: number): Figures | undefined {
  return hour > 12
    ? undefined
    : { hour, minute: 0, second: 0, precision: 'hour', to: at + 1, isBare: true };
}

/** `15時04分05秒`, `오후 3시 4분`. */
function signedFigures(tokens: readonly Token[], at: number, hour: number): Figures {
  const bare = figureAt(tokens, at + 1);
  if (bare !== undefined) return toMinute(hour, bare, at + 2);
  const minute = partAt(tokens, at + 1, 'minute');
  const second = partAt(tokens, at + 2, 'second');
  if (minute === undefined)
    return { hour, minute: 0, second: 0, precision: 'hour', to: at + 1, isBare: false };
  if (second === undefined) return toMinute(hour, minute, at + 2);
  return { hour, minute, second, precision: 'second', to: at + 3, isBare: false };
}

/** A figure written with two digits. */
function figureAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  return token?.kind === 'figure' && token.digits === 2 ? token.value : undefined;
}

function partAt(
  tokens: readonly Token[],
  at: number,
  of: 'hour' | 'minute' | 'second',
): number | undefined {
  const isPart = meaningOf(tokens[at], 'part')?.some((meaning) => meaning.of === of);
  return isPart ? tokens[at]?.value : undefined;
}
