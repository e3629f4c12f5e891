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
 * What is selected, followed into shadow trees, in the order of the page. A selection whose ends lie in different
 * trees is given as the page sees it: between their hosts. Firefox has several ranges where a person added to the
 * selection, and where something in its midst cannot be selected. Empty when nothing is selected.
 */
export function readSelectedRanges(
  document: Document,
  selection: Selection,
  shadow: ShadowAccess = openShadow,
): SelectedRange[] {
  const composed = composedRanges(document, selection, shadow);
  const { rangeCount } = selection;
  return Array.from({ length: Math.max(rangeCount, composed.length) }, (_, at) => {
    const followed = composed[at];
    const isWhole =
      followed !== undefined && rootOf(followed.startContainer) === rootOf(followed.endContainer);
    const whole = isWhole ? asRange(followed) : undefined;
    return whole ?? (at < rangeCount ? asRange(selection.getRangeAt(at)) : undefined);
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
