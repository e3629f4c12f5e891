import { dayMs } from './wall-clock.ts';

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Calendars whose months are not those of the Gregorian one, and which never have a thirteenth. */
export const ownMonths = new Set(['persian', 'islamic-umalqura', 'islamic-civil', 'indian']);
/** What is added to a year for the Gregorian one, where months and days are the same. */
const shifts: Readonly<Record<string, number>> = { gregory: 0, buddhist: -543 };
/** Where a calendar's years begin and how long they are, near enough to start looking. */
const starts: Readonly<Record<string, readonly [number, number]>> = {
  persian: [622.22, 1],
  'islamic-umalqura': [622.54, 0.970224],
  'islamic-civil': [622.54, 0.970224],
  indian: [78.22, 1],
};

/** The calendars of a language whose months have names of their own: of its region, and the Gregorian. */
export function calendarsOf(language: string): string[] {
  const own = new Intl.DateTimeFormat(language).resolvedOptions().calendar;
  const more = moreCalendars[language.split('-')[0] ?? ''] ?? [];
  return [...new Set(['gregory', own, ...more])].filter(
    (calendar) => ownMonths.has(calendar) || calendar === 'gregory',
  );
}

/** Beside the region's first calendar, which is all that `Intl` tells everywhere. */
const moreCalendars: Readonly<Record<string, readonly string[]>> = {
  ar: ['islamic-umalqura'],
  fa: ['persian'],
};

/** A day of another calendar in the Gregorian one; undefined where there is no such day. */
export function gregorianDay(
  calendar: string,
  { year, month, day }: CalendarDay,
): CalendarDay | undefined {
  const shift = shifts[calendar];
  if (shift !== undefined) return { year: year + shift, month, day };
  const [start, length] = starts[calendar] ?? [];
  if (start === undefined || length === undefined) return undefined;
  const guess = (start + (year - 1 + (month - 1) / 12 + day / 365) * length - 1970) * 365.2425;
  for (let off = 0, days = Math.floor(guess); off < 80; off++) {
    const ms = (days + (off % 2 === 0 ? off / 2 : -(off + 1) / 2)) * dayMs;
    const seen = dayIn(calendar, ms);
    if (seen.year === year && seen.month === month && seen.day === day) {
      return gregorian(ms);
    }
  }
  return undefined;
}

function gregorian(ms: number): CalendarDay {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant in UTC as a calendar counts it. */
export function dayIn(calendar: string, ms: number): CalendarDay {
  if (calendar === 'gregory') return gregorian(ms);
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
  formats.set(calendar, format);
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  return { year: part('year'), month: part('month'), day: part('day') };
}
