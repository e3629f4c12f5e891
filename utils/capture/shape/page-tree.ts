import type { PageTree } from '../../protocol/page-tree.ts';
import { attributesFrom, readAttributePairs } from './read-attributes.ts';
import type { Steps } from './steps.ts';
import { type LiveTree, mediaTags, type Tree } from './tree.ts';

/** Longer values are addresses of data or scripts' own state: nothing that tells posts apart. */
const maxValueLength = 4_000;
const nodesPerStep = 400;

/** Writes a tree down so that it can be sent. `selectors` are those that will be asked for. */
export function* writePageTreeSteps(
  tree: LiveTree,
  selectors: readonly string[] = [],
): Steps<PageTree> {
  const attributes: string[][] = [];
  const media: PageTree['media'] = [];
  for (let at = 0; at < tree.size; at++) {
    if (at % nodesPerStep === nodesPerStep - 1) yield;
    const element = tree.elements[at];
    attributes.push(element === undefined ? [] : pairsOf(element));
    const facts = mediaTags.has(tree.tags[at] ?? '') ? tree.mediaOf(at) : undefined;
    if (facts !== undefined) media.push({ at, facts });
  }
  return {
    tags: [...tree.tags],
    texts: [...tree.texts],
    parents: [...tree.parents],
    attributes,
    media,
    baseUrl: tree.baseUrlOf(0),
    matched: selectors.flatMap((selector) => matchedBy(tree, selector) ?? []),
  };
}

function pairsOf(element: Element): string[] {
  const pairs = readAttributePairs(element);
  for (let at = 1; at < pairs.length; at += 2) {
    if ((pairs[at]?.length ?? 0) > maxValueLength)
      pairs[at] = pairs[at]?.slice(0, maxValueLength) ?? '';
  }
  return pairs;
}

function matchedBy(tree: LiveTree, selector: string): PageTree['matched'][number] | undefined {
  try {
    const at = tree.elements.flatMap((element, index) =>
      element !== undefined && tree.matches(index, selector) ? [index] : [],
    );
    return { selector, at };
  } catch {
    return undefined;
  }
}

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
