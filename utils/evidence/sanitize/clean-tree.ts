import type { DomAccess } from '../../dom/dom-access.ts';
import { readDataHtml, writeDataHtml } from './data-html.ts';

/**
 * What runs, leads away or connects ahead of any request: a `preconnect` passes every policy. Of links only
 * style sheets stay, with their bytes in the address.
 */
const active =
  'script, base, embed, applet, portal, fencedframe, meta[http-equiv], link:not([rel~="stylesheet" i]), link:not([href^="data:" i])';

/** Attributes that fetch or run on their own, on whatever element. */
const activeAttribute = /^(?:on.*|imagesrcset|ping|manifest|attributionsrc|http-equiv)$/i;

/**
 * What an `object` would load, and from where. Without any of it it is what it holds: words that are seen, on
 * a page where what it named did not come.
 */
const objectSource = /^(?:data|type|classid|code\w*|archive|declare|usemap)$/i;

const frameTags = new Set(['iframe', 'frame']);
const maxDepth = 20;

/** Cleans one nested document; `depth` counts from 1. */
export type CleanNested = (html: string, depth: number) => string;

/**
 * Takes out of a parsed document everything active, in templates (a declared shadow tree is one) and in the
 * documents that frames carry in `srcdoc` and `data:` addresses. Other addresses of frames are taken off.
 */
export function cleanTree(
  root: Document,
  dom: DomAccess,
  nested: CleanNested,
  depth: number,
): void {
  const roots: (Document | DocumentFragment)[] = [root];
  for (let tree = roots.pop(); tree !== undefined; tree = roots.pop()) {
    for (const element of dom.querySelectorAll(tree, active)) dom.remove(element);
    for (const element of dom.querySelectorAll(tree, '*')) {
      const name = dom.localName(element);
      const content = name === 'template' ? dom.templateContent(element) : undefined;
      if (content !== undefined) roots.push(content);
      for (const attribute of dom.attributes(element)) {
        const isActive =
          activeAttribute.test(attribute.name) ||
          (name === 'object' && objectSource.test(attribute.name));
        if (isActive) dom.removeAttribute(element, attribute.name);
      }
      if (frameTags.has(name)) cleanFrame(element, dom, nested, depth + 1);
    }
  }
}

function cleanFrame(element: Element, dom: DomAccess, nested: CleanNested, depth: number): void {
  const srcdoc = dom.getAttribute(element, 'srcdoc');
  const src = dom.getAttribute(element, 'src');
  const html = src === null ? undefined : readDataHtml(src);
  dom.removeAttribute(element, 'srcdoc');
  dom.removeAttribute(element, 'src');
  if (depth > maxDepth) return;
  if (srcdoc !== null) dom.setAttribute(element, 'srcdoc', nested(srcdoc, depth));
  else if (html !== undefined) dom.setAttribute(element, 'src', writeDataHtml(nested(html, depth)));
}
