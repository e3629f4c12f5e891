import { isElement, nodeNameOf, nodeTypeOf } from './nodes.ts';
import { ownGetter } from './own-members.ts';

/** Names, attributes and boxes. Each may be asked of any node, as in `nodes.ts`. */
export const htmlNamespace = 'http://www.w3.org/1999/xhtml';
export const svgNamespace = 'http://www.w3.org/2000/svg';
export const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

const element = Element.prototype;
const elementType = 1;

const ownLocalName = ownGetter<Node, string>(element, 'localName');
/** Empty for what is no element. Where it throws, the qualified name without its prefix stands for it. */
export function localNameOf(self: Node): string {
  try {
    return ownLocalName(self);
  } catch (_oddNode) {
    if (!isElement(self)) return '';
    const name = nodeNameOf(self);
    const local = name.slice(name.indexOf(':') + 1);
    return isHtmlElement(self) ? local.toLowerCase() : local;
  }
}

const ownNamespace = ownGetter<Node, string | null>(element, 'namespaceURI');
/** Null for what is no element. Where it throws, the element's interface tells. */
export function namespaceOf(self: Node): string | null {
  try {
    return ownNamespace(self);
  } catch (_oddNode) {
    if (isHtmlElement(self)) return htmlNamespace;
    if (self instanceof SVGElement) return svgNamespace;
    return isElement(self) ? '' : null;
  }
}

function isHtmlElement(self: Node): boolean {
  return self instanceof HTMLElement;
}

const getAttribute = element.getAttribute;
/** As the page wrote it; null when absent, and for what is no element. */
export function rawAttributeOf(self: Node, name: string): string | null {
  try {
    return getAttribute.call(self as Element, name);
  } catch (error) {
    if (nodeTypeOf(self) === elementType) throw error;
    return null;
  }
}

/** Well-formed, or undefined when absent. */
export function attributeOf(self: Node, name: string): string | undefined {
  return rawAttributeOf(self, name)?.toWellFormed();
}

const hasAttribute = element.hasAttribute;
export function hasAttributeOf(self: Node, name: string): boolean {
  try {
    return hasAttribute.call(self as Element, name);
  } catch (error) {
    if (nodeTypeOf(self) === elementType) throw error;
    return false;
  }
}

const getAttributeNames = element.getAttributeNames;
/** None for what is no element. */
export function attributeNamesOf(self: Node): string[] {
  try {
    return getAttributeNames.call(self as Element);
  } catch (error) {
    if (nodeTypeOf(self) === elementType) throw error;
    return [];
  }
}

/** Every attribute with its value, in order. */
export function eachAttribute(self: Node, visit: (name: string, value: string) => void): void {
  for (const name of attributeNamesOf(self)) {
    visit(name, rawAttributeOf(self, name) ?? attributeNodeValue(self as Element, name));
  }
}

const attributesOf = ownGetter<Element, NamedNodeMap>(element, 'attributes');
const attributeValueOf = ownGetter<Attr, string>(Attr.prototype, 'value');
const attributeMapItem = NamedNodeMap.prototype.getNamedItem;

/** In HTML documents, names that are not lower case (set with a namespace) are found by their node only. */
function attributeNodeValue(self: Element, name: string): string {
  const attribute = attributeMapItem.call(attributesOf(self), name);
  return attribute ? attributeValueOf(attribute) : '';
}

const ownMatches = element.matches;
/** Throws where the selector is not understood. */
export function matches(self: Element, selector: string): boolean {
  return ownMatches.call(self, selector);
}

/** False too where the browser does not know the selector. */
export function matchesSelector(self: Node, selector: string): boolean {
  try {
    return ownMatches.call(self as Element, selector);
  } catch (_oddNode) {
    return false;
  }
}

/** The elements under `root` that match, in document order; empty when the selector is not understood. */
export function selectAll(root: ParentNode & Node, selector: string): Element[] {
  const type = nodeTypeOf(root);
  const query =
    type === Node.DOCUMENT_NODE
      ? Document.prototype.querySelectorAll
      : type === elementType
        ? element.querySelectorAll
        : DocumentFragment.prototype.querySelectorAll;
  try {
    return Array.from(Reflect.apply(query, root, [selector]) as NodeListOf<Element>);
  } catch (_unknownSelector) {
    return [];
  }
}

const checkVisibility = element.checkVisibility;
/** Whether the element is rendered and not hidden. True where the browser cannot say. */
export function isVisible(self: Node): boolean {
  if (typeof checkVisibility !== 'function') return true;
  try {
    return checkVisibility.call(self as Element, { visibilityProperty: true });
  } catch (_oddNode) {
    return true;
  }
}

const getBoundingClientRect = element.getBoundingClientRect;
/** Empty, at the corner, for what is no element. */
export function boxOf(self: Node): DOMRect {
  try {
    return getBoundingClientRect.call(self as Element);
  } catch (error) {
    if (nodeTypeOf(self) === elementType) throw error;
    return new DOMRect();
  }
}
