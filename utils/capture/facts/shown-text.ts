import { localNameOf } from '../../dom/elements.ts';
import { viewOf } from '../../dom/layout.ts';
import { characterDataOf } from '../../dom/nodes.ts';
import type { SelectedRange } from './selected-range.ts';
import { silentTags } from './text-of.ts';
import { markOf } from './text-position.ts';
import { walk } from './walk.ts';

/**
 * The text as a reader sees it: white space collapsed, blocks parted by `\n`, and where a range lies in it.
 */
export interface ShownText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const maxStyleReads = 5_000;

const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search ' +
    'section summary table tbody td tfoot th thead tr ul button input textarea video audio img'
  ).split(' '),
);

/** Walks all that `root` shows; text that is not displayed is left out as find-in-page leaves it out. */
export function readShownText(document: Document, root: Node, range: SelectedRange): ShownText {
  const kindOf = boxKinds(document);
  const builder = new TextBuilder();
  const marks = { start: new Mark(range.start, builder), end: new Mark(range.end, builder) };
  const breakBlock = (element: Element): void => {
    if (kindOf(element) === 'block') builder.breakBlock();
  };
  walk(root, {
    enter(element) {
      marks.start.reach(element);
      marks.end.reach(element);
      breakBlock(element);
      return kindOf(element) !== 'none';
    },
    leave: breakBlock,
    text(node) {
      const data = characterDataOf(node);
      const cuts = [marks.start, marks.end].map((mark) => mark.offsetIn(node) ?? 0);
      let from = 0;
      for (const cut of [...cuts.sort((a, b) => a - b), data.length]) {
        builder.add(data.slice(from, cut));
        from = Math.max(from, cut);
        marks.start.reachIn(node, from);
        marks.end.reachIn(node, from);
      }
    },
  });
  return trimmed(builder.toString(), marks.start.at ?? 0, marks.end.at ?? builder.length);
}

/** One end of the range, and where it came to lie in the text being built. */
class Mark {
  at: number | undefined;
  readonly #node: Node | null;
  readonly #offset: number;
  readonly #builder: TextBuilder;

  constructor(point: SelectedRange['start'], builder: TextBuilder) {
    const mark = markOf(point);
    this.#node = mark.node;
    this.#offset = mark.offset;
    this.#builder = builder;
  }

  reach(node: Node): void {
    if (node === this.#node) this.at ??= this.#builder.length;
  }

  reachIn(node: Text, offset: number): void {
    if (node === this.#node && offset === this.#offset) this.at ??= this.#builder.length;
  }

  offsetIn(node: Text): number | undefined {
    return node === this.#node ? this.#offset : undefined;
  }
}

type BoxKind = 'none' | 'block' | 'inline';

function boxKinds(document: Document): (element: Element) => BoxKind {
  const view = viewOf(document);
  const known = new Map<Element, BoxKind>();
  let budget = view === null ? 0 : maxStyleReads;
  return (element) => {
    const kind = known.get(element) ?? boxKind(element);
    known.set(element, kind);
    return kind;
  };

  function boxKind(element: Element): BoxKind {
    const name = localNameOf(element);
    if (silentTags.has(name)) return 'none';
    if (view !== null && budget-- > 0) {
      const display = view.getComputedStyle(element).display;
      if (display === 'none') return 'none';
      // The browser's search for a text directive does not look across a picture.
      if (display !== '' && name !== 'br' && name !== 'img')
        return /^(inline|contents|ruby)/.test(display) ? 'inline' : 'block';
    }
    return blockTags.has(name) ? 'block' : 'inline';
  }
}

class TextBuilder {
  readonly #chunks: string[] = [];
  #length = 0;
  #last = '\n';

  get length(): number {
    return this.#length;
  }

  add(data: string): void {
    let chunk = data.toWellFormed().replace(/\s+/gu, ' ');
    if (chunk.startsWith(' ') && (this.#last === ' ' || this.#last === '\n'))
      chunk = chunk.slice(1);
    if (chunk === '') return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    this.#last = chunk.at(-1) ?? this.#last;
  }

  breakBlock(): void {
    if (this.#last === '\n') return;
    this.#chunks.push('\n');
    this.#length += 1;
    this.#last = '\n';
  }

  toString(): string {
    return this.#chunks.join('');
  }
}

function trimmed(text: string, from: number, to: number): ShownText {
  let start = from;
  let end = Math.max(from, to);
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { text, start, end };
}
