import type { NodeRange } from '../../../../utils/posts/signals/candidate-groups.ts';
import { endOf, parentOf, type Tree } from '../../../../utils/posts/tree/tree.ts';
import type { GoldenPost } from '../score.ts';

/** A golden post and the nodes that it takes up in its page. */
export interface TrueRecord {
  readonly range: NodeRange;
  readonly golden: GoldenPost;
}

/** So much of how a post begins and ends is looked for. */
const markLength = 24;

/**
 * Where each golden post stands, whatever the stages find: around its words, as far out as no words lie of a
 * post that does not answer it. Those whose words cannot be told from another's are left out.
 */
export function trueRecords(tree: Tree, golden: readonly GoldenPost[]): TrueRecord[] {
  const starts = golden.map((post) => wordsOf(tree, post));
  return golden
    .flatMap((post, at) => {
      const words = starts[at];
      if (words === undefined || starts.indexOf(words) !== at) return [];
      const others = starts.flatMap((start, other) =>
        start === undefined || other === at || answers(golden, other, at) ? [] : [start],
      );
      const start = widest(tree, words, others);
      return start === undefined
        ? []
        : [{ range: { start, end: endOf(tree, start) }, golden: post }];
    })
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}

/** The smallest element that shows how the post begins and how it ends. */
function wordsOf(tree: Tree, { text }: GoldenPost): number | undefined {
  const wanted = squeeze(text);
  if (wanted === '') return undefined;
  const [begin, end] = [wanted.slice(0, markLength), wanted.slice(-markLength)];
  let best: number | undefined;
  let bestSize = Number.POSITIVE_INFINITY;
  const own = ownTexts(tree);
  for (let at = 0; at < tree.size; at++) {
    if (tree.tags[at] === '' || own.length(at) < wanted.length) continue;
    const size = own.length(at);
    if (size >= bestSize) continue;
    const shown = own.text(at);
    if (!shown.includes(begin) || !shown.includes(end)) continue;
    best = at;
    bestSize = size;
  }
  return best;
}

/** All texts of a page in one string, so that what an element shows is a part of it. */
function ownTexts(tree: Tree): {
  length(at: number): number;
  text(at: number): string;
} {
  const known = cache.get(tree);
  if (known !== undefined) return known;
  const starts: number[] = [];
  let all = '';
  for (let at = 0; at < tree.size; at++) {
    starts.push(all.length);
    all += squeeze(tree.texts[at] ?? '');
  }
  starts.push(all.length);
  const bounds = (at: number): [number, number] => [
    starts[at] ?? 0,
    starts[endOf(tree, at)] ?? all.length,
  ];
  const made = {
    length: (at: number) => bounds(at)[1] - bounds(at)[0],
    text: (at: number) => all.slice(...bounds(at)),
  };
  cache.set(tree, made);
  return made;
}

const cache = new WeakMap<Tree, ReturnType<typeof ownTexts>>();

/** Up from a post's words as long as no other's come in. */
function widest(tree: Tree, words: number, others: readonly number[]): number | undefined {
  let at = words;
  for (;;) {
    const parent = parentOf(tree, at);
    if (parent < 0 || /^(?:body|html|#root)$/.test(tree.tags[parent] ?? '')) break;
    const end = endOf(tree, parent);
    if (others.some((other) => other >= parent && other < end)) break;
    at = parent;
  }
  return others.some((other) => other >= at && other < endOf(tree, at)) ? undefined : at;
}

/** Post `at` answers post `top`, or one that does. */
function answers(golden: readonly GoldenPost[], at: number, top: number): boolean {
  let up = golden[at]?.parent ?? null;
  for (let step = 0; up !== null && step < golden.length; step++) {
    if (up === top) return true;
    up = golden[up]?.parent ?? null;
  }
  return false;
}

export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
