import { calendarsOf, dayIn, ownMonths } from './calendars.ts';
import type { Meaning, Part } from './meanings.ts';
import type { Phrases } from './phrases.ts';
import { dayMs } from './wall-clock.ts';

type Options = Intl.DateTimeFormatOptions;

/** Alone, beside a day, in a whole date: languages bend the name of a month by what stands around it. */
const dateForms: readonly Options[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'short' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
];
const weekdayForms: readonly Options[] = [
  { weekday: 'long' },
  { weekday: 'short' },
  { weekday: 'narrow' },
  { dateStyle: 'full' },
];
const clockForms: readonly Options[] = [
  { timeStyle: 'full', timeZone: 'UTC' },
  { hour: 'numeric', minute: 'numeric' },
];
/** A Thursday, at noon. */
const startYear = 2026;
const start = Date.UTC(startYear, 0, 1, 12);

/** The names of months and weekdays, and what a language writes between the parts of a date. */
export function addDateWords(language: string, phrases: Phrases): void {
  for (const calendar of calendarsOf(language)) {
    const days = monthDays(calendar);
    for (const form of dateForms) {
      const format = formatOf(`${language}-u-ca-${calendar}`, form);
      for (const ms of days) {
        addParts(phrases, format.formatToParts(ms), {
          kind: 'month',
          month: dayIn(calendar, ms).month,
          calendar,
        });
      }
    }
  }
  addEra(language, phrases);
  for (const form of weekdayForms) {
    const format = formatOf(language, form);
    for (let day = 0; day < 7; day++) {
      const ms = start + day * dayMs;
      const name = format.formatToParts(ms).find(({ type }) => type === 'weekday')?.value ?? '';
      const isNarrow = [...name].length < 2;
      phrases.add(name, { kind: 'weekday', day: new Date(ms).getUTCDay(), isNarrow });
    }
  }
  for (const form of clockForms) addParts(phrases, formatOf(language, form).formatToParts(start));
}

/** `พ.ศ. 2569`: what a language writes before or after the years of its own calendar. */
function addEra(language: string, phrases: Phrases): void {
  const own = formatOf(language, { dateStyle: 'full' });
  const { calendar } = own.resolvedOptions();
  if (ownMonths.has(calendar)) return;
  const era = own.formatToParts(start).find(({ type }) => type === 'era');
  const { year } = dayIn(calendar, start);
  if (era !== undefined) phrases.add(era.value, { kind: 'era', add: startYear - year });
}

function formatOf(language: string, options: Options): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
}

/** One day in each month of a year. */
function monthDays(calendar: string): number[] {
  const found = new Map<number, number>();
  for (let days = 0; found.size < 12 && days < 400; days += 9) {
    const ms = start + days * dayMs;
    const { month } = dayIn(calendar, ms);
    if (!found.has(month)) found.set(month, ms);
  }
  return [...found.values()];
}

const partOf: Readonly<Record<string, Part>> = {
  year: 'year',
  relatedYear: 'year',
  month: 'month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
};

function addParts(
  phrases: Phrases,
  parts: readonly Intl.DateTimeFormatPart[],
  month?: Extract<Meaning, { kind: 'month' }>,
): void {
  parts.forEach(({ type, value }, at) => {
    const before = parts[at - 1]?.value ?? '';
    const after = parts[at + 1]?.type === 'literal' ? (parts[at + 1]?.value ?? '') : '';
    if (type === 'literal') addJoints(phrases, value);
    const of = partOf[type];
    if (of === undefined) return;
    const isFigure = /^\p{Nd}+$/u.test(value);
    if (isFigure) {
      const sign = /^[\p{L}\p{M}()]*\p{L}[\p{L}\p{M}()]*/u.exec(after)?.[0];
      if (sign !== undefined) phrases.add(`1${sign}`, { kind: 'part', of });
    } else if (type === 'month' && month !== undefined) {
      addMonth(phrases, value, [before, after], month);
    }
  });
}

/** What stands before or after a name may be written in one with it: Hebrew `בינואר`, Catalan `d'abril`. */
function addMonth(
  phrases: Phrases,
  value: string,
  [before, after]: readonly [string, string],
  { month, calendar }: Extract<Meaning, { kind: 'month' }>,
): void {
  const hasFigure = /\p{Nd}/u.test(value);
  const meaning: Meaning =
    hasFigure || month === undefined
      ? { kind: 'month', calendar }
      : { kind: 'month', month, calendar };
  phrases.add(value, meaning);
  const prefix = /[\p{L}\p{M}'’]+$/u.exec(before)?.[0] ?? '';
  const suffix = /^[\p{L}\p{M}]+/u.exec(after)?.[0] ?? '';
  if (prefix + suffix !== '') phrases.add(prefix + value + suffix, meaning);
}

function addJoints(phrases: Phrases, literal: string): void {
  for (const word of literal.split(/[\s,،、/]+/u)) {
    if (/\p{L}/u.test(word)) phrases.add(word, { kind: 'joint' });
  }
}
