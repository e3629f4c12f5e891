import { parseHtml } from '../../dom/parse-html.ts';
import { createSanitizer, type Sanitizer } from './sanitizer.ts';

let made: Sanitizer | undefined;

/** The sanitizer of the page that this runs in; made at the first use. */
export function browserSanitizer(): Sanitizer {
  made ??= createSanitizer(parseHtml);
  return made;
}
