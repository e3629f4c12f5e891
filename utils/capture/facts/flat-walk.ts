import { localNameOf } from '../../dom/elements.ts';
import { firstChildOf, isElement, isText, nextSiblingOf, parentNodeOf } from '../../dom/nodes.ts';
import { hostOf, isShadowRoot, parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import type { Visitor } from './walk.ts';

interface Level {
  readonly element: Element | undefined;
  /** The node to visit next; of assigned nodes, the rest of them. */
  next: Node | null;
  readonly assigned?: Node[];
}

const assignedNodes = HTMLSlotElement.prototype.assignedNodes;

const plainHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** Only these and custom elements may have a shadow tree (DOM §4.9, attachShadow). */
export function canHost(element: Element): boolean {
  const name = localNameOf(element);
  return name.includes('-') || plainHosts.has(name);
}

/**
 * Visits what is shown under `root`, itself included, as it is shown: of a host its shadow tree, of a slot
 * what is assigned to it. Without recursion.
 */
export function walkFlat(root: Node, shadow: ShadowAccess, visitor: Visitor): void {
  const open: Level[] = [];
  let node: Node | null = root;
  while (node !== null && visitor.isDone?.() !== true) {
    if (isText(node)) visitor.text(node);
    else if (!isElement(node)) open.push({ element: undefined, next: firstChildOf(node) });
    else if (visitor.enter(node)) open.push(levelOf(node, shadow));
    node = nextOf(open, visitor);
  }
}

function levelOf(element: Element, shadow: ShadowAccess): Level {
  const tree = canHost(element) ? shadow(element) : null;
  if (tree !== null) return { element, next: firstChildOf(tree) };
  const assigned = assignedTo(element);
  if (assigned.length === 0) return { element, next: firstChildOf(element) };
  return { element, next: assigned[0] ?? null, assigned: assigned.slice(1) };
}

function assignedTo(element: Element): Node[] {
  return element instanceof HTMLSlotElement ? assignedNodes.call(element) : [];
}

function nextOf(open: Level[], visitor: Visitor): Node | null {
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.next;
    if (node !== null) {
      top.next = top.assigned === undefined ? nextSiblingOf(node) : (top.assigned.shift() ?? null);
      return node;
    }
    open.pop();
    if (top.element !== undefined) visitor.leave?.(top.element);
  }
  return null;
}

/** Whether `inner` is `outer` or lies in it, in its shadow trees too. */
export function holds(outer: Element, inner: Node): boolean {
  let at: Element | undefined = isElement(inner) ? inner : parentElementOf(inner);
  while (at !== undefined && at !== outer) at = parentElementOf(at);
  return at !== undefined;
}

/** The document, shadow root or fragment that holds a node. */
export function treeRootOf(node: Node): Node {
  let root = node;
  for (let up = parentNodeOf(root); up !== null; up = parentNodeOf(root)) root = up;
  return root;
}

/**
 * The innermost tree, by its root, that holds both nodes, in its shadow trees too. Undefined if there is
 * none.
 */
export function commonTree(one: Node, other: Node): Node | undefined {
  const roots = new Set(treesAround(one));
  return treesAround(other).find((root) => roots.has(root));
}

/** The roots of the tree of a node and of those around its hosts, from the inside. */
function treesAround(node: Node): Node[] {
  const roots = [treeRootOf(node)];
  for (let at = roots[0]; at !== undefined && isShadowRoot(at); at = roots.at(-1)) {
    roots.push(treeRootOf(hostOf(at)));
  }
  return roots;
}
