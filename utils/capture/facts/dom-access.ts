/**
 * Reading a hostile DOM. A page can name form controls and images `childNodes`, `title` or `body`, and
 * they then shadow the properties of forms and of the document, in the isolated world too. Every read
 * goes through the prototype's own getter, and walks are loops: recursion dies at depth 20,000.
 */

function getter<Target, Value>(prototype: object, name: string): (target: Target) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new TypeError(`no getter ${name}`);
  return (target) => get.call(target);
}

export const parentNodeOf = getter<Node, ParentNode | null>(Node.prototype, 'parentNode');
export const firstChildOf = getter<Node, ChildNode | null>(Node.prototype, 'firstChild');
export const nextSiblingOf = getter<Node, ChildNode | null>(Node.prototype, 'nextSibling');
export const previousSiblingOf = getter<Node, ChildNode | null>(Node.prototype, 'previousSibling');
export const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const ownerDocumentOf = getter<Node, Document | null>(Node.prototype, 'ownerDocument');
export const localNameOf = getter<Element, string>(Element.prototype, 'localName');
export const characterDataOf = getter<CharacterData, string>(CharacterData.prototype, 'data');
export const bodyOf = getter<Document, HTMLElement | null>(Document.prototype, 'body');
export const rootElementOf = getter<Document, Element | null>(
  Document.prototype,
  'documentElement',
);
export const viewOf = getter<Document, (Window & typeof globalThis) | null>(
  Document.prototype,
  'defaultView',
);

const shadowRootGetter = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const shadowHostGetter = getter<ShadowRoot, Element>(ShadowRoot.prototype, 'host');
const templateContent = getter<HTMLTemplateElement, DocumentFragment>(
  HTMLTemplateElement.prototype,
  'content',
);

/** Gives the shadow root of a host, closed ones included where the caller may open them. */
export type ShadowAccess = (host: Element) => ParentNode | null;

/** Open shadow roots that a live document has made. */
export const attachedShadow: ShadowAccess = shadowRootGetter;

/** Open shadow roots, and declarative ones that a parser without a live document left as templates. */
export const openShadow: ShadowAccess = (host) => shadowRootGetter(host) ?? declaredShadow(host);

function declaredShadow(host: Element): ParentNode | null {
  for (let child = firstChildOf(host); child !== null; child = nextSiblingOf(child)) {
    if (!isElement(child)) continue;
    if (!(child instanceof HTMLTemplateElement)) return null;
    if (attributeOf(child, 'shadowrootmode') !== undefined) return templateContent(child);
  }
  return null;
}

export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  const type = nodeTypeOf(node);
  return type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE;
}

export function isShadowRoot(node: Node): node is ShadowRoot {
  return nodeTypeOf(node) === Node.DOCUMENT_FRAGMENT_NODE && node instanceof ShadowRoot;
}

export function hostOf(root: ShadowRoot): Element {
  return shadowHostGetter(root);
}

/** Well-formed, or undefined when absent. */
export function attributeOf(element: Element, name: string): string | undefined {
  return Element.prototype.getAttribute.call(element, name)?.toWellFormed();
}

export function attributeNamesOf(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element);
}

/** The nodes under `root` that match, in document order; empty when the selector is not understood. */
export function selectAll(root: ParentNode & Node, selector: string): Element[] {
  const query =
    nodeTypeOf(root) === Node.DOCUMENT_NODE
      ? Document.prototype.querySelectorAll
      : isElement(root)
        ? Element.prototype.querySelectorAll
        : DocumentFragment.prototype.querySelectorAll;
  try {
    return Array.from(Reflect.apply(query, root, [selector]) as NodeListOf<Element>);
  } catch (_unknownSelector) {
    return [];
  }
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner);
}

/** `node` ends before `other` begins, in the order of the document. */
export function precedes(node: Node, other: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(node, other);
  const { DOCUMENT_POSITION_CONTAINED_BY, DOCUMENT_POSITION_FOLLOWING } = Node;
  return (
    (position & DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    (position & DOCUMENT_POSITION_CONTAINED_BY) === 0
  );
}

/** The element above, across the border of a shadow tree; undefined at the top. */
export function parentElementOf(node: Node): Element | undefined {
  const parent = parentNodeOf(node);
  if (parent === null) return undefined;
  if (isElement(parent)) return parent;
  return isShadowRoot(parent) ? hostOf(parent) : undefined;
}

/** The node after `node` in document order that still lies under `root`; null at the end. */
export function following(node: Node, root: Node, skipChildren = false): Node | null {
  const child = skipChildren ? null : firstChildOf(node);
  if (child !== null) return child;
  for (let at: Node | null = node; at !== null && at !== root; at = parentNodeOf(at)) {
    const next = nextSiblingOf(at);
    if (next !== null) return next;
  }
  return null;
}
