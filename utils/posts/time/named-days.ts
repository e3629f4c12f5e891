import { clockAt } from './clock.ts';
import {
  dayAt,
  type Finder,
  type FoundDay,
  isOfClock,
  type Month,
  monthsAt,
  readingsOf,
  skip,
  yearAt,
} from './day-parts.ts';
import type { Lexicon } from './lexicon.ts';
import { meaningOf, type Token } from './tokens.ts';

/** `2026年1月5日`, `2026. január 5.`, `令和8年1月5日`, `2026 Jan 5`, and with the day before the month. */
export const yearFirst: Finder = (tokens, from, lexicon) => {
  const year = yearAt(tokens, from);
  if (year === undefined) return undefined;
  const next = skip(tokens, year.to);
  const months = monthsAt(tokens, next);
  if (months.length > 0) {
    const at = skip(tokens, next + 1);
    const day = dayAt(tokens, at);
    if (day === undefined) return undefined;
    return { readings: readingsOf(year, months, day, lexicon), from, to: at + 1 };
  }
  const day = dayAt(tokens, next);
  const at = skip(tokens, next + 1);
  const later = monthsAt(tokens, at);
  if (day === undefined || later.length === 0) return undefined;
  return { readings: readingsOf(year, later, day, lexicon), from, to: at + 1 };
};

/** `5 January 2026`, `5. led 2026`, `23 апр 18 в 23:19`. */
export const dayFirst: Finder = (tokens, from, lexicon) => {
  const day = dayAt(tokens, from);
  const at = skip(tokens, from + 1);
  const months = monthsAt(tokens, at);
  if (day === undefined || months.length === 0) return undefined;
  return withYear(tokens, from, at + 1, months, day, lexicon, true);
};

/** `January 5, 2026`, `Jan 5 '26`, `Jan 27 09:48:05 2016`. */
export const monthFirst: Finder = (tokens, from, lexicon) => {
  const months = monthsAt(tokens, from);
  const at = skip(tokens, from + 1);
  const day = dayAt(tokens, at);
  if (day === undefined || months.length === 0) return undefined;
  return withYear(tokens, from, at + 1, months, day, lexicon, false);
};

function withYear(
  tokens: readonly Token[],
  from: number,
  at: number,
  months: readonly Month[],
  day: number,
  lexicon: Lexicon,
  isDayFirst: boolean,
): FoundDay | undefined {
  const next = skip(tokens, at);
  const year =
    yearAt(tokens, next) ?? shortYearAt(tokens, next, isDayFirst) ?? yearAfterClock(tokens, next);
  if (year === undefined) return undefined;
  return { readings: readingsOf(year, months, day, lexicon), from, to: year.to };
}

/** `09:48:05 2016`, `20:19:24 +0000 2014`. */
function yearAfterClock(tokens: readonly Token[], at: number): ReturnType<typeof yearAt> {
  const clock = isOfClock(tokens, at) ? clockAt(tokens, at, { hasPointClock: false }) : undefined;
  if (clock === undefined) return undefined;
  for (let to = clock.to; to <= clock.to + 2; to++) {
    const year =
      tokens[to]?.kind === 'figure' && isZoneSign(tokens[to - 1]) ? undefined : yearAt(tokens, to);
    if (year !== undefined) return year;
    if (!isZoneSign(tokens[to]) && !/^[A-Z]{3,4}$|^\d{4}$/.test(tokens[to]?.text ?? ''))
      return undefined;
  }
  return undefined;
}

function isZoneSign(token: Token | undefined): boolean {
  return token?.text === '+' || token?.text === '-';
}

/** `'26`; without the apostrophe only after the month, and where nothing follows that it could count. */
function shortYearAt(
  tokens: readonly Token[],
  at: number,
  isDayFirst: boolean,
): ReturnType<typeof yearAt> {
  const token = tokens[at];
  if (token?.kind !== 'figure' || token.digits !== 2 || isOfClock(tokens, at)) return undefined;
  const after = tokens[at + 1];
  const isQuoted = tokens[at - 1]?.text === "'";
  const isAlone =
    after === undefined ||
    after.kind === 'sign' ||
    meaningOf(after, 'joint') !== undefined ||
    isOfClock(tokens, at + 1);
  if (!isQuoted && !(isDayFirst && isAlone)) return undefined;
  return { year: 2000 + token.value, calendars: undefined, to: at + 1 };
}

/** `3月5日`, `5 March`, `Sep 3`: which year is for the page to tell. */
export const yearless: Finder = (tokens, from) => {
  const first = dayAt(tokens, from);
  const months = monthsAt(tokens, from);
  const at = skip(tokens, from + 1);
  const day = first ?? dayAt(tokens, at);
  const names = first === undefined ? months : monthsAt(tokens, at);
  const month = names.find(({ calendar }) => calendar === 'gregory')?.month;
  if (day === undefined || month === undefined || month < 1 || month > 12) return undefined;
  return { readings: [{ month, day }], from, to: at + 1 };
};
