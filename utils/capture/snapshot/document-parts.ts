import { htmlNamespace, localNameOf, namespaceOf } from '../../dom/elements.ts';
import { firstChildOf, nextSiblingOf, nodeTypeOf } from '../../dom/nodes.ts';

/**
 * The elements that the HTML parser makes itself, and knows by their place: the root, its first `head`, and
 * its first `body` or `frameset`. A script can move, remove and repeat them; any other is an element like
 * all.
 */
export interface DocumentParts {
  /** Null where the document's root is no `html` of HTML, or there is none. */
  readonly root: Element | null;
  readonly head: Element | null;
  readonly body: Element | null;
  /** The document is a set of frames: the parser takes no words in it, nor beside it. */
  readonly hasFrames: boolean;
}

export function findDocumentParts(document: Document): DocumentParts {
  const root = htmlChild(document, (name) => name === 'html');
  if (root === null) return { root, head: null, body: null, hasFrames: false };
  const head = htmlChild(root, (name) => name === 'head');
  const body = htmlChild(root, (name) => name === 'body' || name === 'frameset');
  return { root, head, body, hasFrames: body !== null && localNameOf(body) === 'frameset' };
}

function htmlChild(parent: Node, fits: (name: string) => boolean): Element | null {
  for (let node = firstChildOf(parent); node; node = nextSiblingOf(node, parent)) {
    if (nodeTypeOf(node) !== 1 || namespaceOf(node) !== htmlNamespace) continue;
    if (fits(localNameOf(node))) return node as Element;
  }
  return null;
}
