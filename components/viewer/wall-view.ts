import { createDomAccess } from '../../utils/evidence/redact/dom-access.ts';

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; frame-src data:; form-action 'none'; base-uri 'none'";

/** What runs, leads away or fetches ahead. A prefetch passes any policy that lets one directive reach the network. */
const active = 'script, base, object, embed, meta[http-equiv], link:not([href^="data:" i])';

export const parseHtml = (html: string): Document =>
  new DOMParser().parseFromString(html, 'text/html');

/**
 * Makes a snapshot fit to be shown, whatever wrote it: nothing active is left, and the strictest policy stands
 * first in its head. `style` follows the policy, before any rule of the page's own.
 */
export function wallView(document: Document, style = ''): string {
  const dom = createDomAccess(parseHtml);
  for (const element of dom.querySelectorAll(document, active)) dom.remove(element);
  const meta = dom.createElement(document, 'meta');
  Element.prototype.setAttribute.call(meta, 'http-equiv', 'Content-Security-Policy');
  Element.prototype.setAttribute.call(meta, 'content', policy);
  const own = dom.createElement(document, 'style');
  own.textContent = style;
  const [head] = dom.querySelectorAll(document, 'head');
  if (head !== undefined) Element.prototype.prepend.call(head, meta, own);
  return `<!doctype html>${dom.outerHTML(dom.documentElement(document))}`;
}
