import type { Names } from '../tree/names.ts';
import { endOf, subtreeText, type Tree } from '../tree/tree.ts';
import type { TimeText } from './time-texts.ts';
import { titleNames } from './words.ts';

const headlineTag = /^h[1-6]$/;
const maxHeadlineLength = 200;
const answeringSubject =
  /^\s*(?:\S{1,8}\s)?(?:re|aw|antw|sv|odp|rif|res|fwd?|ответ|回复|回覆|返信|답글?)\s*[:：]\s*/iu;

/** A mark on one post beside its subject: `(Score: 5)`, `[+2]`. */
const marked = /\s*[([][^()[\]]{0,12}\d[^()[\]]{0,4}[)\]]\s*$/u;

/** An element that is a headline, or is called one. */
export function isTitle(tree: Tree, names: Names, index: number): boolean {
  const tag = tree.tags[index] ?? '';
  return headlineTag.test(tag) || (tag !== '' && titleNames.test(names.of(index)));
}

/**
 * What `isTitle` and heads something of its own: not a line in a headline's tag that tells when or who, and
 * not the subject of a talk that posts repeat.
 */
export function findTitles(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
  persons: ReadonlyMap<number, number>,
): Set<number> {
  const titles = new Map<number, string>();
  const answered = new Set<string>();
  for (let index = 0; index < tree.size; index++) {
    if (!isTitle(tree, names, index)) continue;
    if (persons.has(index) || holdsAny(tree, timeTexts, index)) continue;
    const text = subtreeText(tree, index, maxHeadlineLength) ?? '';
    const bare = text.replace(answeringSubject, '').replace(marked, '');
    const subject = bare.toLowerCase().replace(/[\s\p{P}]+/gu, '');
    if (answeringSubject.test(text)) answered.add(subject);
    titles.set(index, subject);
  }
  return new Set(
    [...titles].flatMap(([index, subject]) =>
      [...answered].some((end) => end !== '' && subject.endsWith(end)) ? [] : [index],
    ),
  );
}

/**
 * Headlines of what they stand over, which no other repeats, that name no person: the subject of a talk
 * stands over all of it.
 */
export function findHeadlines(
  tree: Tree,
  titles: ReadonlySet<number>,
  persons: ReadonlyMap<number, number>,
): Set<number> {
  const byText = new Map<string, number[]>();
  for (let index = 0; index < tree.size; index++) {
    if (!headlineTag.test(tree.tags[index] ?? '') || !titles.has(index)) continue;
    const text = subtreeText(tree, index, maxHeadlineLength);
    if (text === undefined || answeringSubject.test(text) || holdsAny(tree, persons, index))
      continue;
    const alike = byText.get(text);
    if (alike === undefined) byText.set(text, [index]);
    else alike.push(index);
  }
  return new Set([...byText.values()].filter(({ length }) => length === 1).flat());
}

function holdsAny(tree: Tree, found: ReadonlyMap<number, unknown>, index: number): boolean {
  for (let at = index; at < endOf(tree, index); at++) if (found.has(at)) return true;
  return false;
}
