/** The last instant of a day in UTC, as due days and certificates are kept: of `2027-01-31`. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999Z`).toISOString();
}
