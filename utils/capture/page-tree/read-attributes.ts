import { attributeNamesOf, attributeOf } from '../../dom/elements.ts';

const maxAttributes = 60;

/** Names and values in turn. */
export function readAttributePairs(element: Element): string[] {
  const pairs: string[] = [];
  for (const name of attributeNamesOf(element).slice(0, maxAttributes)) {
    const value = attributeOf(element, name);
    if (value !== undefined) pairs.push(name, value);
  }
  return pairs;
}
