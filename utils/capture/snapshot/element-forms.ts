import { rawAttributeOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import {
  type AttributeChanges,
  writeAttributes,
  writeControlStates,
  writeEmptiness,
  writeImageAttribute,
} from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { ElementContent } from './level.ts';
import { mixedBoxStyle } from './mixed-box.ts';

/** States that only a person's own doing gives. */
const touched = ['user-valid', 'user-invalid'];
const except = new Set(['value', 'checked', 'selected', 'src', 'name']);
const exceptKeepingName = new Set(['value', 'checked', 'selected', 'src']);
/** Inputs whose value is the page's own label. */
const labelled = new Set(['submit', 'button', 'reset']);

/**
 * Controls as they stand: what is ticked, chosen and open always, what was typed only if the reporter allows.
 */
export function writeFormElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
): ElementContent | undefined {
  if (name === 'option') return writeOption(writer, el);
  if (name === 'textarea') return writeTextArea(writer, el);
  const type = readProperty<string>('HTMLInputElement', el, 'type') ?? 'text';
  const isBox = type === 'checkbox' || type === 'radio';
  const isMixed =
    type === 'checkbox' && readProperty<boolean>('HTMLInputElement', el, 'indeterminate') === true;
  const changes: AttributeChanges = {
    except: type === 'hidden' || type === 'password' ? except : exceptKeepingName,
    ...(isMixed ? { style: mixedBoxStyle(el) } : {}),
  };
  writer.out.text('<input');
  writeAttributes(writer, el, changes);
  writeControlStates(writer, el, touched);
  if (isMixed) writer.out.text(' plaint-indeterminate');
  if (isBox) {
    if (readProperty<boolean>('HTMLInputElement', el, 'checked')) writer.out.text(' checked');
  } else if (type === 'image') {
    writeImageAttribute(writer, 'src', rawAttributeOf(el, 'src') ?? '');
  } else if (labelled.has(type)) {
    const label = rawAttributeOf(el, 'value');
    if (label !== null) writer.out.text(` value="${escapeAttribute(label)}"`);
  } else writeValue(writer, el, type);
  writer.out.text('>');
  return undefined;
}

function writeValue(writer: DocumentWriter, el: Element, type: string): void {
  const value = readProperty<string>('HTMLInputElement', el, 'value') ?? '';
  if (value === '' || type === 'file') return;
  const isSecret = type === 'password' || type === 'hidden';
  if (isSecret || !writer.context.request.includeFormValues) {
    writer.context.cuts.add('form-value', 'private', `input[type=${type}]`);
    writer.out.text(' plaint-typed');
  } else writer.out.text(` value="${escapeAttribute(value)}"`);
}

function writeTextArea(writer: DocumentWriter, el: Element): undefined {
  const value = readProperty<string>('HTMLTextAreaElement', el, 'value') ?? '';
  writer.out.text('<textarea');
  writeAttributes(writer, el, {});
  writeControlStates(writer, el, touched);
  if (value !== '' && !writer.context.request.includeFormValues) writer.out.text(' plaint-typed');
  if (value !== '') writeEmptiness(writer, el);
  // The parser drops one newline after the tag.
  writer.out.text('>\n');
  if (writer.context.request.includeFormValues) writer.out.text(escapeText(value));
  else if (value !== '') writer.context.cuts.add('form-value', 'private', 'textarea');
  writer.out.text('</textarea>');
  return undefined;
}

function writeOption(writer: DocumentWriter, el: Element): ElementContent {
  writer.out.text('<option');
  writeAttributes(writer, el, { except });
  if (readProperty<boolean>('HTMLOptionElement', el, 'selected')) writer.out.text(' selected');
  writer.out.text('>');
  return { close: '</option>' };
}
