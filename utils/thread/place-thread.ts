import type { LiveTree } from '../capture/page-tree/build-tree.ts';
import { defined } from '../defined.ts';
import type { Judged } from '../protocol/page-tree.ts';
import type { Thread } from './thread.ts';

/** Gives the judged posts their elements in the page that the tree was read from. */
export function placeThread(
  { elements, nodes, isCut }: Pick<LiveTree, 'elements' | 'nodes' | 'isCut'>,
  { posts, controls, profile }: Judged,
): Thread {
  const nodesAt = (places: readonly number[]): Node[] => places.flatMap((at) => nodes[at] ?? []);
  return {
    posts: posts.flatMap(({ at, roots, inner, ...content }) => {
      const element = elements[at];
      if (element === undefined) return [];
      return [{ ...content, element, roots: nodesAt(roots), inner: nodesAt(inner) }];
    }),
    controls: controls.flatMap(({ at, text }) => {
      const element = elements[at];
      return element === undefined ? [] : [{ element, text }];
    }),
    ...defined({ profile }),
    isCut,
  };
}
