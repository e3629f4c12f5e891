import { attributeNamesOf, attributeOf } from '../facts/dom-access.ts';

const maxAttributes = 60;
const none: ReadonlyMap<string, string> = new Map();

/** Names and values in turn. */
export function readAttributePairs(element: Element): string[] {
  const pairs: string[] = [];
  for (const name of attributeNamesOf(element).slice(0, maxAttributes)) {
    const value = attributeOf(element, name);
    if (value !== undefined) pairs.push(name, value);
  }
  return pairs;
}

export function attributesFrom(pairs: readonly string[]): ReadonlyMap<string, string> {
  if (pairs.length === 0) return none;
  const map = new Map<string, string>();
  for (let at = 0; at < pairs.length; at += 2) map.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return map;
}
