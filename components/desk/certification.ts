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

/** The end of a day in UTC, as certificates are kept; null for no day. */
export function endOfDay(day: string): string | null {
  return day === '' ? null : new Date(`${day}T23:59:59.999Z`).toISOString();
}

/** The day of such an end, for a field of a form; empty for none. */
export function fieldDayOf(until: string | null): string {
  return until?.slice(0, 10) ?? '';
}
