import {
  htmlNamespace,
  isVisible,
  localNameOf,
  namespaceOf,
  rawAttributeOf,
} from '../../dom/elements.ts';
import {
  characterDataOf,
  firstChildOf,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
} from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { shadowRootOf } from '../../dom/shadow.ts';
import { writeAdopted } from './adopted.ts';
import { writeAttributes } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { holdsNoWords, plainTag, writeElement } from './element-rules.ts';
import { writeStyleElement } from './element-styles.ts';
import { escapeText } from './escape.ts';
import { type Nesting, nestingInside, topNesting } from './html-nesting.ts';
import type { ElementContent, Level } from './level.ts';
import { nameSlots } from './manual-slots.ts';
import type { RootRules } from './root-rules.ts';
import { htmlTag, isFramePart } from './tag-names.ts';

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
 * At the end of the body, opens the next element that could not be shown where it stands, inside of copies of
 * all that holds it, which have no boxes: what it inherits and what rules ask of its ancestors stays. False
 * if there is none.
 */
function liftTrapped(writer: DocumentWriter, stack: Level[], body: Level): boolean {
  const trapped = writer.trapped.shift();
  if (trapped === undefined) return false;
  const depth = stack.length;
  const mark = writer.out.mark();
  try {
    let top = body;
    for (const node of trapped.chain) {
      top = node instanceof ShadowRoot ? openTree(writer, top, node) : openCopy(writer, top, node);
      stack.push(top);
    }
    stack.pop();
    stack.push({ ...top, next: trapped.el, isLone: true });
    writer.lifted = trapped.el;
  } catch (thrown) {
    writer.context.guard.note('node', body.name, thrown);
    writer.abandon(mark);
    stack.length = depth;
  }
  return true;
}

function openCopy(writer: DocumentWriter, top: Level, el: Element): Level {
  const name = localNameOf(el);
  const tag = htmlTag(writer, el, name, top);
  writer.rules = top.rules;
  writer.out.text(`<${tag}`);
  writeAttributes(writer, el, { style: 'display:contents!important' });
  writer.out.text('>');
  return { ...insideOf(top, el, name, true, { close: `</${tag}>`, tag }), next: null };
}

/** A shadow tree's sheets, for the copy of its host. */
function openTree(writer: DocumentWriter, top: Level, shadow: ShadowRoot): Level {
  const rules = writer.shadowRules(shadow);
  writer.out.text('<template shadowrootmode="open">');
  const tree = {
    ...level(shadow, top.element, null, '</template>', top.name, rules),
    adopts: shadow,
  };
  writer.rules = rules;
  for (const el of DocumentFragment.prototype.querySelectorAll.call(shadow, 'style, link')) {
    writeStyleElement(writer, el, localNameOf(el), tree);
  }
  return tree;
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
  const text = characterDataOf(node);
  const { cuts, request } = writer.context;
  // Text in the head itself would end the head.
  if (top.isHead && top.name === 'head' && !isBlank(text)) {
    cuts.add('text', 'unsupported', 'head');
    return;
  }
  if (top.isTyped && !request.includeFormValues) {
    if (!isBlank(text)) cuts.add('form-value', 'private', top.name);
    return;
  }
  if (!isBetweenFrames(writer, top)) writer.out.text(escapeText(text));
  else if (!isBlank(text)) cuts.add('text', 'unsupported', top.name);
  if (top.isHead || text === '' || top.element === null) return;
  top.isSeen ??= isVisible(top.element);
  if (top.isSeen) writer.text.add(text, top.isPreformatted);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Beside a `frameset`, and inside of it, the parser takes nothing but frames. */
function isBetweenFrames({ parts }: DocumentWriter, top: Level): boolean {
  if (top.isUnwritten) return true;
  return parts.hasFrames && (top.element === parts.root || top.nesting.parent === 'frameset');
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
    ...level(shadow, el, firstChildOf(shadow), '</template>', name, rules),
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

function insideOf(
  top: Level,
  el: Element,
  name: string,
  isHtml: boolean,
  content: ElementContent,
): Level {
  return {
    parent: el,
    element: el,
    next: content.skipsChildren ? null : firstChildOf(el),
    close: content.close,
    name,
    isSeen: undefined,
    isTyped: top.isTyped || content.isTyped === true,
    isPreformatted: top.isPreformatted || name === 'pre',
    isHead: top.isHead,
    nesting: nestingOf(el, name, content.tag ?? name, isHtml, top.nesting),
    rules: top.rules,
  };
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

/** Foreign elements whose content is HTML again (HTML §13.2.6.5, HTML and MathML text integration points). */
const integrationPoints = new Set('foreignObject desc title mi mo mn ms mtext'.split(' '));

function nestingOf(el: Element, name: string, tag: string, isHtml: boolean, at: Nesting): Nesting {
  if (isHtml) return nestingInside(tag, at);
  // Under another name, or with no root of its kind above it, it is an unknown element of HTML.
  if (tag !== name || (!at.foreign && !foreignRoots.has(name))) return nestingInside(tag, at);
  return isIntegrationPoint(el, name)
    ? { ...topNesting, parent: name }
    : { ...at, parent: name, foreign: true };
}

const foreignRoots = new Set(['svg', 'math']);

function isIntegrationPoint(el: Element, name: string): boolean {
  if (name !== 'annotation-xml') return integrationPoints.has(name);
  return /^(?:text\/html|application\/xhtml\+xml)$/i.test(rawAttributeOf(el, 'encoding') ?? '');
}

/** How many elements of one tag and class are asked for a closed root in vain before the rest is not. */
const maxVainLooks = 2_000;

function findShadow(writer: DocumentWriter, el: Element): ShadowRoot | null {
  const name = localNameOf(el);
  const isCustom = name.includes('-');
  if (!isCustom && !shadowHosts.has(name)) return null;
  try {
    const open = shadowRootOf(el);
    if (open) return open;
  } catch (thrown) {
    writer.context.guard.note('shadow-root', name, thrown);
  }
  const likes = isCustom ? '' : `${name} ${rawAttributeOf(el, 'class') ?? ''}`;
  const vain = writer.vainLooks.get(likes) ?? 0;
  if (!isCustom && vain >= maxVainLooks) return null;
  let closed: ShadowRoot | null = null;
  try {
    closed = writer.context.openShadowRoot(el);
  } catch (_pageGone) {
    // Elements of a page that is going away.
  }
  if (!closed && !isCustom) writer.vainLooks.set(likes, vain + 1);
  return closed;
}
