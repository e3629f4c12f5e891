/** `2026-03-16`: a day without a time of day is the same in every zone. */
export function isDay(instant: string | number): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(String(instant));
}
