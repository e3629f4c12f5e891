import { type Method, ownGetter, ownMethod } from './own-members.ts';

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
  const parentNode = ownGetter(element, 'parentNode');
  const removeChild = ownMethod(element, 'removeChild');
  const queries = new Map<number, Method>([
    [clean.nodeType, ownMethod(clean, 'querySelectorAll')],
    [fragment.nodeType, ownMethod(fragment, 'querySelectorAll')],
    [element.nodeType, ownMethod(element, 'querySelectorAll')],
  ]);
  const nodeType = ownGetter(element, 'nodeType');
  const attributes = ownGetter(element, 'attributes');
  const documentElement = ownGetter(clean, 'documentElement');
  const createElement = ownMethod(clean, 'createElement');
  const createTreeWalker = ownMethod(clean, 'createTreeWalker');
  const getAttribute = ownMethod(element, 'getAttribute');
  const setAttribute = ownMethod(element, 'setAttribute');
  const removeAttribute = ownMethod(element, 'removeAttribute');
  const prepend = ownMethod(element, 'prepend');
  const namespace = ownGetter(element, 'namespaceURI');
  const htmlNamespace = namespace(element);
  const templateContent = ownGetter(clean.createElement('template'), 'content');
  const localName = ownGetter(element, 'localName');
  const outerHTML = ownGetter(element, 'outerHTML');
  const replaceChild = ownMethod(element, 'replaceChild');
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
