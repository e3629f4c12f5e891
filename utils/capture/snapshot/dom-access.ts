/**
 * The DOM as it is, whatever the page did to it. A form control named `childNodes` hides the real one even
 * in an isolated world, and getters on instances can throw, so every read goes through the prototype's own.
 *
 * Each of these may be asked of any node: a comment has no name, no attributes and no box, and says so. A node
 * of the right kind that throws nevertheless still throws, so that whoever walks the tree can list it as cut.
 */
type Getter<Self, Value> = (self: Self) => Value;

function getter<Self, Value>(prototype: object, name: string): Getter<Self, Value> {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) return () => undefined as Value;
  return (self) => get.call(self) as Value;
}

const node = Node.prototype;
const element = Element.prototype;

const ownNodeType = getter<Node, number>(node, 'nodeType');
const nodeNameOf = getter<Node, string>(node, 'nodeName');
const childNodesOf = getter<Node, NodeListOf<ChildNode>>(node, 'childNodes');

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

const isElementType = 1;

const ownFirstChild = getter<Node, Node | null>(node, 'firstChild');
export function firstChildOf(self: Node): Node | null {
  try {
    return ownFirstChild(self);
  } catch (_oddNode) {
    return childNodesOf(self)[0] ?? null;
  }
}

const ownNextSibling = getter<Node, Node | null>(node, 'nextSibling');
/** The node after `self`; where that throws, the list of all the children of `parent` tells. */
export function nextSiblingOf(self: Node, parent?: Node): Node | null {
  try {
    return ownNextSibling(self);
  } catch (error) {
    const above = parent ?? parentOf(self);
    if (above === null) throw error;
    const children: Node[] = Array.from(childNodesOf(above));
    return children[children.indexOf(self) + 1] ?? null;
  }
}

export const parentOf = getter<Node, Node | null>(node, 'parentNode');
export const textContentOf = getter<Node, string | null>(node, 'textContent');
export const baseUriOf = getter<Node, string>(node, 'baseURI');

const ownData = getter<Node, string>(CharacterData.prototype, 'data');
/** Of text, CDATA, comments and instructions; empty for any other node. */
export function dataOf(self: Node): string {
  try {
    return ownData(self);
  } catch (error) {
    if (/^[3478]$/.test(String(nodeTypeOf(self)))) throw error;
    return '';
  }
}

const ownLocalName = getter<Node, string>(element, 'localName');
/** Empty for what is no element. Where it throws, the qualified name without its prefix stands for it. */
export function localNameOf(self: Node): string {
  try {
    return ownLocalName(self);
  } catch (_oddNode) {
    if (nodeTypeOf(self) !== isElementType) return '';
    const name = nodeNameOf(self);
    const local = name.slice(name.indexOf(':') + 1);
    return isHtmlElement(self) ? local.toLowerCase() : local;
  }
}

const ownNamespace = getter<Node, string | null>(element, 'namespaceURI');
/** Null for what is no element. Where it throws, the element's interface tells. */
export function namespaceOf(self: Node): string | null {
  try {
    return ownNamespace(self);
  } catch (_oddNode) {
    if (isHtmlElement(self)) return htmlNamespace;
    if (self instanceof SVGElement) return svgNamespace;
    return nodeTypeOf(self) === isElementType ? '' : null;
  }
}

function isHtmlElement(self: Node): boolean {
  return self instanceof HTMLElement;
}

const attributesOf = getter<Element, NamedNodeMap>(element, 'attributes');

const ownShadowRoot = getter<Node, ShadowRoot | null>(element, 'shadowRoot');
export function shadowRootOf(self: Node): ShadowRoot | null {
  try {
    return ownShadowRoot(self);
  } catch (error) {
    if (nodeTypeOf(self) === isElementType) throw error;
    return null;
  }
}

const ownScrollTop = getter<Node, number>(element, 'scrollTop');
export function scrollTopOf(self: Node): number {
  try {
    return ownScrollTop(self);
  } catch (error) {
    if (nodeTypeOf(self) === isElementType) throw error;
    return 0;
  }
}

const ownScrollLeft = getter<Node, number>(element, 'scrollLeft');
export function scrollLeftOf(self: Node): number {
  try {
    return ownScrollLeft(self);
  } catch (error) {
    if (nodeTypeOf(self) === isElementType) throw error;
    return 0;
  }
}

const attributeValueOf = getter<Attr, string>(Attr.prototype, 'value');

const attributeMapItem = NamedNodeMap.prototype.getNamedItem;
const getAttributeNames = element.getAttributeNames;
const noNames: readonly string[] = [];

/** Every attribute with its value, in order. */
export function eachAttribute(self: Node, visit: (name: string, value: string) => void): void {
  for (const name of attributeNamesOf(self)) {
    visit(name, attributeOf(self, name) ?? attributeNodeValue(self as Element, name));
  }
}

function attributeNamesOf(self: Node): readonly string[] {
  try {
    return getAttributeNames.call(self as Element);
  } catch (error) {
    if (nodeTypeOf(self) === isElementType) throw error;
    return noNames;
  }
}

/** In HTML documents, names that are not lower case (set with a namespace) are found by their node only. */
function attributeNodeValue(el: Element, name: string): string {
  const attribute = attributeMapItem.call(attributesOf(el), name);
  return attribute ? attributeValueOf(attribute) : '';
}

const getAttribute = element.getAttribute;
export function attributeOf(self: Node, name: string): string | null {
  try {
    return getAttribute.call(self as Element, name);
  } catch (error) {
    if (nodeTypeOf(self) === isElementType) throw error;
    return null;
  }
}

const hasAttribute = element.hasAttribute;
export function hasAttributeOf(self: Node, name: string): boolean {
  try {
    return hasAttribute.call(self as Element, name);
  } catch (error) {
    if (nodeTypeOf(self) === isElementType) throw error;
    return false;
  }
}

const matches = element.matches;
/** False too where the browser does not know the selector. */
export function matchesSelector(self: Node, selector: string): boolean {
  try {
    return matches.call(self as Element, selector);
  } catch (_oddNode) {
    return false;
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
    if (nodeTypeOf(self) === isElementType) throw error;
    return new DOMRect();
  }
}

/** Reads a property through the named interface's prototype; undefined if there is no such interface or it throws. */
export function readProperty<Value>(
  interfaceName: string,
  self: object,
  name: string,
): Value | undefined {
  const get = getters.get(interfaceName)?.get(name) ?? findGetter(interfaceName, name);
  try {
    return get(self) as Value;
  } catch (_oddNode) {
    return undefined;
  }
}

/** By interface and name: to join the two for each of a million reads costs more than the reads. */
const getters = new Map<string, Map<string, Getter<object, unknown>>>();

function findGetter(interfaceName: string, name: string): Getter<object, unknown> {
  const owner: unknown = Reflect.get(globalThis, interfaceName);
  const get = typeof owner === 'function' ? inherited(owner.prototype, name) : () => undefined;
  const known = getters.get(interfaceName) ?? new Map<string, Getter<object, unknown>>();
  getters.set(interfaceName, known.set(name, get));
  return get;
}

function inherited(prototype: unknown, name: string): Getter<object, unknown> {
  let owner = prototype;
  while (typeof owner === 'object' && owner !== null && !Object.hasOwn(owner, name)) {
    owner = Object.getPrototypeOf(owner);
  }
  return typeof owner === 'object' && owner !== null ? getter(owner, name) : () => undefined;
}

export const htmlNamespace = 'http://www.w3.org/1999/xhtml';
export const svgNamespace = 'http://www.w3.org/2000/svg';
export const mathNamespace = 'http://www.w3.org/1998/Math/MathML';
