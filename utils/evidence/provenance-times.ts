/** `2026-03-04 05:06:07.890 UTC`: the same in every language, and to the millisecond as it was recorded. */
export function readable(instant: string): string {
  return instant.replace('T', ' ').replace('Z', ' UTC');
}

/** By the world's clock, and by the one that the reporter had before their eyes. */
export function inBothZones(instant: string, utcOffsetMinutes: number): string {
  const local = new Date(Date.parse(instant) + utcOffsetMinutes * 60_000);
  if (utcOffsetMinutes === 0 || Number.isNaN(local.getTime())) return readable(instant);
  const there = local.toISOString().slice(0, 19).replace('T', ' ');
  return `${readable(instant)}\n${there} ${zoneName(utcOffsetMinutes)}`;
}

export function zoneName(utcOffsetMinutes: number): string {
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `UTC${utcOffsetMinutes < 0 ? '−' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
