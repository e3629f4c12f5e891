import type { DayReading } from './day-parts.ts';
import type { Unit } from './meanings.ts';
import { dayMs, epochMsOf, hourMs, minuteMs, secondMs } from './wall-clock.ts';

/**
 * How a time was read: by a machine's date, by the words of a date alone, by its words and the other times of
 * the page, or counted back from the capture.
 */
export type TimeSource = 'machine' | 'words' | 'page' | 'relative';

/** What is known of an instant: it lies from `earliestMs` on and before `latestMs`. */
export interface TimeSpan {
  readonly how: TimeSource;
  readonly precision: Unit;
  readonly earliestMs: number;
  readonly latestMs: number;
  /** No zone was stated: the reader's was taken. */
  readonly isZoneAssumed: boolean;
}

/** A time of day as written. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly precision: 'second' | 'minute' | 'hour';
}

/** What the text alone leaves open, and the page may tell. */
export interface OpenTime {
  /** Empty where no day is told at all. */
  readonly readings: readonly DayReading[];
  readonly clock?: ClockTime;
  /** Sunday is 0. */
  readonly weekday?: number;
  /** Minutes east of UTC, where the text states a zone. */
  readonly offsetMinutes?: number;
}

/** A time found in text. */
export interface FoundTime {
  /**
   * ISO 8601: an instant in UTC, or `2026-01-05` for a day without time of day. Of an age it is the middle of
   * what `span` says. Absent where the text leaves open which instant or day it is.
   */
  readonly iso?: string;
  readonly span?: TimeSpan;
  /** The part of the text that is the time; the text is that of `plainTimeText`. */
  readonly matched: string;
  readonly before: string;
  readonly after: string;
  /** How far the text tells it by itself: a bare `12:30` needs a day from elsewhere. */
  readonly kind: 'instant' | 'day' | 'month' | 'clock' | 'age';
  /** How the day may be read, where it was written in figures or without its year. */
  readonly open?: OpenTime;
}

/** The words on both sides of a time. */
export type Beside = Pick<FoundTime, 'before' | 'after'>;

/** Everything of a found time but its place. */
export type TimeValue = Omit<FoundTime, 'matched' | 'before' | 'after'>;

const unitMs: Readonly<Record<ClockTime['precision'], number>> = {
  second: secondMs,
  minute: minuteMs,
  hour: hourMs,
};

/** A day with or without its time of day; undefined for one that does not exist. */
export function timeOn(
  day: { readonly year: number; readonly month: number; readonly day: number },
  clock: ClockTime | undefined,
  offset: { readonly minutes: number; readonly isAssumed: boolean },
  how: TimeSource,
): { iso: string; span: TimeSpan; kind: 'instant' | 'day' } | undefined {
  const { hour = 0, minute = 0, second = 0, precision } = clock ?? {};
  const ms = epochMsOf({ ...pick(day), hour, minute, second }, offset.minutes);
  if (ms === undefined || Math.abs(ms) >= 8.64e15) return undefined;
  const length = precision === undefined ? dayMs : unitMs[precision];
  const span = {
    how,
    precision: precision ?? 'day',
    earliestMs: ms,
    latestMs: ms + length,
    isZoneAssumed: offset.isAssumed,
  } as const;
  const two = (value: number): string => String(value).padStart(2, '0');
  return precision === undefined
    ? {
        iso: `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`,
        span,
        kind: 'day',
      }
    : { iso: new Date(ms).toISOString(), span, kind: 'instant' };
}

function pick({ year, month, day }: { year: number; month: number; day: number }) {
  return { year, month, day };
}
