import * as z from 'zod/mini';
import { countSchema, termIdSchema } from '../protocol/primitives.ts';

const hours = countSchema.check(z.minimum(1), z.maximum(100_000));

/** Hours for what the lanes do not say (A4c). The guideline gives no numbers: each endpoint sets its own. */
export const timersSchema = z.strictObject({
  replyHours: hours,
  measureConfirmedHours: hours,
  transferAcknowledgedHours: hours,
  transferOutcomeHours: hours,
  complaintHours: hours,
  appealHours: hours,
  /** How long after a reply its case may be contested before the clock closes it. */
  objectionHours: hours,
  /** The longest that a measure before judgement may last (A21b). */
  longestInterimHours: z.exactOptional(hours),
  /** Lanes that run on the wall clock whatever the calendar says. */
  wallClockLanes: z.array(termIdSchema).check(z.maxLength(64)),
  /** Lanes that stand before all others. */
  firstLanes: z.array(termIdSchema).check(z.maxLength(64)),
});
export type Timers = z.infer<typeof timersSchema>;

const clockTime = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (_unknownZone) {
    return false;
  }
}

/** From when to when on one day; `24:00` is its end. */
const spanSchema = z
  .strictObject({ from: clockTime, to: clockTime })
  .check(z.refine(({ from, to }) => from < to));

/**
 * When the desk works. Timers then count open hours alone; under a standard without a calendar every hour
 * counts.
 */
export const calendarSchema = z.strictObject({
  /** An IANA time zone: `Asia/Shanghai`. */
  zone: z.string().check(z.maxLength(64), z.refine(isZone)),
  /** By the day of the week, Monday first. */
  week: z.array(z.array(spanSchema).check(z.maxLength(4))).check(
    z.length(7),
    z.refine((week) => week.some((spans) => spans.length > 0)),
  ),
  /** Days on which nobody works. */
  holidays: z.array(day).check(z.maxLength(400)),
  /** Days that are worked like a Monday though they are a weekend. */
  workdays: z.array(day).check(z.maxLength(400)),
});
export type Calendar = z.infer<typeof calendarSchema>;
