/**
 * The DOM as it is, whatever the page did to it. A form control named `childNodes` hides the real one even
 * in an isolated world, and getters on instances can throw, so every read goes through the prototype's own.
 */
type Getter<Self, Value> = (self: Self) => Value;

function getter<Self, Value>(prototype: object, name: string): Getter<Self, Value> {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) return () => undefined as Value;
  return (self) => get.call(self) as Value;
}

const node = Node.prototype;
const element = Element.prototype;

export const nodeTypeOf = getter<Node, number>(node, 'nodeType');
export const firstChildOf = getter<Node, Node | null>(node, 'firstChild');
export const nextSiblingOf = getter<Node, Node | null>(node, 'nextSibling');
export const parentOf = getter<Node, Node | null>(node, 'parentNode');
export const textContentOf = getter<Node, string | null>(node, 'textContent');
export const baseUriOf = getter<Node, string>(node, 'baseURI');
export const dataOf = getter<Node, string>(CharacterData.prototype, 'data');
export const localNameOf = getter<Element, string>(element, 'localName');
export const namespaceOf = getter<Element, string | null>(element, 'namespaceURI');
const attributesOf = getter<Element, NamedNodeMap>(element, 'attributes');
export const shadowRootOf = getter<Element, ShadowRoot | null>(element, 'shadowRoot');
export const scrollTopOf = getter<Element, number>(element, 'scrollTop');
export const scrollLeftOf = getter<Element, number>(element, 'scrollLeft');
const attributeValueOf = getter<Attr, string>(Attr.prototype, 'value');

const attributeMapItem = NamedNodeMap.prototype.getNamedItem;
const getAttributeNames = element.getAttributeNames;

/** Every attribute with its value, in order. */
export function eachAttribute(el: Element, visit: (name: string, value: string) => void): void {
  for (const name of getAttributeNames.call(el)) {
    visit(name, getAttribute.call(el, name) ?? attributeNodeValue(el, name));
  }
}

/** In HTML documents, names that are not lower case (set with a namespace) are found by their node only. */
function attributeNodeValue(el: Element, name: string): string {
  const attribute = attributeMapItem.call(attributesOf(el), name);
  return attribute ? attributeValueOf(attribute) : '';
}

const getAttribute = element.getAttribute;
export function attributeOf(el: Element, name: string): string | null {
  return getAttribute.call(el, name);
}

const hasAttribute = element.hasAttribute;
export function hasAttributeOf(el: Element, name: string): boolean {
  return hasAttribute.call(el, name);
}

const matches = element.matches;
/** False too where the browser does not know the selector. */
export function matchesSelector(el: Element, selector: string): boolean {
  try {
    return matches.call(el, selector);
  } catch {
    return false;
  }
}

const checkVisibility = element.checkVisibility;
/** Whether the element is rendered and not hidden. True where the browser cannot say. */
export function isVisible(el: Element): boolean {
  if (typeof checkVisibility !== 'function') return true;
  return checkVisibility.call(el, { visibilityProperty: true });
}

const getBoundingClientRect = element.getBoundingClientRect;
export function boxOf(el: Element): DOMRect {
  return getBoundingClientRect.call(el);
}

/** Reads a property through the named interface's prototype; undefined if there is no such interface or it throws. */
export function readProperty<Value>(
  interfaceName: string,
  self: object,
  name: string,
): Value | undefined {
  const key = `${interfaceName}.${name}`;
  let get = getters.get(key);
  if (!get) {
    const owner: unknown = Reflect.get(globalThis, interfaceName);
    get = typeof owner === 'function' ? inherited(owner.prototype, name) : () => undefined;
    getters.set(key, get);
  }
  try {
    return get(self) as Value;
  } catch {
    return undefined;
  }
}

const getters = new Map<string, Getter<object, unknown>>();

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
