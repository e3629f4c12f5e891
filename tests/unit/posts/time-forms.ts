import { findTime } from '../../../utils/posts/time/time-text.ts';

/** Languages in which much is written in public, of every script that has some. */
export const languages: readonly string[] = (
  'af am ar az be bg bn ca cs cy da de el en-GB en-US es es-MX et eu fa fi fil fr fr-CA ga gl gu he hi hr hu hy id ' +
  'is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl pt-BR pt-PT ro ru si sk sl sq sr sv sw ta ' +
  'te th tr uk ur uz vi zh-CN zh-HK zh-TW'
).split(' ');

const secondMs = 1_000;
const unitMs = {
  minute: 60 * secondMs,
  hour: 3_600 * secondMs,
  day: 86_400 * secondMs,
  month: 30 * 86_400 * secondMs,
} as const;

type Unit = keyof typeof unitMs;

/** A way to write a time: the text, of what was at `atMs`, written down at `nowMs`; all in UTC. */
export interface TimeForm {
  readonly name: string;
  write(language: string, atMs: number, nowMs: number): string | undefined;
}

/** By what `Intl` itself writes: eight dates and four ages. */
export const forms: readonly TimeForm[] = [
  date('full', { dateStyle: 'full', timeStyle: 'short' }),
  date('long', { dateStyle: 'long' }),
  date('medium', { dateStyle: 'medium', timeStyle: 'medium' }),
  date('short', { dateStyle: 'short', timeStyle: 'short' }),
  date('month', { year: 'numeric', month: 'long', day: 'numeric' }),
  date('abbreviated', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }),
  date('weekday', { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' }),
  date('no year', { month: 'long', day: 'numeric' }),
  age('hours', 'hour', 'long'),
  age('minutes', 'minute', 'short'),
  age('days', 'day', 'narrow'),
  {
    name: 'yesterday',
    write(language, atMs, nowMs) {
      const days = Math.floor(nowMs / unitMs.day) - Math.floor(atMs / unitMs.day);
      if (days !== 1) return undefined;
      return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day');
    },
  },
];

function date(name: string, options: Intl.DateTimeFormatOptions): TimeForm {
  return {
    name,
    write: (language, atMs) =>
      new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(atMs),
  };
}

/** In whole units, as most software counts. */
function age(name: string, unit: Unit, style: Intl.RelativeTimeFormatStyle): TimeForm {
  return {
    name,
    write(language, atMs, nowMs) {
      const count = Math.floor((nowMs - atMs) / unitMs[unit]);
      if (count < 1 || count > 400) return undefined;
      return new Intl.RelativeTimeFormat(language, { style }).format(-count, unit);
    },
  };
}

export type Verdict = 'right' | 'open' | 'wrong';

/** Whether a text is read as what was at `atMs`, left open, or taken for something that it is not. */
export function judge(text: string, language: string, atMs: number, nowMs: number): Verdict {
  const found = findTime(text, { nowMs, utcOffsetMinutes: 0, languages: [language] });
  if (found?.iso === undefined || found.span === undefined) return 'open';
  return found.span.earliestMs <= atMs && atMs < found.span.latestMs ? 'right' : 'wrong';
}
