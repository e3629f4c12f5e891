import { createDomAccess, type DomAccess } from './dom-access.ts';
import { parseHtml } from './parse-html.ts';

let made: DomAccess | undefined;

/** The DOM's own methods of the page that this runs in; made at the first use, for a worker has no parser. */
export function browserDom(): DomAccess {
  made ??= createDomAccess(parseHtml);
  return made;
}
