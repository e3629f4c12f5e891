import { htmlNamespace, namespaceOf, rawAttributeOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import { mediaOf, writeAdopted } from './adopted.ts';
import { inertLink } from './attribute-rules.ts';
import { writeAttributes, writeEmptiness } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { escapeAttribute } from './escape.ts';
import type { ElementContent, Level } from './level.ts';
import { adoptedSheets } from './root-sheets.ts';

const except = new Set([
  'href',
  'rel',
  'type',
  'media',
  'title',
  'disabled',
  'as',
  'hreflang',
  'xlink:href',
  'blocking',
]);
const describingRels =
  /^(?:canonical|alternate|author|license|shortlink|amphtml|next|prev|me|tag|bookmark)$/i;

/** A `style` or `link` element as the sheet that it gives now; other links only if they describe the page. */
export function writeStyleElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
  top: Level,
): ElementContent | undefined {
  const isHtml = namespaceOf(el) === htmlNamespace;
  const sheet = sheetOf(el, name, isHtml);
  const id = sheet ? writer.context.styles.idOf(sheet) : undefined;
  if (!sheet || id === undefined) {
    if (name === 'link' && writeDescribingLink(writer, el)) return undefined;
    if (!top.isHead && isHtml) writer.out.text('<template></template>');
    return undefined;
  }
  const media = mediaOf(writer, sheet);
  writer.out.text(media ? `<style media="${media}"` : '<style');
  writeAttributes(writer, el, { except });
  writeEmptiness(writer, el);
  writer.out.text('>');
  writer.out.reference({ kind: 'sheet', id, raw: isHtml });
  const root = writer.adopters.get(el);
  const joins =
    root &&
    media === '' &&
    isHtml &&
    adoptedSheets(root).every((one) => mediaOf(writer, one) === '');
  if (root && joins) {
    for (const adopted of adoptedSheets(root)) {
      const adoptedId = writer.context.styles.idOf(adopted);
      if (adoptedId !== undefined)
        writer.out.reference({ kind: 'sheet', id: adoptedId, raw: true });
    }
  }
  writer.out.text('</style>');
  if (root && !joins) writeAdopted(writer, root);
  return undefined;
}

function sheetOf(el: Element, name: string, isHtml: boolean): CSSStyleSheet | null | undefined {
  const kind = isHtml
    ? name === 'link'
      ? 'HTMLLinkElement'
      : 'HTMLStyleElement'
    : 'SVGStyleElement';
  return readProperty<CSSStyleSheet | null>(kind, el, 'sheet');
}

function writeDescribingLink(writer: DocumentWriter, el: Element): boolean {
  const rel = rawAttributeOf(el, 'rel') ?? '';
  const href = inertLink(rawAttributeOf(el, 'href') ?? '', writer.base);
  if (!href || !describingRels.test(rel.trim())) return false;
  writer.out.text(`<link rel="${escapeAttribute(rel)}" href="${escapeAttribute(href)}">`);
  return true;
}
