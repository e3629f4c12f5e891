import type { Names } from '../tree/names.ts';
import { endOf, isElementAt, parentOf, subtreeText, type Tree } from '../tree/tree.ts';
import { isNameText } from './name-text.ts';
import type { TimeText } from './time-texts.ts';
import {
  anyName,
  personAccessories,
  personHref,
  personLabel,
  personNames,
  personTerm,
} from './words.ts';

export const maxNameLength = 60;

/** The name that an element shows, empty where it shows none or more than a name. */
export function nameAt(tree: Tree, index: number): string {
  return subtreeText(tree, index, maxNameLength) ?? '';
}

/**
 * How much an element looks like the name of a person, by node index; those around a better one are left out.
 */
export function findPersons(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
): Map<number, number> {
  const persons = new Map<number, number>();
  for (let index = tree.size - 1; index >= 0; index--) {
    if (!isElementAt(tree, index)) continue;
    const weight = personWeight(tree, names, index);
    if (weight <= 0 || timeTexts.has(index) || hasInner(tree, persons, timeTexts, index)) continue;
    persons.set(index, weight);
  }
  return persons;
}

/** How many are declared by their markup. */
export function countDeclared(persons: ReadonlyMap<number, number>): number {
  return [...persons.values()].filter((weight) => weight > 1).length;
}

/** 3 declared in markup, 2 named so or linked so, 1 both weakly; 0 for anything else. */
export function personWeight(tree: Tree, names: Names, index: number): number {
  const text = subtreeText(tree, index, maxNameLength);
  if (text === undefined || text === '' || !isNameText(text)) return 0;
  const own = names.of(index);
  const declared = /(?:^| )(?:author|p-author|h-card|fn|p-name|creator)(?: |$)/.test(own) ? 1 : 0;
  const isTrimming = own === '' || personAccessories.test(own);
  const named = isTrimming ? 0 : personNames.test(own) ? 2 : anyName.test(own) ? 1 : 0;
  const href = names.attribute(index, 'href');
  const linked = href !== undefined && personHref.test(href) ? 2 : 0;
  const introduced = isIntroduced(tree, index) ? 2 : 0;
  return Math.max(declared + named, linked + (named > 0 ? 1 : 0), introduced);
}

/** The text right before it, in the same element, says that a name comes. */
function isIntroduced(tree: Tree, index: number): boolean {
  const before = index - 1;
  const isText = tree.tags[before] === '' && tree.parents[before] === tree.parents[index];
  if (isText && personLabel.test((tree.texts[before] ?? '').slice(-40))) return true;
  return isAfterTerm(tree, index);
}

const termTags = new Set(['td', 'dd', 'span', 'b', 'strong', 'p', 'div']);

/** The element before it, of a table, list of terms or line, is a label for a name: `From`, `作者：`. */
function isAfterTerm(tree: Tree, index: number): boolean {
  if (!termTags.has(tree.tags[index] ?? '')) return false;
  let text = index - 1;
  while (text > 0 && tree.tags[text] === '' && (tree.texts[text] ?? '').trim() === '') text--;
  if (tree.tags[text] !== '') return false;
  const term = parentOf(tree, text);
  if (term < 0 || tree.parents[term] !== tree.parents[index]) return false;
  const label = (tree.texts[text] ?? '').trim();
  const isTerm = ['th', 'dt'].includes(tree.tags[term] ?? '');
  return personTerm.test(label) && (isTerm || /[:：]$/.test(label));
}

function hasInner(
  tree: Tree,
  persons: ReadonlyMap<number, number>,
  timeTexts: ReadonlyMap<number, TimeText>,
  index: number,
): boolean {
  const end = endOf(tree, index);
  for (let at = index + 1; at < end; at++) if (persons.has(at) || timeTexts.has(at)) return true;
  return false;
}
