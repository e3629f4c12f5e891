import { defined } from '../../defined.ts';
import {
  eachAttribute,
  localNameOf,
  matchesSelector,
  namespaceOf,
  svgNamespace,
} from '../../dom/elements.ts';
import { scrollLeftOf, scrollTopOf } from '../../dom/layout.ts';
import { readProperty } from '../../dom/read-property.ts';
import {
  askedAttribute,
  controlStates,
  customStateAttribute,
  emptyAttribute,
  heldName,
  undefinedAttribute,
} from '../css/state-attributes.ts';
import { ruleFor } from './attribute-rules.ts';
import { isForeign } from './cached-bytes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { escapeAttribute } from './escape.ts';
import type { FrozenPart } from './frozen.ts';
import { writeInlineStyle } from './inline-style.ts';
import type { PartMark } from './part-writer.ts';
import { lookAtSvgImage } from './pixels.ts';
import { quirkMarginsOf } from './quirk-margins.ts';
import type { WantOptions } from './resource-pool.ts';
import { writeScroll } from './scroll.ts';
import { shotBox } from './shot.ts';

export interface AttributeChanges {
  /** Declarations to add to the element's own style. */
  readonly style?: string | readonly FrozenPart[];
  /** Names written by the caller, or not at all. */
  readonly except?: ReadonlySet<string>;
}

/** Writes an element's attributes: inert, with absolute links, and with the state that markup can hold. */
export function writeAttributes(
  writer: DocumentWriter,
  el: Element,
  changes: AttributeChanges,
): void {
  const { out } = writer;
  // Each of the three fails for itself: an element without its state is still that element.
  let mark = out.mark();
  let ownStyle = '';
  try {
    ownStyle = writeOwn(writer, el, changes);
  } catch (thrown) {
    takeBack(writer, el, mark, thrown);
  }
  mark = out.mark();
  try {
    writeInlineStyle(writer, el, ownStyle, changes.style);
  } catch (thrown) {
    takeBack(writer, el, mark, thrown);
  }
  mark = out.mark();
  try {
    writeStates(writer, el);
  } catch (thrown) {
    takeBack(writer, el, mark, thrown);
  }
}

function takeBack(writer: DocumentWriter, el: Element, mark: PartMark, thrown: unknown): void {
  writer.context.guard.note('attribute', localNameOf(el), thrown);
  writer.out.returnTo(mark);
}

/** What stands in the markup, save the style, which is returned. */
function writeOwn(writer: DocumentWriter, el: Element, changes: AttributeChanges): string {
  const { out, context } = writer;
  let ownStyle = '';
  // Of two attributes of one name the first counts.
  out.text(writer.slotting.get(el) ?? '');
  out.text(writer.contexts.get(el) ?? '');
  const { asked } = context.styles.rewriter;
  const marks: string[] = [];
  eachAttribute(el, (name, value) => {
    marks.push(...asked.of(el, name));
    if (changes.except?.has(name)) return;
    const rule = ruleFor(name);
    if (rule === 'drop') return;
    if (rule === 'style') {
      ownStyle = value;
      return;
    }
    if (value.length > context.request.maxAttributeLength) {
      context.cuts.add('attribute', 'limit-bytes', `${localNameOf(el)}[${name.slice(0, 50)}]`);
      return;
    }
    if (name === 'part' || name === 'exportparts') writeParts(writer, el, name, value);
    else if (rule === 'keep')
      out.text(value === '' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`);
    else if (rule === 'image') writeImageAttribute(writer, name, value);
    else writeLink(writer, el, name, value);
  });
  if (marks.length > 0) out.text(` ${askedAttribute}="${marks.join(' ')}"`);
  return ownStyle;
}

/**
 * Parts get a name more for each state that some rule asks of a part, and what exports parts exports those.
 */
function writeParts(writer: DocumentWriter, el: Element, name: string, value: string): void {
  const asked = writer.context.styles.rewriter.partStates;
  const held = name === 'part' ? writer.held.of(el) : [...asked];
  const more = held.filter((state) => asked.has(state)).map(heldName);
  const names = [value, ...more].join(name === 'part' ? ' ' : ',');
  writer.out.text(` ${name}="${escapeAttribute(names)}"`);
}

function writeLink(writer: DocumentWriter, el: Element, name: string, value: string): void {
  const local = localNameOf(el);
  if (namespaceOf(el) === svgNamespace && local !== 'a') {
    if (value.trim().startsWith('#'))
      writer.out.text(` ${name}="${escapeAttribute(value.trim())}"`);
    else if (local === 'image')
      writeImageAttribute(writer, name, value, svgImageOptions(writer, el, value));
    else if (local === 'feImage') writeImageAttribute(writer, name, value);
    else if (local === 'use')
      writer.out.text(` ${name}="#${escapeAttribute(writer.symbolId(value))}"`);
    else writer.context.cuts.add('image', 'unsupported', value);
    return;
  }
  const link = isAscii.test(value)
    ? writer.link(value)
    : (shownLink(el, local) ?? writer.link(value));
  // A link that ran a script still looks like one.
  writer.out.text(` ${name}="${escapeAttribute(link ?? '#')}"`);
}

function svgImageOptions(writer: DocumentWriter, el: Element, value: string): WantOptions {
  const url = URL.parse(value.trim(), writer.base);
  const shot = url && isForeign(url.href) ? shotBox(writer, el, 'border') : undefined;
  return { look: () => lookAtSvgImage(el), ...defined({ shot }) };
}

const isAscii = /^[\0-\x7f]*$/;

/** Outside ASCII a document's own encoding decides what a query says (URL §4.3), so the browser is asked. */
function shownLink(el: Element, local: string): string | undefined {
  const kind = local === 'area' ? 'HTMLAreaElement' : 'HTMLAnchorElement';
  const href = readProperty<string>(kind, el, 'href');
  return href && /^(?:https?|mailto|tel|file):/.test(href) ? href : undefined;
}

/** An attribute that is the URL of a picture. */
export function writeImageAttribute(
  writer: DocumentWriter,
  name: string,
  value: string,
  options: WantOptions & { width?: number; height?: number } = {},
): void {
  const { out, context } = writer;
  const trimmed = value.trim();
  if (trimmed === '') return;
  out.text(` ${name}="`);
  if (/^data:/i.test(trimmed)) {
    if (trimmed.length <= context.request.maxResourceBytes) out.text(escapeAttribute(trimmed));
    else context.cuts.add('image', 'limit-bytes', trimmed.slice(0, 60));
  } else {
    const url = URL.parse(trimmed, writer.base);
    const fragment = url?.hash ?? '';
    if (url) url.hash = '';
    const hasFailed = url !== null && context.timeline.didFail(url.href);
    if (hasFailed && options.look === undefined) {
      // What the page could not show is shown as it was there, and not as what could not be captured.
      context.cuts.add('image', 'network', url.href);
      out.text('data:,');
    } else if (url && /^(https?|blob|file):$/.test(url.protocol)) {
      const { look, shot, width, height } = options;
      out.reference({
        kind: 'resource',
        id: context.pool.want(url.href, 'image', {
          ...defined({ look, shot }),
        }),
        use: 'image',
        ...defined({
          width,
          height,
          fragment: fragment || undefined,
          hasFailed: hasFailed || undefined,
        }),
      });
    }
  }
  out.text('"');
}

/** Of these states those that the element has. */
export function writeControlStates(
  { out }: DocumentWriter,
  el: Element,
  states: readonly string[],
): void {
  for (const state of states) if (matchesSelector(el, `:${state}`)) out.text(` plaint-${state}`);
}

/** For an element that gets text in its markup: whether it had none. */
export function writeEmptiness({ out }: DocumentWriter, el: Element): void {
  if (matchesSelector(el, ':empty')) out.text(` ${emptyAttribute}`);
}

function writeStates(writer: DocumentWriter, el: Element): void {
  const { out, context } = writer;
  const name = localNameOf(el);
  if (!context.isOfParts && writer.scouts.mayScroll(el, name)) {
    const left = scrollLeftOf(el);
    const top = scrollTopOf(el);
    if (left !== 0 || top !== 0) writeScroll(writer, el, left, top);
  }
  if (name.includes('-')) {
    if (!matchesSelector(el, ':defined')) out.text(` ${undefinedAttribute}`);
    const held: string[] = [];
    for (const [name, mark] of context.styles.rewriter.customStates) {
      if (matchesSelector(el, `:state(${CSS.escape(name)})`)) held.push(mark);
    }
    writeControlStates(writer, el, controlStates);
    if (held.length > 0) out.text(` ${customStateAttribute}="${held.join(' ')}"`);
  }
  if (el === writer.target) out.text(' plaint-target');
  if (name === 'html' && matchesSelector(el, ':active-view-transition')) {
    out.text(' plaint-view-transition');
  }
  if (writer.isQuirkyFrame) out.text(quirkMarginsOf(el, name));
  for (const state of writer.held.of(el)) out.text(` ${heldName(state)}`);
  out.text(context.styles.ownMarks.attributeOf(el));
  if (writer.pendingState !== '') {
    out.text(writer.pendingState);
    writer.pendingState = '';
  }
}
