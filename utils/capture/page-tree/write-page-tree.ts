import { errorNamed } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { Steps } from '../../posts/tree/steps.ts';
import { mediaTags } from '../../posts/tree/tree.ts';
import type { PageTree } from '../../protocol/page-tree.ts';
import type { LiveTree } from './build-tree.ts';

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
    attributes.push(cutPairs(tree.pairs[at] ?? []));
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

function cutPairs(pairs: readonly string[]): string[] {
  return pairs.map((text) => (text.length > maxValueLength ? text.slice(0, maxValueLength) : text));
}

function matchedBy(tree: LiveTree, selector: string): PageTree['matched'][number] | undefined {
  try {
    const at = tree.elements.flatMap((element, index) =>
      element !== undefined && tree.matches(index, selector) ? [index] : [],
    );
    return { selector, at };
  } catch (thrown) {
    noteFault('thread.profile', thrown, errorNamed('SyntaxError'));
    return undefined;
  }
}
