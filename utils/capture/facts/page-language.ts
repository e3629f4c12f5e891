import { attributeOf, selectAll } from '../../dom/elements.ts';
import { rootElementOf } from '../../dom/layout.ts';
import { clip, shortTextLength } from '../../protocol/clip.ts';

/** The language that a page declares, in its own words. */
export function pageLanguage(document: Document): string | undefined {
  const root = rootElementOf(document);
  const declared = root === null ? undefined : attributeOf(root, 'lang')?.trim();
  if (declared) return clip(declared, shortTextLength);
  const meta = selectAll(document, 'meta[http-equiv="content-language" i][content]')[0];
  const content = meta && attributeOf(meta, 'content')?.trim();
  return content ? clip(content, shortTextLength) : undefined;
}
