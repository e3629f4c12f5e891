import { endOf, subtreeText } from '../tree/tree.ts';
import type { NodeRange } from './candidate-groups.ts';
import type { Signals } from './signals.ts';
import { personHref } from './words.ts';

const maxTitleLength = 120;
const leastTitleLength = 4;

/**
 * Whether a list tells of talk on other pages, as `latest comments` in a side column does: nearly every
 * member names a page by a link of its own words, and hardly any of the posts already found does.
 */
export function leadsElsewhere(
  signals: Signals,
  members: readonly NodeRange[],
  records: readonly NodeRange[],
): boolean {
  return shareWithTitle(signals, members) >= 0.8 && shareWithTitle(signals, records) < 0.4;
}

function shareWithTitle(signals: Signals, members: readonly NodeRange[]): number {
  const titles = members.map((member) => titlesIn(signals, member));
  const counts = new Map<string, number>();
  for (const list of titles) {
    for (const title of list) counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  // What most members link by the same words is a control.
  const isOwn = (title: string): boolean => (counts.get(title) ?? 0) * 2 <= members.length;
  return titles.filter((list) => [...list].some(isOwn)).length / Math.max(1, members.length);
}

/** The words of links that lead to another page and to no person. */
function titlesIn(
  { tree, names, timeTexts, persons, count }: Signals,
  member: NodeRange,
): Set<string> {
  const titles = new Set<string>();
  if (count('linked', member.start, member.end) < leastTitleLength) return titles;
  for (let at = member.start; at < member.end; at++) {
    if (tree.tags[at] !== 'a' || persons.has(at) || timeTexts.has(at)) continue;
    const href = names.attribute(at, 'href') ?? '';
    if (href === '' || href.startsWith('#') || personHref.test(href)) continue;
    const end = endOf(tree, at);
    if (count('linked', at, end) < leastTitleLength || count('persons', at, end) > 0) continue;
    titles.add(subtreeText(tree, at, maxTitleLength) ?? '');
  }
  return titles;
}
