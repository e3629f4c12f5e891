/**
 * The DOM's own methods, taken from an empty document and called on the hostile one: a page's
 * `<form><input name="attributes">` or `<img name="querySelectorAll">` hides the properties of that name.
 */
export interface DomAccess {
  documentElement(document: Document): Element;
  createElement(document: Document, name: string): Element;
  createTreeWalker(document: Document, root: Node, what: number): TreeWalker;
  querySelectorAll(root: Document | DocumentFragment | Element, selector: string): Element[];
  attributes(element: Element): Attr[];
  getAttribute(element: Element, name: string): string | null;
  setAttribute(element: Element, name: string, value: string): void;
  removeAttribute(element: Element, name: string): void;
  localName(element: Element): string;
  outerHTML(element: Element): string;
  replaceWith(element: Element, node: Node): void;
  remove(node: Node): void;
  /** Puts nodes before all children of an element. */
  prepend(element: Element, nodes: readonly Node[]): void;
  /** What an HTML `template` holds beside its tree; undefined for an element of that name elsewhere. */
  templateContent(element: Element): DocumentFragment | undefined;
}

export function createDomAccess(parse: (html: string) => Document): DomAccess {
  const clean = parse('');
  const element = clean.documentElement;
  const fragment = clean.createDocumentFragment();
  const parentNode = getter(element, 'parentNode');
  const removeChild = method(element, 'removeChild');
  const queries = new Map<number, Method>([
    [clean.nodeType, method(clean, 'querySelectorAll')],
    [fragment.nodeType, method(fragment, 'querySelectorAll')],
    [element.nodeType, method(element, 'querySelectorAll')],
  ]);
  const nodeType = getter(element, 'nodeType');
  const attributes = getter(element, 'attributes');
  const documentElement = getter(clean, 'documentElement');
  const createElement = method(clean, 'createElement');
  const createTreeWalker = method(clean, 'createTreeWalker');
  const getAttribute = method(element, 'getAttribute');
  const setAttribute = method(element, 'setAttribute');
  const removeAttribute = method(element, 'removeAttribute');
  const prepend = method(element, 'prepend');
  const namespace = getter(element, 'namespaceURI');
  const htmlNamespace = namespace(element);
  const templateContent = getter(clean.createElement('template'), 'content');
  const localName = getter(element, 'localName');
  const outerHTML = getter(element, 'outerHTML');
  const replaceChild = method(element, 'replaceChild');
  return {
    documentElement: (document) => documentElement(document) as Element,
    createElement: (document, name) => createElement(document, name) as Element,
    createTreeWalker: (document, root, what) =>
      createTreeWalker(document, root, what) as TreeWalker,
    querySelectorAll: (root, selector) => {
      const query = queries.get(nodeType(root) as number);
      return query === undefined ? [] : [...(query(root, selector) as NodeListOf<Element>)];
    },
    attributes: (target) => [...(attributes(target) as NamedNodeMap)],
    getAttribute: (target, name) => getAttribute(target, name) as string | null,
    setAttribute: (target, name, value) => void setAttribute(target, name, value),
    removeAttribute: (target, name) => void removeAttribute(target, name),
    localName: (target) => localName(target) as string,
    outerHTML: (target) => outerHTML(target) as string,
    replaceWith: (target, node) => {
      const parent = parentNode(target);
      if (parent !== null) replaceChild(parent, node, target);
    },
    remove: (node) => {
      const parent = parentNode(node);
      if (parent !== null) removeChild(parent, node);
    },
    prepend: (target, nodes) => void prepend(target, ...nodes),
    templateContent: (target) =>
      namespace(target) === htmlNamespace
        ? (templateContent(target) as DocumentFragment)
        : undefined,
  };
}

type Method = (target: unknown, ...args: unknown[]) => unknown;

function method(owner: object, name: string): Method {
  const own = descriptor(owner, name)?.value;
  if (typeof own !== 'function') throw new TypeError(`no method ${name}`);
  return (target, ...args) => Reflect.apply(own, target, args);
}

function getter(owner: object, name: string): (target: unknown) => unknown {
  const own = descriptor(owner, name)?.get;
  if (own === undefined) throw new TypeError(`no property ${name}`);
  return (target) => Reflect.apply(own, target, []);
}

function descriptor(owner: object, name: string): PropertyDescriptor | undefined {
  for (let each: object | null = owner; each !== null; each = Object.getPrototypeOf(each)) {
    const found = Object.getOwnPropertyDescriptor(each, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
