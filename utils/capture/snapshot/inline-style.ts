import {
  htmlNamespace,
  localNameOf,
  mathNamespace,
  namespaceOf,
  svgNamespace,
} from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import { fittingDeclarations } from '../css/fitting-declarations.ts';
import { hasLostValues, LostDeclarations } from '../css/lost-declarations.ts';
import { strictDeclarations } from '../css/strict-declarations.ts';
import { motionDeclarations } from './animation-reader.ts';
import { computedValue } from './computed-value.ts';
import type { DocumentWriter } from './document-writer.ts';
import { escapeAttribute } from './escape.ts';
import type { FrozenPart } from './frozen.ts';

const mayNeedRewriting = /url\(|src\(|image-set\(|paint\(|color-scheme|\\/i;
const mayBeOpen = /["'({[]|\/\*/;

/**
 * Writes the `style` attribute: what the page says, what was added, and what animations hold the element at.
 */
export function writeInlineStyle(
  writer: DocumentWriter,
  el: Element,
  written: string,
  added: string | readonly FrozenPart[] | undefined,
): void {
  const motion = writer.motion.get(el);
  const held = motion ? holdMotion(writer, motion) : '';
  if (written === '' && added === undefined && held === '') return;
  const { out, context } = writer;
  const isBlocked = written !== '' && isUnapplied(el);
  const own = isBlocked ? '' : made(writer, el, written);
  const isFollowed = added !== undefined || held !== '';
  out.text(' style="');
  // Selectors that ask for the words of the attribute find them.
  if (isBlocked) out.text(`/*${escapeAttribute(written.replaceAll('*/', '* /'))}*/`);
  const parts =
    mayNeedRewriting.test(own) || (isFollowed && mayBeOpen.test(own))
      ? context.styles.rewriter.declarations(own, writer.base)
      : [own];
  for (const part of parts) out.part(typeof part === 'string' ? escapeAttribute(part) : part);
  if (own !== '' && !own.trimEnd().endsWith(';')) out.text(';');
  for (const part of typeof added === 'string' ? [added] : (added ?? [])) {
    out.part(typeof part === 'string' ? escapeAttribute(part) : part);
  }
  if (added !== undefined && held !== '') out.text(';');
  out.text(`${escapeAttribute(held)}"`);
}

/**
 * A style attribute of which the browser applies nothing: the page's policy blocks it, or it says nothing.
 */
function isUnapplied(el: Element): boolean {
  const kind = interfacesWithStyle[namespaceOf(el) ?? ''];
  const style = kind ? readProperty<CSSStyleDeclaration>(kind, el, 'style') : undefined;
  return style !== undefined && readProperty<number>('CSSStyleDeclaration', style, 'length') === 0;
}

const interfacesWithStyle: Readonly<Record<string, string>> = {
  [htmlNamespace]: 'HTMLElement',
  [svgNamespace]: 'SVGElement',
  [mathNamespace]: 'MathMLElement',
};

/**
 * The page's own declarations, without those that are too long, and with those that the browser does not
 * write.
 */
function made({ context, isQuirkyFrame }: DocumentWriter, el: Element, written: string): string {
  const { maxAttributeLength } = context.request;
  let own = written;
  if (own.length > maxAttributeLength) {
    const { text, dropped } = fittingDeclarations(own, maxAttributeLength);
    for (const name of dropped) {
      context.cuts.add('attribute', 'limit-bytes', `${localNameOf(el)}[style] ${name}`);
    }
    own = text;
  }
  if (isQuirkyFrame) {
    const style = readProperty<CSSStyleDeclaration>('HTMLElement', el, 'style');
    const meant = (name: string): string => style?.getPropertyValue(name) ?? '';
    own = strictDeclarations(own, (name, value) => CSS.supports(name, value), meant);
  }
  if (!hasLostValues(own)) return own;
  return new LostDeclarations(own).fill((name) => {
    const value = computedValue(el, '', name);
    if (value === '') {
      context.cuts.add('attribute', 'unreadable', `${localNameOf(el)}[style] ${name}`);
    }
    return value;
  });
}

/** Declarations for the element itself; its pseudo-elements get rules of their own. */
function holdMotion(writer: DocumentWriter, motion: Map<string, Map<string, string>>): string {
  let own = '';
  for (const [pseudo, values] of motion) {
    const declarations = motionDeclarations(values);
    if (pseudo === '') own = declarations;
    else if (/^::[a-z-]+$/.test(pseudo)) {
      const mark = writer.rules.mark();
      writer.out.text(` plaint-motion="${mark}"`);
      writer.rules.add(`[plaint-motion="${mark}"]${pseudo}{${declarations}}`);
    }
  }
  return own;
}
