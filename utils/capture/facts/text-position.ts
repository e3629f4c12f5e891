import {
  characterDataOf,
  firstChildOf,
  following,
  isElement,
  isText,
  nextSiblingOf,
  parentNodeOf,
} from '../../dom/nodes.ts';
import type { SelectedRange } from './selected-range.ts';

type Point = SelectedRange['start'];

export interface TextSpan {
  /** The whole text content of the root, as `textContent` gives it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where a range lies in the text content of `root`, in code units; points outside are moved to its ends. */
export function locateInText(root: Node, range: SelectedRange): TextSpan {
  const first = markOf(range.start);
  const last = markOf(range.end);
  const chunks: string[] = [];
  let length = 0;
  let start: number | undefined;
  let end: number | undefined;
  for (let node: Node | null = root; node !== null; node = following(node, root)) {
    if (node === first.node) start ??= length + first.offset;
    if (node === last.node) end ??= length + last.offset;
    if (!isText(node)) continue;
    const data = characterDataOf(node);
    chunks.push(data);
    length += data.length;
  }
  return { text: chunks.join(''), start: start ?? 0, end: Math.max(start ?? 0, end ?? length) };
}

/** A point as a node in document order and, in a text node, the offset in it. */
export function markOf(point: Point): { node: Node | null; offset: number } {
  if (isText(point.node)) return { node: point.node, offset: point.offset };
  let child: Node | null = firstChildOf(point.node);
  for (let i = 0; i < point.offset && child !== null; i++) child = nextSiblingOf(child);
  return { node: textOrElementFrom(child ?? afterSubtree(point.node)), offset: 0 };
}

function textOrElementFrom(start: Node | null): Node | null {
  let node = start;
  while (node !== null && !isText(node) && !isElement(node)) {
    node = nextSiblingOf(node) ?? afterSubtree(node);
  }
  return node;
}

function afterSubtree(node: Node): Node | null {
  let top: Node = node;
  for (let up = parentNodeOf(top); up !== null; up = parentNodeOf(top)) top = up;
  return following(node, top, true);
}
