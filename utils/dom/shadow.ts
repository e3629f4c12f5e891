import { attributeOf } from './elements.ts';
import { firstChildOf, isElement, nextSiblingOf, nodeTypeOf, parentNodeOf } from './nodes.ts';
import { ownGetter } from './own-members.ts';

const ownShadowRoot = ownGetter<Node, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const ownHost = ownGetter<ShadowRoot, Element>(ShadowRoot.prototype, 'host');
const templateContentOf = ownGetter<HTMLTemplateElement, DocumentFragment>(
  HTMLTemplateElement.prototype,
  'content',
);

/** Gives the shadow root of a host, closed ones included where the caller may open them. */
export type ShadowAccess = (host: Element) => ParentNode | null;

/** The open shadow root of any node; null where there is none, and for what is no element. */
export function shadowRootOf(self: Node): ShadowRoot | null {
  try {
    return ownShadowRoot(self);
  } catch (error) {
    if (isElement(self)) throw error;
    return null;
  }
}

/** Open shadow roots that a live document has made. */
export const attachedShadow: ShadowAccess = ownShadowRoot;

/** Open shadow roots, and declarative ones that a parser without a live document left as templates. */
export const openShadow: ShadowAccess = (host) => ownShadowRoot(host) ?? declaredShadow(host);

function declaredShadow(host: Element): ParentNode | null {
  for (let child = firstChildOf(host); child !== null; child = nextSiblingOf(child)) {
    if (!isElement(child)) continue;
    if (!(child instanceof HTMLTemplateElement)) return null;
    if (attributeOf(child, 'shadowrootmode') !== undefined) return templateContentOf(child);
  }
  return null;
}

export function isShadowRoot(self: Node): self is ShadowRoot {
  return nodeTypeOf(self) === Node.DOCUMENT_FRAGMENT_NODE && self instanceof ShadowRoot;
}

export function hostOf(root: ShadowRoot): Element {
  return ownHost(root);
}

/** The element above, across the border of a shadow tree; undefined at the top. */
export function parentElementOf(self: Node): Element | undefined {
  const parent = parentNodeOf(self);
  if (parent === null) return undefined;
  if (isElement(parent)) return parent;
  return isShadowRoot(parent) ? hostOf(parent) : undefined;
}
