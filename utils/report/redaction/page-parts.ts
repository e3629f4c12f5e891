import { createDomAccess } from '../../dom/dom-access.ts';
import { parseHtml } from '../../dom/parse-html.ts';
import { createSanitizer } from '../../evidence/sanitize/sanitizer.ts';
import { withoutExtensionStyle } from '../../extension-style.ts';

export const indexAttribute = 'data-plaint-index';

/** Something in the page that can be chosen without a pointer. */
export interface PagePart {
  /** Its place among all elements, in document order. */
  readonly index: number;
  readonly kind: 'text' | 'picture';
  /** Its words or, for a picture, the text that stands for it. */
  readonly label: string;
  /** Where a picture is from. */
  readonly source: string;
}

const pictures = new Set(['img', 'video', 'picture', 'canvas', 'svg', 'object', 'embed']);
const silent = new Set(['style', 'script', 'title', 'noscript', 'template']);
const excerptLength = 80;

/**
 * The view with a number on every element, so that what is clicked in it can be found again in the document.
 */
export function tagElements(view: string): string {
  const document = parseHtml(view);
  const dom = createDomAccess(parseHtml);
  for (const [index, element] of dom.querySelectorAll(document, '*').entries()) {
    Element.prototype.setAttribute.call(element, indexAttribute, String(index));
  }
  return createSanitizer(parseHtml).ofDocument(document, withoutExtensionStyle);
}

function ownText(element: Element): string {
  return Array.from(Node.prototype.hasChildNodes.call(element) ? children(element) : [])
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.nodeValue ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The list itself, whatever an `<input name="childNodes">` says. */
function children(element: Element): NodeListOf<ChildNode> {
  const getter = Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes')?.get;
  return getter?.call(element);
}

/** What an address ends in: `paper-boat.svg`. Nothing of a `data:` address. */
function fileName(source: string): string {
  const path = URL.parse(source, 'https://page.invalid')?.pathname ?? '';
  return source.startsWith('data:') ? '' : (path.split('/').at(-1)?.slice(0, excerptLength) ?? '');
}

/** The texts and pictures of a frozen document, in order. */
export function listParts(html: string): PagePart[] {
  const dom = createDomAccess(parseHtml);
  return dom.querySelectorAll(parseHtml(html), '*').flatMap((element, index): PagePart[] => {
    const name = dom.localName(element);
    if (silent.has(name)) return [];
    if (pictures.has(name)) {
      const source = dom.getAttribute(element, 'src') ?? dom.getAttribute(element, 'poster') ?? '';
      const label = dom.getAttribute(element, 'alt') || fileName(source) || name;
      return [{ index, kind: 'picture', label, source }];
    }
    const text = ownText(element);
    if (text === '') return [];
    return [{ index, kind: 'text', label: text.slice(0, excerptLength), source: '' }];
  });
}
