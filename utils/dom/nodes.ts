import { ownGetter } from './own-members.ts';

/**
 * Reading the nodes of a hostile DOM. Each of these may be asked of any node: a comment has no name and no
 * children, and says so. A node of the right kind that throws nevertheless still throws, so that whoever
 * walks the tree can list it as cut. Walks are loops: recursion dies at depth 20,000.
 */
const node = Node.prototype;

const ownNodeType = ownGetter<Node, number>(node, 'nodeType');
export const nodeNameOf = ownGetter<Node, string>(node, 'nodeName');
const childNodesOf = ownGetter<Node, NodeListOf<ChildNode>>(node, 'childNodes');

const typesByName: Readonly<Record<string, number>> = {
  '#text': 3,
  '#cdata-section': 4,
  '#comment': 8,
  '#document': 9,
  '#document-fragment': 11,
};

/** The node's type; told by its name where the type throws, and 0 for what is no node. */
export function nodeTypeOf(self: Node): number {
  try {
    return ownNodeType(self);
  } catch (_oddNode) {
    return typeByName(self);
  }
}

function typeByName(self: unknown): number {
  try {
    if (self instanceof Element) return 1;
    return self instanceof Node ? (typesByName[nodeNameOf(self)] ?? 0) : 0;
  } catch (_oddNode) {
    return 0;
  }
}

export function isElement(self: Node): self is Element {
  return nodeTypeOf(self) === 1;
}

export function isText(self: Node): self is Text {
  const type = nodeTypeOf(self);
  return type === 3 || type === 4;
}

const ownFirstChild = ownGetter<Node, ChildNode | null>(node, 'firstChild');
export function firstChildOf(self: Node): ChildNode | null {
  try {
    return ownFirstChild(self);
  } catch (_oddNode) {
    return childNodesOf(self)[0] ?? null;
  }
}

const ownNextSibling = ownGetter<Node, ChildNode | null>(node, 'nextSibling');
/** The node after `self`; where that throws, the list of all the children of `parent` tells. */
export function nextSiblingOf(self: Node, parent?: Node): ChildNode | null {
  try {
    return ownNextSibling(self);
  } catch (error) {
    const above = parent ?? parentNodeOf(self);
    if (above === null) throw error;
    const children: Node[] = Array.from(childNodesOf(above));
    return (children[children.indexOf(self) + 1] as ChildNode | undefined) ?? null;
  }
}

export const parentNodeOf = ownGetter<Node, ParentNode | null>(node, 'parentNode');
export const previousSiblingOf = ownGetter<Node, ChildNode | null>(node, 'previousSibling');
export const ownerDocumentOf = ownGetter<Node, Document | null>(node, 'ownerDocument');
export const textContentOf = ownGetter<Node, string | null>(node, 'textContent');
export const baseUriOf = ownGetter<Node, string>(node, 'baseURI');

const ownData = ownGetter<Node, string>(CharacterData.prototype, 'data');
/** Of text, CDATA, comments and instructions; empty for any other node. */
export function characterDataOf(self: Node): string {
  try {
    return ownData(self);
  } catch (error) {
    if (/^[3478]$/.test(String(nodeTypeOf(self)))) throw error;
    return '';
  }
}

export function contains(outer: Node, inner: Node): boolean {
  return node.contains.call(outer, inner);
}

/** `self` ends before `other` begins, in the order of the document. */
export function precedes(self: Node, other: Node): boolean {
  const position = node.compareDocumentPosition.call(self, other);
  const { DOCUMENT_POSITION_CONTAINED_BY, DOCUMENT_POSITION_FOLLOWING } = Node;
  return (
    (position & DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    (position & DOCUMENT_POSITION_CONTAINED_BY) === 0
  );
}

/** The node after `self` in document order that still lies under `root`; null at the end. */
export function following(self: Node, root: Node, skipChildren = false): Node | null {
  const child = skipChildren ? null : firstChildOf(self);
  if (child !== null) return child;
  for (let at: Node | null = self; at !== null && at !== root; at = parentNodeOf(at)) {
    const next = nextSiblingOf(at);
    if (next !== null) return next;
  }
  return null;
}
