/**
 * Fields that say one thing, of which node keeps the first and drops the others: whoever stands in front
 * might have read another one (RFC 9112 §3.2 for Host).
 */
const single = new Set(['host', 'authorization', 'content-type', 'content-length']);

/**
 * Whether a field that may be there once is there twice. `rawHeaders` alternates names and values, as node
 * has them.
 */
export function repeatsSingleField(rawHeaders: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    if (!single.has(name)) continue;
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}
