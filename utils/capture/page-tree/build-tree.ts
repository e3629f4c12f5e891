import { attributeOf, localNameOf, matches } from '../../dom/elements.ts';
import {
  characterDataOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
} from '../../dom/nodes.ts';
import { isShadowRoot, type ShadowAccess } from '../../dom/shadow.ts';
import { attributesFrom } from '../../posts/tree/attribute-map.ts';
import { finish, type Steps } from '../../posts/tree/steps.ts';
import type { Tree } from '../../posts/tree/tree.ts';
import { maxTreeNodes } from '../../protocol/page-tree-limits.ts';
import { baseUrlOf } from '../facts/base-url.ts';
import { mediaFactsOf } from '../facts/media-urls.ts';
import { wordsOfPicture } from '../facts/picture-words.ts';
import { silentTags } from '../facts/text-of.ts';
import { readAttributePairs } from './read-attributes.ts';

/** A tree with the nodes that it was read from. */
export interface LiveTree extends Tree {
  readonly elements: readonly (Element | undefined)[];
  readonly nodes: readonly Node[];
  /** Names and values of attributes in turn; empty for what is no element. */
  readonly pairs: readonly (readonly string[])[];
  readonly indexOf: ReadonlyMap<Element, number>;
}

export interface TreeOptions {
  readonly shadow: ShadowAccess;
  readonly maxNodes?: number;
  /**
   * Elements of which nothing is read, for who looks at a part of the page only; with what is read around
   * them.
   */
  readonly skips?: (element: Element, around: Element | undefined) => boolean;
  /**
   * The first and last child to read of an element whose other children would be skipped; undefined for all.
   */
  readonly rangeOf?: (element: Element) => ChildRange | undefined;
}

/** Children side by side. */
export interface ChildRange {
  readonly first: Node;
  /** Undefined for all that follow. */
  readonly last: Node | undefined;
}

/** The words of the last picture come beyond. */
const defaultMaxNodes = maxTreeNodes - 1;
const maxTextLength = 20_000;

interface Frame {
  readonly index: number;
  /** The host whose declared shadow tree this frame walks. */
  readonly host?: Element;
  readonly slots: readonly Node[] | undefined;
  next: Node | null;
  position: number;
  readonly last?: Node | undefined;
}

/** Reads what is shown under `root`. Elements hidden by attribute or inline style are left out. */
export function buildTree(root: Node, options: TreeOptions): LiveTree {
  return finish(buildTreeSteps(root, options));
}

const nodesPerStep = 400;
const none: readonly string[] = [];

/** As `buildTree`, for who must not hold the page up. What changes between two steps may be missed. */
export function* buildTreeSteps(root: Node, options: TreeOptions): Steps<LiveTree> {
  const tree = {
    elements: [] as (Element | undefined)[],
    nodes: [] as Node[],
    pairs: [] as (readonly string[])[],
    tags: [] as string[],
    texts: [] as string[],
    parents: [] as number[],
    ends: [] as number[],
    indexOf: new Map<Element, number>(),
  };
  const maxNodes = options.maxNodes ?? defaultMaxNodes;
  const stack: Frame[] = [];
  let node: Node | null = root;
  for (let due = nodesPerStep; tree.tags.length < maxNodes; ) {
    if (tree.tags.length >= due) {
      due += nodesPerStep;
      yield;
    }
    if (node !== null) {
      const frame = enter(node, tree, stack, options);
      if (frame !== undefined) stack.push(frame);
    }
    let top = stack.at(-1);
    node = top === undefined ? null : advance(top);
    while (node === null && top !== undefined) {
      stack.pop();
      tree.ends[top.index] = tree.tags.length;
      top = stack.at(-1);
      node = top === undefined ? null : advance(top);
    }
    if (node === null) break;
  }
  for (const frame of stack) tree.ends[frame.index] = tree.tags.length;
  const { elements, nodes, pairs } = tree;
  return {
    ...tree,
    size: tree.tags.length,
    isCut: stack.length > 0,
    attributesOf: (index) => attributesFrom(pairs[index] ?? none),
    mediaOf: (index) => elements[index] && mediaFactsOf(elements[index]),
    baseUrlOf: (index) => baseUrlOf(nodes[index] ?? root),
    matches: (index, selector) => {
      const element = elements[index];
      return element !== undefined && matches(element, selector);
    },
  };
}

type Growing = {
  elements: (Element | undefined)[];
  nodes: Node[];
  pairs: (readonly string[])[];
  tags: string[];
  texts: string[];
  parents: number[];
  ends: number[];
  indexOf: Map<Element, number>;
};

function enter(
  node: Node,
  tree: Growing,
  stack: readonly Frame[],
  options: TreeOptions,
): Frame | undefined {
  const parent = stack.at(-1)?.index ?? -1;
  if (isElement(node)) return enterElement(node, parent, tree, stack, options);
  if (!isText(node)) {
    const index = push(tree, node, undefined, '#root', none, '', parent);
    return { index, slots: undefined, next: firstChildOf(node), position: 0 };
  }
  const text = collapseText(characterDataOf(node));
  if (text !== '') push(tree, node, undefined, '', none, text, parent);
  return undefined;
}

function enterElement(
  node: Element,
  parent: number,
  tree: Growing,
  stack: readonly Frame[],
  { shadow, skips, rangeOf }: TreeOptions,
): Frame | undefined {
  const tag = localNameOf(node);
  if (silentTags.has(tag) && tag !== 'svg') return undefined;
  if (isHidden(node) || skips?.(node, tree.elements[parent])) return undefined;
  const index = push(tree, node, node, tag, readAttributePairs(node), '', parent);
  if (firstChildOf(node) === null || tag === 'svg') pushWords(tree, node, index);
  if (tag === 'svg') return undefined;
  if (tag === 'slot') {
    const assigned = assignedTo(node, stack);
    if (assigned.length > 0) return { index, slots: assigned, next: null, position: 0 };
  }
  const root = mayHost(tag) ? shadow(node) : null;
  const isDeclared = root !== null && !isShadowRoot(root);
  const range = root === null ? rangeOf?.(node) : undefined;
  return {
    index,
    slots: undefined,
    next: range?.first ?? firstChildOf(root ?? node),
    position: 0,
    last: range?.last,
    ...(isDeclared ? { host: node } : {}),
  };
}

/** A picture that stands for words in the text is a text too: some posts consist of nothing else. */
function pushWords(tree: Growing, picture: Element, index: number): void {
  const words = wordsOfPicture(picture);
  if (words === undefined) return;
  push(tree, picture, undefined, '', none, words, index);
  tree.ends[index] = tree.tags.length;
}

/** What a slot shows. In a tree that was only declared the browser assigned nothing: done here by name. */
function assignedTo(slot: Element, stack: readonly Frame[]): readonly Node[] {
  const assigned = HTMLSlotElement.prototype.assignedNodes.call(slot);
  const host = assigned.length > 0 ? undefined : stack.findLast((frame) => frame.host)?.host;
  if (host === undefined) return assigned;
  const name = attributeOf(slot, 'name') ?? '';
  const shown: Node[] = [];
  for (let child = firstChildOf(host); child !== null; child = nextSiblingOf(child)) {
    const wanted = isElement(child) ? (attributeOf(child, 'slot') ?? '') : '';
    if (wanted === name && (isElement(child) || isText(child))) shown.push(child);
  }
  return shown;
}

function advance(frame: Frame): Node | null {
  if (frame.slots !== undefined) return frame.slots[frame.position++] ?? null;
  const node = frame.next;
  if (node !== null) frame.next = node === frame.last ? null : nextSiblingOf(node);
  return node;
}

function push(
  tree: Growing,
  node: Node,
  element: Element | undefined,
  tag: string,
  pairs: readonly string[],
  text: string,
  parent: number,
): number {
  const index = tree.tags.length;
  tree.nodes.push(node);
  tree.elements.push(element);
  tree.pairs.push(pairs);
  tree.tags.push(tag);
  tree.texts.push(text);
  tree.parents.push(parent);
  tree.ends.push(index + 1);
  if (element !== undefined) tree.indexOf.set(element, index);
  return index;
}

function collapseText(data: string): string {
  return data
    .slice(0, maxTextLength)
    .toWellFormed()
    .replace(/[\s\u200b\ufeff]+/gu, ' ');
}

function isHidden(element: Element): boolean {
  if (attributeOf(element, 'hidden') !== undefined) return true;
  const style = attributeOf(element, 'style');
  return style !== undefined && /(^|;)\s*display\s*:\s*none/i.test(style);
}

const plainHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** Only custom elements and these may host a shadow tree (DOM, `attachShadow`). */
function mayHost(tag: string): boolean {
  return tag.includes('-') || plainHosts.has(tag);
}
