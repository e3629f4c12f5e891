import { createDomAccess } from '../../dom/dom-access.ts';
import { cleanTree } from './clean-tree.ts';
import { writeDoctype } from './doctype.ts';

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; frame-src data:; form-action 'none'; base-uri 'none'";

/** How often what was written is read again, until reading it finds nothing more. */
const maxRounds = 4;

export interface Sanitizer {
  /** Of a document as its bytes say it. */
  ofHtml(html: string, style?: string): string;
  /** Of a document that was parsed and changed. */
  ofDocument(document: Document, style?: string): string;
}

/**
 * Makes snapshots fit to be shown, whatever wrote them: nothing active is left in them, in their templates
 * and in their frames, and the strictest policy stands first in each head. `style` follows the policy, before
 * any rule of the page's own. Every replay goes through here: viewer, redaction, self-check.
 */
export function createSanitizer(parse: (html: string) => Document): Sanitizer {
  const dom = createDomAccess(parse);
  const clean = (document: Document, depth: number): string => {
    cleanTree(document, dom, (html, inner) => sanitizer(parse(html), '', inner), depth);
    return writeDoctype(document) + dom.outerHTML(dom.documentElement(document));
  };
  /**
   * Markup may be read as another tree than it was written from, which is how active content hides from
   * cleaning. So it is read and cleaned until it stays the same; a document that never does is not shown.
   */
  const sanitizer = (document: Document, style: string, depth: number): string => {
    let written = clean(document, depth);
    for (let round = 0; round < maxRounds; round++) {
      const again = parse(written);
      const next = clean(again, depth);
      if (next === written) return build(again, style);
      written = next;
    }
    return build(parse(''), style);
  };
  const build = (document: Document, style: string): string => {
    const meta = dom.createElement(document, 'meta');
    dom.setAttribute(meta, 'http-equiv', 'Content-Security-Policy');
    dom.setAttribute(meta, 'content', policy);
    const own = dom.createElement(document, 'style');
    own.textContent = style;
    const [head] = dom.querySelectorAll(document, 'head');
    if (head !== undefined) dom.prepend(head, style === '' ? [meta] : [meta, own]);
    return writeDoctype(document) + dom.outerHTML(dom.documentElement(document));
  };
  return {
    ofHtml: (html, style = '') => sanitizer(parse(html), style, 0),
    ofDocument: (document, style = '') => sanitizer(document, style, 0),
  };
}
