import {
  following,
  isElement,
  isShadowRoot,
  localNameOf,
  nodeTypeOf,
  openShadow,
  parentNodeOf,
  type ShadowAccess,
} from './dom-access.ts';

/** Two points of one tree: of the document, or of a shadow tree. */
export interface SelectedRange {
  readonly start: { readonly node: Node; readonly offset: number };
  readonly end: { readonly node: Node; readonly offset: number };
}

type ComposedSelection = Selection & {
  getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[];
};

const maxNodes = 100_000;

/**
 * What is selected, followed into shadow trees. A selection whose ends lie in different trees is given
 * as the page sees it: between their hosts. Undefined when nothing is selected.
 */
export function readSelectedRange(
  document: Document,
  selection: Selection,
  shadow: ShadowAccess = openShadow,
): SelectedRange | undefined {
  return (
    asRange(composedRange(document, selection, shadow)) ??
    (selection.rangeCount > 0 ? asRange(selection.getRangeAt(0)) : undefined)
  );
}

function composedRange(
  document: Document,
  selection: ComposedSelection,
  shadow: ShadowAccess,
): StaticRange | undefined {
  if (typeof selection.getComposedRanges !== 'function') return undefined;
  const range = selection.getComposedRanges({ shadowRoots: shadowRootsIn(document, shadow) })[0];
  return range !== undefined && rootOf(range.startContainer) === rootOf(range.endContainer)
    ? range
    : undefined;
}

function asRange(range: AbstractRange | undefined): SelectedRange | undefined {
  if (range === undefined) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (startContainer === endContainer && startOffset === endOffset) return undefined;
  return {
    start: { node: startContainer, offset: startOffset },
    end: { node: endContainer, offset: endOffset },
  };
}

/** The document, shadow root or fragment that holds a node. */
export function rootOf(node: Node): Node {
  let root = node;
  for (let up = parentNodeOf(root); up !== null; up = parentNodeOf(root)) root = up;
  return root;
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

const plainHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** Only these and custom elements may have a shadow tree (DOM §4.9, attachShadow). */
function canHost(element: Element): boolean {
  const name = localNameOf(element);
  return name.includes('-') || plainHosts.has(name);
}
