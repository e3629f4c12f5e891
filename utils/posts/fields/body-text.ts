import { blockTags } from '../tree/block-tags.ts';
import { endOf, parentOf, type Tree } from '../tree/tree.ts';

/** Joins text nodes in document order: inline neighbours in one line, blocks in lines of their own. */
export function joinTexts(tree: Tree, texts: readonly number[]): string {
  let out = '';
  let last: number | undefined;
  for (const text of texts) {
    if (last !== undefined && isApart(tree, last, text)) out += '\n';
    else if (last !== undefined && text > last + 1) out += gapBetween(tree, last, text);
    out += tree.texts[text] ?? '';
    last = text;
  }
  return out
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A block element begins or ends between two texts. */
function isApart(tree: Tree, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (blockTags.has(tree.tags[at] ?? '')) return true;
  let up = parentOf(tree, from);
  for (let step = 0; step < 60 && up >= 0 && endOf(tree, up) <= to; step++) {
    if (blockTags.has(tree.tags[up] ?? '')) return true;
    up = parentOf(tree, up);
  }
  return false;
}

function gapBetween(tree: Tree, from: number, to: number): string {
  for (let at = from + 1; at < to; at++) if (tree.texts[at] === ' ') return ' ';
  return '';
}
