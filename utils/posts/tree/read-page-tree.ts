import type { PageTree } from '../../protocol/page-tree.ts';
import { attributesFrom } from './attribute-map.ts';
import type { Tree } from './tree.ts';

/** A tree from what was written down. Hostile: indexes may point anywhere, which reads as nothing there. */
export function readPageTree(page: PageTree): Tree {
  const { tags, texts, attributes, baseUrl } = page;
  const media = new Map(page.media.map(({ at, facts }) => [at, facts]));
  const matched = new Map(page.matched.map(({ selector, at }) => [selector, new Set(at)]));
  const parents = page.parents.map((parent, at) => (parent < at ? parent : -1));
  return {
    size: tags.length,
    tags,
    texts,
    parents,
    ends: endsOf(tags.length, parents),
    isCut: false,
    attributesOf: (at) => attributesFrom(attributes[at] ?? []),
    mediaOf: (at) => media.get(at),
    baseUrlOf: () => baseUrl,
    matches: (at, selector) => {
      const found = matched.get(selector);
      if (found === undefined) throw new SyntaxError('the page did not understand the selector');
      return found.has(at);
    },
  };
}

/** Where each node's descendants end: the ends of children come to their parents, the last ones first. */
function endsOf(size: number, parents: readonly number[]): number[] {
  const ends = Array.from({ length: size }, (_, at) => at + 1);
  for (let at = size - 1; at > 0; at--) {
    const parent = parents[at] ?? -1;
    const end = ends[at] ?? at + 1;
    if (parent >= 0 && end > (ends[parent] ?? 0)) ends[parent] = end;
  }
  return ends;
}
