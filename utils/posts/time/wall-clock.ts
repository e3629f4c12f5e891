/** Where and when a time is read: relative and zoneless times mean nothing without it. */
export interface TimeReference {
  /** Epoch milliseconds of the capture. */
  readonly nowMs: number;
  /** The reader's offset from UTC, in which sites write zoneless times. */
  readonly utcOffsetMinutes: number;
  /** BCP 47 tags of the languages in which times may be written, the page's before the reader's. */
  readonly languages?: readonly string[];
  /** Languages that were guessed: what they do not read alike stays open. */
  readonly guesses?: readonly string[];
}

/** A calendar day and time of day as written, month 1–12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Today as the reader's calendar has it, at midnight. */
export function today(reference: TimeReference): WallTime {
  return dayOf(reference.nowMs, reference.utcOffsetMinutes);
}

/** The day of an instant at an offset from UTC, at midnight. */
export function dayOf(ms: number, utcOffsetMinutes: number): WallTime {
  const shifted = new Date(ms + utcOffsetMinutes * minuteMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
  };
}

/** Epoch milliseconds, or undefined for a day or time that does not exist. */
export function epochMsOf(wall: WallTime, utcOffsetMinutes: number): number | undefined {
  const { year, month, day, hour, minute, second } = wall;
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60)
    return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second) - utcOffsetMinutes * minuteMs;
}
