/**
 * Whether a cached response may still be used without asking (RFC 9111 §4.2): then the cache holds what the
 * page was given, unless somebody reloaded by force. `nowMs` is the local clock.
 */
export function isFresh(headers: Headers, nowMs: number): boolean {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  if (/\b(?:no-cache|no-store)\b/.test(control)) return false;
  if (/\bimmutable\b/.test(control)) return true;
  const dateMs = Date.parse(headers.get('date') ?? '');
  const ageMs = nowMs - dateMs + 1000 * Number(headers.get('age') ?? 0);
  const maxAge = /\bmax-age\s*=\s*"?(\d+)/.exec(control)?.[1];
  if (maxAge !== undefined) return ageMs < 1000 * Number(maxAge);
  const expires = headers.get('expires');
  if (expires !== null) return nowMs < Date.parse(expires);
  // Without either, browsers take a tenth of the time since it was last changed (§4.2.2).
  const modifiedMs = Date.parse(headers.get('last-modified') ?? '');
  return ageMs < (dateMs - modifiedMs) / 10;
}
