import { following, isElement, nodeTypeOf } from '../../dom/nodes.ts';
import { isShadowRoot, openShadow, type ShadowAccess } from '../../dom/shadow.ts';
import { canHost } from './flat-walk.ts';

export interface SelectedPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Two points in the order of the page, each of the document or of a shadow tree. */
export interface SelectedRange {
  readonly start: SelectedPoint;
  readonly end: SelectedPoint;
}

type ComposedSelection = Selection & {
  getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[];
};

const maxNodes = 100_000;

/**
 * What is selected, followed into shadow trees, in the order of the page; its ends may lie in different
 * trees. Firefox has several ranges where a person added to the selection, and where something in its midst
 * cannot be selected. Empty when nothing is selected.
 */
export function readSelectedRanges(
  document: Document,
  selection: Selection,
  shadow: ShadowAccess = openShadow,
): SelectedRange[] {
  const composed = composedRanges(document, selection, shadow);
  const { rangeCount } = selection;
  return Array.from({ length: Math.max(rangeCount, composed.length) }, (_, at) => {
    const followed = composed[at] && asRange(composed[at]);
    return followed ?? (at < rangeCount ? asRange(selection.getRangeAt(at)) : undefined);
  }).filter((range) => range !== undefined);
}

function composedRanges(
  document: Document,
  selection: ComposedSelection,
  shadow: ShadowAccess,
): readonly StaticRange[] {
  if (typeof selection.getComposedRanges !== 'function') return [];
  return selection.getComposedRanges({ shadowRoots: shadowRootsIn(document, shadow) });
}

function asRange(range: AbstractRange): SelectedRange | undefined {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (startContainer === endContainer && startOffset === endOffset) return undefined;
  return {
    start: { node: startContainer, offset: startOffset },
    end: { node: endContainer, offset: endOffset },
  };
}

function shadowRootsIn(document: Document, shadow: ShadowAccess): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const trees: Node[] = [document];
  let budget = maxNodes;
  for (let tree = trees.pop(); tree !== undefined; tree = trees.pop()) {
    for (
      let node: Node | null = tree;
      node !== null && budget-- > 0;
      node = following(node, tree)
    ) {
      if (!isElement(node) || !canHost(node)) continue;
      const root = shadow(node);
      if (root === null || nodeTypeOf(root) !== Node.DOCUMENT_FRAGMENT_NODE) continue;
      if (isShadowRoot(root)) found.push(root);
      trees.push(root);
    }
  }
  return found;
}
