/**
 * What somebody did to a list as it was `shown`, done to it as it is `stored` by then. Each entry is there
 * once.
 */
export function changeList(
  stored: readonly string[],
  shown: readonly string[],
  chosen: readonly string[],
): string[] {
  const removed = new Set(shown).difference(new Set(chosen));
  const added = new Set(chosen).difference(new Set(shown));
  return [...new Set(stored).difference(removed).union(added)];
}
