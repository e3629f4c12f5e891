import { nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import type { ShadowAccess } from '../../dom/shadow.ts';

export type { ShadowAccess };

/**
 * The element that holds a node as it is drawn: its parent, or the host of the shadow tree it is the top of.
 */
export function holderOf(node: Node): Element | null {
  const slot = readProperty<Element | null>('Element', node, 'assignedSlot');
  const parent = slot ?? readProperty<Node | null>('Node', node, 'parentNode') ?? null;
  if (parent === null) return null;
  if (isAnyShadowRoot(parent)) return readProperty<Element>('ShadowRoot', parent, 'host') ?? null;
  return nodeTypeOf(parent) === 1 ? (parent as Element) : null;
}

/**
 * Whether a node is a shadow root of whatever window: a frame's nodes are no instances of the classes of
 * another.
 */
export function isAnyShadowRoot(node: Node): node is ShadowRoot {
  return nodeTypeOf(node) === 11 && readProperty('ShadowRoot', node, 'host') !== undefined;
}

export function isWithin(node: Node, holder: Element): boolean {
  for (let at: Node | null = node; at !== null; at = holderOf(at)) {
    if (at === holder) return true;
  }
  return false;
}

/** What is drawn at a point of the viewport, innermost, through shadow trees. */
export function deepestAt(
  document: Document,
  x: number,
  y: number,
  shadow: ShadowAccess,
): Element | null {
  let found = Document.prototype.elementFromPoint.call(document, x, y);
  for (let depth = 0; found !== null && depth < 32; depth++) {
    const tree = shadow(found);
    const inner =
      tree !== null && isAnyShadowRoot(tree)
        ? ShadowRoot.prototype.elementFromPoint.call(tree, x, y)
        : null;
    if (inner === null || inner === found) return found;
    found = inner;
  }
  return found;
}

/** Every element of a document and of its shadow trees, at most `most`. */
export function elementsOf(document: Document, shadow: ShadowAccess, most: number): Element[] {
  const found = Array.from(Document.prototype.querySelectorAll.call(document, '*')).slice(0, most);
  for (const element of found) {
    const inner = shadow(element);
    if (inner !== null) {
      const left = most - found.length;
      found.push(...Array.from(inner.querySelectorAll('*')).slice(0, left));
    }
    if (found.length >= most) break;
  }
  return found;
}
