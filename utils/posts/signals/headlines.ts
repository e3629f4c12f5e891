import type { Names } from '../tree/names.ts';
import { subtreeText, type Tree } from '../tree/tree.ts';
import { titleNames } from './words.ts';

const headlineTag = /^h[1-6]$/;
const maxHeadlineLength = 200;
const answeringSubject = /^\s*(?:re|aw|fwd?|回复|回覆|返信)\s*[:：]/i;

/** An element that is a headline, or is called one. */
export function isTitle(tree: Tree, names: Names, index: number): boolean {
  const tag = tree.tags[index] ?? '';
  return headlineTag.test(tag) || (tag !== '' && titleNames.test(names.of(index)));
}

/**
 * Headlines of what they stand over, which no other repeats, that name no person: the subject of a talk
 * stands over all of it.
 */
export function findHeadlines(tree: Tree, persons: ReadonlyMap<number, number>): Set<number> {
  const byText = new Map<string, number[]>();
  for (let index = 0; index < tree.size; index++) {
    if (!headlineTag.test(tree.tags[index] ?? '')) continue;
    const text = subtreeText(tree, index, maxHeadlineLength);
    if (text === undefined || answeringSubject.test(text) || holdsPerson(tree, persons, index))
      continue;
    const alike = byText.get(text);
    if (alike === undefined) byText.set(text, [index]);
    else alike.push(index);
  }
  return new Set([...byText.values()].filter(({ length }) => length === 1).flat());
}

function holdsPerson(tree: Tree, persons: ReadonlyMap<number, number>, index: number): boolean {
  for (let at = index; at < (tree.ends[index] ?? index); at++) if (persons.has(at)) return true;
  return false;
}
