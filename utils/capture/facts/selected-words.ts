import { localNameOf } from '../../dom/elements.ts';
import { characterDataOf, contains, isText, ownerDocumentOf, precedes } from '../../dom/nodes.ts';
import { openShadow, parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import { blockTags } from '../../posts/tree/block-tags.ts';
import { longTextLength } from '../../protocol/clip.ts';
import { canHost, treeRootOf, walkFlat } from './flat-walk.ts';
import { liftPoint, pointBeside } from './lift-point.ts';
import { wordsOfPicture } from './picture-words.ts';
import type { SelectedPoint, SelectedRange } from './selected-range.ts';
import { markOf } from './text-position.ts';
import { readShownStyle } from './text-shown.ts';
import { type Visitor, walk } from './walk.ts';

/** A text node's part, from `start` to `end` in code units, or a picture that stands for words. */
export interface WordPart {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** A block begins or ends between the part before and this one. */
  readonly isApart: boolean;
}

export interface SelectedWords {
  /** In the order of the page. Together they hold more than white space, or there are none. */
  readonly parts: readonly WordPart[];
  /** Up to 64 code units on either side, with the words of pictures. */
  readonly prefix: string;
  readonly suffix: string;
}

const contextLength = 64;
/** Elements whose text nobody reads on the page. */
const unreadTags = new Set(
  'script style noscript template head title desc metadata iframe object canvas select datalist'.split(
    ' ',
  ),
);

/**
 * What a reader sees selected under `scope`, in shadow trees too: text that is shown and can be selected, and
 * pictures that stand for words. Text nodes beyond 200,000 code units are left out.
 */
export function readSelectedWords(
  scope: Node,
  range: SelectedRange,
  shadow: ShadowAccess = openShadow,
): SelectedWords {
  const known = new Map<Element, ParentNode | null>();
  const open: ShadowAccess = (host) => {
    const tree = known.get(host) ?? shadow(host);
    known.set(host, tree);
    return tree;
  };
  const shown = collectWords(scope, range, (visitor) => walkFlat(scope, open, visitor), open);
  if (shown.parts.length > 0) return shown;
  // Slots may show the end of a selection before its start.
  return collectWords(
    scope,
    range,
    (visitor) => walk(scope, visitor),
    () => null,
  );
}

function collectWords(
  scope: Node,
  range: SelectedRange,
  walkOver: (visitor: Visitor) => void,
  shadow: ShadowAccess,
): SelectedWords {
  const document = ownerDocumentOf(scope);
  const style = document === null ? undefined : readShownStyle(document);
  const collector = new Collector(scope, range);
  walkOver({
    enter(element) {
      collector.reach(element);
      const isUnread = unreadTags.has(localNameOf(element));
      if (isUnread || (collector.isInside && style?.isGone(element) === true)) {
        return collector.pass(element);
      }
      collector.breakAt(element);
      const words = wordsOfPicture(element);
      if (words === undefined) return true;
      if (!collector.isInside || style?.isSelectable(element) !== false) {
        collector.add(element, 0, words.length, words);
      }
      return collector.pass(element);
    },
    leave(element) {
      // A child of a host that no slot shows is passed with it.
      if (canHost(element) && shadow(element) !== null) collector.pass(element);
      collector.breakAt(element);
    },
    text(node) {
      const data = characterDataOf(node);
      const parent = parentElementOf(node);
      for (const [start, end] of collector.cutsOf(node, data.length)) {
        collector.reachIn(node, start);
        if (start === end) continue;
        if (collector.isInside && parent !== undefined && style?.isSelectable(parent) === false) {
          continue;
        }
        collector.add(node, start, end, data.slice(start, end));
      }
    },
    isDone: () => collector.isDone,
  });
  return collector.result();
}

/** A point as a node in the order of the page; at the very end of a shadow tree, what follows its host. */
function markFrom(point: SelectedPoint, tree: Node): ReturnType<typeof markOf> {
  const mark = markOf(point);
  return mark.node === null ? markOf(liftPoint(point, tree, 'after')) : mark;
}

/** Sorts what is walked over into before, inside and after a range. */
class Collector {
  readonly #first: ReturnType<typeof markOf>;
  readonly #last: ReturnType<typeof markOf>;
  readonly #parts: WordPart[] = [];
  #place: 'before' | 'inside' | 'after' = 'before';
  #isApart = false;
  #prefix = '';
  #suffix = '';
  #length = 0;

  constructor(scope: Node, range: SelectedRange) {
    const tree = treeRootOf(scope);
    this.#first = markFrom(range.start, tree);
    this.#last = markFrom(range.end, tree);
    const first = markOf(liftPoint(range.start, tree, 'before')).node;
    // “Select all” begins in the head of the page.
    if (first !== null && precedes(first, scope)) this.#place = 'inside';
  }

  get isInside(): boolean {
    return this.#place === 'inside';
  }

  get isDone(): boolean {
    return this.#place === 'after' && this.#suffix.length >= contextLength;
  }

  reach(element: Element): void {
    if (element === this.#first.node && this.#place === 'before') this.#place = 'inside';
    if (element === this.#last.node) this.#place = 'after';
  }

  /** Nothing under the element is read, though the range may begin or end there. */
  pass(element: Element): false {
    const holds = (node: Node | null): boolean => node !== null && contains(element, node);
    if (holds(this.#first.node) && this.#place === 'before') this.#place = 'inside';
    if (holds(this.#last.node)) this.#place = 'after';
    return false;
  }

  reachIn(text: Text, offset: number): void {
    if (text === this.#first.node && offset >= this.#first.offset && this.#place === 'before') {
      this.#place = 'inside';
    }
    if (text === this.#last.node && offset >= this.#last.offset) this.#place = 'after';
  }

  /** The ranges of a text of which each lies wholly before, inside or after the range. */
  cutsOf(text: Text, length: number): (readonly [number, number])[] {
    const cuts = [this.#first, this.#last]
      .filter(({ node }) => node === text)
      .map(({ offset }) => Math.min(offset, length));
    const edges = [0, ...cuts, length];
    return edges.slice(1).map((end, at) => [edges[at] ?? 0, end] as const);
  }

  breakAt(element: Element): void {
    if (blockTags.has(localNameOf(element))) this.#isApart = true;
  }

  add(node: Node, start: number, end: number, words: string): void {
    if (this.#place === 'before') {
      this.#prefix = (this.#prefix + words).slice(-contextLength);
    } else if (this.#place === 'after') {
      this.#suffix = (this.#suffix + words).slice(0, contextLength);
    } else if (this.#length < longTextLength) {
      this.#parts.push({ node, start, end, words, isApart: this.#isApart });
      this.#length += words.length;
    }
    this.#isApart = false;
  }

  result(): SelectedWords {
    const isSaid = ({ words }: WordPart): boolean => words.trim() !== '';
    const from = this.#parts.findIndex(isSaid);
    const to = this.#parts.findLastIndex(isSaid) + 1;
    const blankBefore = joinParts(this.#parts.slice(0, from + 1)).match(/^\s*/u)?.[0] ?? '';
    const blankAfter = joinParts(this.#parts.slice(to - 1)).match(/\s*$/u)?.[0] ?? '';
    return {
      parts: from < 0 ? [] : this.#parts.slice(from, to),
      prefix: (this.#prefix + blankBefore).slice(-contextLength).toWellFormed(),
      suffix: (blankAfter + this.#suffix).slice(0, contextLength).toWellFormed(),
    };
  }
}

/**
 * The words one after the other; where a block parts them and no white space does, a line break stands
 * between.
 */
export function joinParts(parts: readonly WordPart[]): string {
  let text = '';
  for (const { words, isApart } of parts) {
    if (isApart && text !== '' && !/\s$/u.test(text) && !/^\s/u.test(words)) text += '\n';
    text += words;
  }
  return text;
}

/** The range from the first to the last character that is no white space; undefined without words. */
export function rangeOf(parts: readonly WordPart[]): SelectedRange | undefined {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const before = first.words.length - first.words.trimStart().length;
  const after = last.words.length - last.words.trimEnd().length;
  return {
    start: isText(first.node)
      ? { node: first.node, offset: first.start + before }
      : pointBeside(first.node, 'before'),
    end: isText(last.node)
      ? { node: last.node, offset: last.end - after }
      : pointBeside(last.node, 'after'),
  };
}
