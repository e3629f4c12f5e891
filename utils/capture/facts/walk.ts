import { firstChildOf, isElement, isText, nextSiblingOf, parentNodeOf } from '../../dom/nodes.ts';

export interface Visitor {
  /** Called on the way in; `false` passes over what is inside, and `leave` is not called. */
  enter(element: Element): boolean;
  leave?(element: Element): void;
  text(node: Text): void;
  /** Ends the walk when true. */
  isDone?(): boolean;
}

/** Visits the light tree under `root`, itself included, in document order and without recursion. */
export function walk(root: Node, visitor: Visitor): void {
  let node: Node = root;
  while (visitor.isDone?.() !== true) {
    const child = visit(node, visitor) ? firstChildOf(node) : null;
    if (child !== null) {
      node = child;
      continue;
    }
    const next = climb(node, root, visitor);
    if (next === null) return;
    node = next;
  }
}

function visit(node: Node, visitor: Visitor): boolean {
  if (isText(node)) visitor.text(node);
  if (!isElement(node)) return !isText(node);
  const isEntered = visitor.enter(node);
  if (isEntered && firstChildOf(node) === null) visitor.leave?.(node);
  return isEntered;
}

function climb(from: Node, root: Node, visitor: Visitor): Node | null {
  let at = from;
  while (at !== root) {
    const next = nextSiblingOf(at);
    if (next !== null) return next;
    const parent = parentNodeOf(at);
    if (parent === null) return null;
    at = parent;
    if (isElement(at)) visitor.leave?.(at);
  }
  return null;
}
