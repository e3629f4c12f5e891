import { rawAttributeOf } from '../../dom/elements.ts';
import { nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import type { DocumentWriter } from './document-writer.ts';
import { adoptedSheets, rootSheets } from './root-sheets.ts';

/** Adopted sheets as style elements of their own. */
export function writeAdopted(writer: DocumentWriter, root: Document | ShadowRoot): void {
  for (const sheet of adoptedSheets(root)) {
    const id = writer.context.styles.idOf(sheet);
    if (id === undefined || readProperty<boolean>('StyleSheet', sheet, 'disabled')) continue;
    const media = mediaOf(writer, sheet);
    writer.out.text(media ? `<style plaint-added media="${media}">` : '<style plaint-added>');
    writer.out.reference({ kind: 'sheet', id, raw: true });
    writer.out.text('</style>');
  }
}

/** Sheets that an XML document names in a processing instruction, which no element stands for. */
export function writeInstructedSheets(writer: DocumentWriter): void {
  for (const sheet of rootSheets(writer.document)) {
    const owner = readProperty<Node | null>('StyleSheet', sheet, 'ownerNode');
    const id = writer.context.styles.idOf(sheet);
    if (id === undefined || !owner || nodeTypeOf(owner) !== 7) continue;
    writer.out.text(`<style media="${mediaOf(writer, sheet)}">`);
    writer.out.reference({ kind: 'sheet', id, raw: true });
    writer.out.text('</style>');
  }
}

/** The media of a sheet, as an escaped attribute value; `not all` for one that is off. */
export function mediaOf(writer: DocumentWriter, sheet: CSSStyleSheet): string {
  if (readProperty<boolean>('StyleSheet', sheet, 'disabled') || isAlternate(writer, sheet)) {
    return 'not all';
  }
  const media = readProperty<MediaList>('StyleSheet', sheet, 'media');
  const text = media ? (readProperty<string>('MediaList', media, 'mediaText') ?? '') : '';
  return writer.context.styles.rewriter
    .media(text)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;');
}

/**
 * Chromium does not say of an alternate sheet whether it is on. It is off until a script chooses it, which
 * switches off those that it stands beside.
 */
function isAlternate(writer: DocumentWriter, sheet: CSSStyleSheet): boolean {
  const owner = readProperty<Node | null>('StyleSheet', sheet, 'ownerNode');
  if (!owner || !/\balternate\b/i.test(rawAttributeOf(owner, 'rel') ?? '')) return false;
  if ((rawAttributeOf(owner, 'title') ?? '') === '') return false;
  const chosen = Document.prototype.querySelector.call(writer.document, 'link[title][disabled]');
  return chosen === null;
}
