const dayMs = 24 * 60 * 60 * 1000;

/**
 * RFC 9110 §10.2.3: delay seconds or an HTTP date, as milliseconds from `nowMs`, clamped to 0…24 h.
 * Anything else is as if the field were absent.
 */
export function retryAfterMs(field: string | undefined, nowMs: number): number | undefined {
  const text = field?.trim() ?? '';
  const delayMs = /^\d+$/.test(text) ? Number(text) * 1000 : httpDateMs(text) - nowMs;
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(delayMs, 0), dayMs);
}

/** Only dates that name a weekday, so that `Date.parse` leniency does not read a stray number as one. */
function httpDateMs(text: string): number {
  return /^(mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? Date.parse(text) : Number.NaN;
}
