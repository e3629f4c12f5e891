import type { PageReading } from '../posts/records/read-records.ts';
import { linkAnswers } from './answers.ts';
import { readLevels } from './levels.ts';
import { readPlacement } from './placement.ts';
import { readReferences } from './references.ts';
import type { ParentLink } from './thread.ts';

/**
 * For each record, the record it answers. What the page declares or links counts most; a mention or number
 * may choose a nearer post within the branch that the layout shows.
 */
export function findParents(reading: PageReading): (ParentLink | undefined)[] {
  const placed = readPlacement(reading);
  const levels = readLevels(reading);
  const references = readReferences(reading);
  const asked = linkAnswers(reading);
  const structural: (ParentLink | undefined)[] = [];
  placed.forEach((link, at) => {
    const level = levels[at];
    // What stands below the opening post is sorted by depth where the page tells it.
    const isFiner =
      link !== undefined && level !== undefined && isWithin(structural, level.index, link.index);
    structural.push(isFiner ? level : (link ?? level ?? asked[at]));
  });
  return structural.map((byLayout, at) => {
    const reference = references[at];
    if (reference === undefined || reference.index === at) return byLayout;
    if (byLayout === undefined || reference.evidence === 'declared') return reference;
    return isWithin(structural, reference.index, byLayout.index) ? reference : byLayout;
  });
}

/** Whether `index` is `top` or below it. */
function isWithin(links: readonly (ParentLink | undefined)[], index: number, top: number): boolean {
  let at: number | undefined = index;
  for (let step = 0; at !== undefined && step < links.length; step++) {
    if (at === top) return true;
    at = links[at]?.index;
  }
  return false;
}
