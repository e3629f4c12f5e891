const none: ReadonlyMap<string, string> = new Map();

/** The attributes of an element out of names and values in turn. */
export function attributesFrom(pairs: readonly string[]): ReadonlyMap<string, string> {
  if (pairs.length === 0) return none;
  const map = new Map<string, string>();
  for (let at = 0; at < pairs.length; at += 2) map.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return map;
}
