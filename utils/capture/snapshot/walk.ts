import { writeAdopted } from './adopted.ts';
import type { DocumentWriter } from './document-writer.ts';
import {
  attributeOf,
  dataOf,
  firstChildOf,
  htmlNamespace,
  isVisible,
  localNameOf,
  namespaceOf,
  nextSiblingOf,
  nodeTypeOf,
  parentOf,
  readProperty,
  shadowRootOf,
} from './dom-access.ts';
import { writeElement } from './element-rules.ts';
import { escapeText } from './escape.ts';
import { type Nesting, nestingInside, topNesting } from './html-nesting.ts';
import type { Level } from './level.ts';
import { nameSlots } from './manual-slots.ts';
import type { RootRules } from './root-rules.ts';

/** Elements that may have a shadow root besides custom ones (DOM §4.9, valid shadow host name). */
const shadowHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** What of a document is written. */
export interface Selection {
  /** Whether a node goes in. May end the level by taking its `next` away. */
  admits(node: Node, level: Level): boolean;
}

/** Writes a whole document, or the selection of it. */
export function walkDocument(writer: DocumentWriter, selection?: Selection): Promise<void> {
  const { document, documentRules } = writer;
  return walkFrom(
    writer,
    level(document, null, firstChildOf(document), '', '', documentRules),
    selection,
  );
}

/**
 * Writes the nodes of a level and all below in one iterative walk: the page may be as deep as it likes. Yields to
 * the page between slices; a node that has moved meanwhile ends its level, and the account says so.
 */
export async function walkFrom(
  writer: DocumentWriter,
  start: Level,
  selection?: Selection,
): Promise<void> {
  const { context } = writer;
  const { request, slicer, cuts } = context;
  const stack: Level[] = [start];
  let steps = 0;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.next;
    if (node === null) {
      if (top.adopts) closeRoot(writer, top);
      writer.out.text(top.close);
      writer.text.edge(top.name);
      stack.pop();
      continue;
    }
    if ((++steps & 31) === 0 && slicer.due()) await slicer.pause();
    if (parentOf(node) !== top.parent) {
      cuts.add('node', 'changed-while-captured', top.name);
      top.next = null;
      continue;
    }
    top.next = nextSiblingOf(node);
    if (selection !== undefined && !selection.admits(node, top)) continue;
    context.nodes++;
    writer.nodes++;
    const limit = reachedLimit(writer);
    if (limit) {
      cuts.add('node', limit, top.name);
      for (const open of stack) open.next = null;
      continue;
    }
    const type = nodeTypeOf(node);
    if (type === 3 || type === 4) writeText(writer, top, node);
    else if (type === 1) {
      if (stack.length >= request.maxDepth) {
        cuts.add('node', 'limit-depth', top.name);
        continue;
      }
      const el = node as Element;
      const shadow = findShadow(writer, el);
      if (shadow) await writer.readSheets(shadow);
      enterElement(writer, stack, top, el, shadow);
    }
  }
}

/** What a tree adopts, and our own rules for it, at its end. */
function closeRoot(writer: DocumentWriter, top: Level): void {
  if (top.adopts && writer.owesAdopted(top.adopts)) writeAdopted(writer, top.adopts);
  if (top.adopts === writer.document || top.rules.text === '') return;
  writer.out.text(`<style plaint-added>${top.rules.text}</style>`);
}

function level(
  parent: Node,
  element: Element | null,
  next: Node | null,
  close: string,
  name: string,
  rules: RootRules,
): Level {
  return {
    parent,
    element,
    next,
    close,
    name,
    isSeen: undefined,
    isTyped: false,
    isPreformatted: false,
    isHead: false,
    nesting: topNesting,
    rules,
  };
}

function reachedLimit(
  writer: DocumentWriter,
): 'limit-nodes' | 'limit-bytes' | 'limit-time' | undefined {
  const { context, out } = writer;
  if (context.nodes > context.request.maxNodes) return 'limit-nodes';
  if (context.textLength + out.length > context.request.maxTextLength) return 'limit-bytes';
  if ((context.nodes & 255) === 0 && context.slicer.isOver()) return 'limit-time';
  return undefined;
}

function writeText(writer: DocumentWriter, top: Level, node: Node): void {
  const text = dataOf(node);
  // Text in the head itself would end the head.
  if (top.isHead && top.name === 'head' && text.trim() !== '') return;
  if (top.isTyped && !writer.context.request.includeFormValues) {
    if (text.trim() !== '') writer.context.cuts.add('form-value', 'private', top.name);
    return;
  }
  writer.out.text(escapeText(text));
  if (top.isHead || text === '' || top.element === null) return;
  top.isSeen ??= isVisible(top.element);
  if (top.isSeen) writer.text.add(text, top.isPreformatted);
}

function enterElement(
  writer: DocumentWriter,
  stack: Level[],
  top: Level,
  el: Element,
  shadow: ShadowRoot | null,
): void {
  const name = localNameOf(el);
  const isHtml = namespaceOf(el) === htmlNamespace;
  writer.text.edge(name);
  writer.rules = top.rules;
  if (shadow) {
    nameSlots(
      el,
      shadow,
      () => writer.nextLayer(),
      (slotted, attribute) => writer.slotting.set(slotted, attribute),
    );
  }
  const content = writeElement(writer, el, name, isHtml, top);
  if (content === undefined) return;
  stack.push({
    parent: el,
    element: el,
    next: content.skipsChildren ? null : firstChildOf(el),
    close: content.close,
    name,
    isSeen: undefined,
    isTyped: top.isTyped || content.isTyped === true,
    isPreformatted: top.isPreformatted || name === 'pre',
    isHead: top.isHead || (isHtml && name === 'head'),
    nesting: nestingOf(name, content.tag ?? name, isHtml, top.nesting),
    rules: top.rules,
    ...(isHtml && name === 'head' ? { adopts: writer.document } : {}),
  });
  if (!shadow) return;
  const delegates = readProperty<boolean>('ShadowRoot', shadow, 'delegatesFocus');
  writer.out.text(
    `<template shadowrootmode="open"${delegates ? ' shadowrootdelegatesfocus' : ''}>`,
  );
  stack.push({
    ...level(shadow, el, firstChildOf(shadow), '</template>', name, writer.shadowRules(shadow)),
    isTyped: top.isTyped,
    adopts: shadow,
  });
}

/** Foreign elements whose content is HTML again (HTML §13.2.6.5, HTML and MathML text integration points). */
const integrationPoints = new Set(
  'foreignObject desc title annotation-xml mi mo mn ms mtext'.split(' '),
);

function nestingOf(name: string, tag: string, isHtml: boolean, at: Nesting): Nesting {
  if (isHtml) return nestingInside(tag, at);
  return integrationPoints.has(name)
    ? { ...topNesting, parent: name }
    : { ...at, parent: name, foreign: true };
}

/** How many elements of one tag and class are asked for a closed root in vain before the rest is not. */
const maxVainLooks = 2_000;

function findShadow(writer: DocumentWriter, el: Element): ShadowRoot | null {
  const name = localNameOf(el);
  const isCustom = name.includes('-');
  if (!isCustom && !shadowHosts.has(name)) return null;
  const open = shadowRootOf(el);
  if (open) return open;
  const likes = isCustom ? '' : `${name} ${attributeOf(el, 'class') ?? ''}`;
  const vain = writer.vainLooks.get(likes) ?? 0;
  if (!isCustom && vain >= maxVainLooks) return null;
  let closed: ShadowRoot | null = null;
  try {
    closed = writer.context.openShadowRoot(el);
  } catch {
    // Elements of a page that is going away.
  }
  if (!closed && !isCustom) writer.vainLooks.set(likes, vain + 1);
  return closed;
}
