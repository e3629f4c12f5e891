import { endOfDay } from '../../utils/casework/end-of-day.ts';

/** So many days before a certificate ends it is told: renewing one takes people and papers. */
const soonDays = 30;

/** How a certificate stands; `none` where the organisation certifies nobody. */
export type Certification = 'none' | 'holds' | 'soon' | 'over';

export function certificationOf(until: string | null, nowMs: number): Certification {
  if (until === null) return 'none';
  const leftMs = Date.parse(until) - nowMs;
  if (leftMs <= 0) return 'over';
  return leftMs <= soonDays * 86_400_000 ? 'soon' : 'holds';
}

/** Until when a certificate holds by the field of a form; null where it is empty. */
export function certifiedUntilOf(fieldDay: string): string | null {
  return fieldDay === '' ? null : endOfDay(fieldDay);
}

/** The day of such an end, for a field of a form; empty for none. */
export function fieldDayOf(until: string | null): string {
  return until?.slice(0, 10) ?? '';
}
