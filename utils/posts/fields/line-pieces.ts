import type { RecordNodes } from '../records/record-units.ts';
import { blockTags } from '../tree/block-tags.ts';
import { climb, parentOf, type Tree } from '../tree/tree.ts';

const letters = /[\p{L}\p{N}]/u;

/**
 * Adds to the texts of a body the signs and the words of pictures that stand in a line with them: alone they
 * could be interface, within a sentence they are part of it. `mayBelong` keeps out names, times and controls.
 */
export function addLinePieces(
  tree: Tree,
  record: RecordNodes,
  body: readonly number[],
  mayBelong: (text: number) => boolean,
): number[] {
  if (body.length === 0) return [];
  const chosen = new Set(body);
  const isPiece = (text: number): boolean =>
    (!letters.test(tree.texts[text] ?? '') || isOfPicture(tree, text)) && mayBelong(text);
  const order = record.texts.filter((text) => (tree.texts[text] ?? '').trim() !== '');
  for (const direction of [order, order.toReversed()]) {
    let line: number | undefined;
    for (const text of direction) {
      if (chosen.has(text)) line = lineOf(tree, text);
      else if (line === undefined || line !== lineOf(tree, text) || !isPiece(text))
        line = undefined;
      else chosen.add(text);
    }
  }
  return record.texts.filter((text) => chosen.has(text));
}

/** Texts below an element that can hold none are the words of a picture. */
function isOfPicture(tree: Tree, text: number): boolean {
  const parent = parentOf(tree, text);
  return ['img', 'svg', 'input'].includes(tree.tags[parent] ?? '');
}

function lineOf(tree: Tree, text: number): number {
  return climb(tree, parentOf(tree, text), (at) => blockTags.has(tree.tags[at] ?? ''));
}
