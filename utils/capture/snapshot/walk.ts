import { htmlNamespace, localNameOf, namespaceOf } from '../../dom/elements.ts';
import { firstChildOf, nextSiblingOf, nodeTypeOf, parentNodeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { writeAdopted } from './adopted.ts';
import type { DocumentWriter } from './document-writer.ts';
import { holdsNoWords, plainTag, writeElement } from './element-rules.ts';
import { findShadow } from './find-shadow.ts';
import { insideOf, newLevel } from './inside-of.ts';
import type { Level } from './level.ts';
import { liftTrapped } from './lift-trapped.ts';
import { nameSlots } from './manual-slots.ts';
import { isFramePart } from './tag-names.ts';
import { isBetweenFrames, writeText } from './write-text.ts';

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
    newLevel(document, null, firstChildOf(document), '', '', documentRules),
    selection,
  );
}

/**
 * Writes the nodes of a level and all below in one iterative walk: the page may be as deep as it likes.
 * Yields to the page between slices; a node that has moved meanwhile ends its level, and the account says so.
 */
export async function walkFrom(
  writer: DocumentWriter,
  start: Level,
  selection?: Selection,
): Promise<void> {
  const { guard, slicer } = writer.context;
  const stack: Level[] = [start];
  let steps = 0;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.next;
    if (node === null) {
      if (top.parent === writer.parts.body && liftTrapped(writer, stack, top)) continue;
      closeLevel(writer, top);
      stack.pop();
      continue;
    }
    if ((++steps & 31) === 0 && slicer.due()) await slicer.pause();
    const mark = writer.out.mark();
    const depth = stack.length;
    let el: Element | undefined;
    try {
      el = writeNode(writer, stack, top, node, selection);
      if (el === undefined) continue;
      const shadow = findShadow(writer, el);
      if (shadow) await writer.readSheets(shadow);
      enterElement(writer, stack, top, el, shadow, selection);
    } catch (thrown) {
      guard.note('node', top.name, thrown);
      writer.abandon(mark);
      stack.length = depth;
      if (el !== undefined) enterPlainly(writer, stack, top, el);
    }
  }
}

/** How deep browsers nest what they parse (Chromium and Firefox alike), less the levels that are our own. */
const maxParsedDepth = 510;

/** Writes a node that is text, and moves on; gives the element that is to be entered next, if it is one. */
function writeNode(
  writer: DocumentWriter,
  stack: readonly Level[],
  top: Level,
  node: Node,
  selection: Selection | undefined,
): Element | undefined {
  const { context } = writer;
  top.next = null;
  if (hasMoved(node, top)) {
    context.cuts.add('node', 'changed-while-captured', top.name);
    return undefined;
  }
  top.next = top.isLone ? null : nextSiblingOf(node, top.parent);
  if (selection !== undefined && !selection.admits(node, top)) return undefined;
  if (node === writer.hoisted) return undefined;
  context.nodes++;
  writer.nodes++;
  const limit = reachedLimit(writer);
  if (limit) {
    context.cuts.add('node', limit, top.name);
    for (const open of stack) open.next = null;
    return undefined;
  }
  const type = nodeTypeOf(node);
  if (type === 3 || type === 4) writeText(writer, top, node);
  if (type !== 1) return undefined;
  // Deeper than that, parsers put elements beside each other: all of it is there, in another arrangement.
  if (stack.length === maxParsedDepth) context.cuts.add('node', 'limit-depth', top.name);
  if (stack.length < context.request.maxDepth) return node as Element;
  context.cuts.add('node', 'limit-depth', top.name);
  return undefined;
}

/** A node that cannot tell where it is has not moved, as far as anyone knows. */
function hasMoved(node: Node, top: Level): boolean {
  try {
    return parentNodeOf(node) !== top.parent;
  } catch (_notTold) {
    return false;
  }
}

/**
 * What belongs at the end of a level: the sheets that its tree adopts, our own rules for it, and its end tag.
 */
function closeLevel(writer: DocumentWriter, top: Level): void {
  if (top.adopts) {
    const mark = writer.out.mark();
    try {
      closeRoot(writer, top);
    } catch (thrown) {
      writer.context.guard.note('stylesheet', top.name, thrown);
      writer.abandon(mark);
    }
  }
  writer.out.text(top.close);
  writer.text.edge(top.name);
}

/** What a tree adopts, and our own rules for it, at its end. */
function closeRoot(writer: DocumentWriter, top: Level): void {
  if (top.adopts && writer.owesAdopted(top.adopts)) writeAdopted(writer, top.adopts);
  if (top.adopts === writer.document || top.rules.text === '') return;
  writer.out.text(`<style plaint-added>${top.rules.text}</style>`);
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

function enterElement(
  writer: DocumentWriter,
  stack: Level[],
  top: Level,
  el: Element,
  shadow: ShadowRoot | null,
  selection: Selection | undefined,
): void {
  const name = localNameOf(el);
  const isHtml = namespaceOf(el) === htmlNamespace;
  if (isBetweenFrames(writer, top) && !isFramePart(writer, top, el, name)) {
    enterUnwritten(writer, stack, top, el, shadow);
    return;
  }
  writer.text.edge(name);
  writer.rules = top.rules;
  if (shadow) {
    const context = writer.context.styles.rewriter.contexts.attributeFor(shadow);
    if (context !== '') writer.contexts.set(el, context);
    nameSlots(
      el,
      shadow,
      () => writer.nextLayer(),
      (slotted, attribute) => writer.slotting.set(slotted, attribute),
    );
  }
  const content = writeElement(writer, el, name, isHtml, top);
  if (content === undefined) return;
  const inside = insideOf(top, el, name, isHtml, content);
  stack.push(
    el === writer.parts.head ? { ...inside, isHead: true, adopts: writer.document } : inside,
  );
  if (el === writer.parts.root) hoistHead(writer, stack, inside, selection);
  if (!shadow) return;
  const rules = writer.shadowRules(shadow);
  const delegates = readProperty<boolean>('ShadowRoot', shadow, 'delegatesFocus');
  writer.out.text(
    `<template shadowrootmode="open"${delegates ? ' shadowrootdelegatesfocus' : ''}>`,
  );
  stack.push({
    ...newLevel(shadow, el, firstChildOf(shadow), '</template>', name, rules),
    isTyped: top.isTyped,
    adopts: shadow,
  });
}

/** What no markup can hold where it stands, for the words that are seen in it. */
function enterUnwritten(
  writer: DocumentWriter,
  stack: Level[],
  top: Level,
  el: Element,
  shadow: ShadowRoot | null,
): void {
  const name = localNameOf(el);
  if (!top.isUnwritten) writer.context.cuts.add('node', 'unsupported', name);
  if (holdsNoWords(name)) return;
  writer.text.edge(name);
  const inside = { ...insideOf(top, el, name, true, { close: '' }), isUnwritten: true };
  stack.push(inside);
  if (shadow) stack.push({ ...inside, parent: shadow, next: firstChildOf(shadow) });
}

/**
 * The head comes first, whatever a script has put before it: the parser would take that for the body's, and
 * find no head any more, nor the policy that stands in it.
 */
function hoistHead(
  writer: DocumentWriter,
  stack: Level[],
  inside: Level,
  selection: Selection | undefined,
): void {
  const { head } = writer.parts;
  if (head === null || (selection !== undefined && !selection.admits(head, inside))) return;
  writer.hoisted = head;
  enterElement(writer, stack, inside, head, null, selection);
}

/**
 * An element that failed, without anything of its own but a name that no parser moves: what is inside of it
 * may be read all the same. Nothing of it is written where its name decides what its content is.
 */
function enterPlainly(writer: DocumentWriter, stack: Level[], top: Level, el: Element): void {
  const mark = writer.out.mark();
  try {
    const name = localNameOf(el);
    const isHtml = namespaceOf(el) === htmlNamespace;
    const tag = plainTag(writer, el, name, isHtml, top);
    if (tag === undefined) return;
    writer.text.edge(name);
    writer.out.text(`<${tag}>`);
    stack.push(insideOf(top, el, name, isHtml, { close: `</${tag}>`, tag }));
  } catch (thrown) {
    writer.context.guard.note('node', top.name, thrown);
    writer.abandon(mark);
  }
}
