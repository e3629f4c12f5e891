import { blockOf, type RecordNodes } from '../records/record-units.ts';
import { isNameText } from '../signals/name-text.ts';
import type { Signals } from '../signals/signals.ts';
import { replyLine, replyOpening } from '../signals/words.ts';
import { endOf, isElementAt, parentOf, subtreeText, type Tree } from '../tree/tree.ts';

const maxLineLength = 60;

/**
 * Whether a text stands in a line of its own that only says whom or what a post answers: `Replying to @ann`,
 * `回复 2楼`.
 */
export function isReplyLine(signals: Signals, record: RecordNodes, text: number): boolean {
  const block = blockOf(signals, text, record.range);
  if (block <= record.range.start) return false;
  return replyLine.test(subtreeText(signals.tree, block, maxLineLength)?.normalize('NFKC') ?? '');
}

/** `回复` before a name in a line: the beginning of what is said, and no control. */
export function opensReply(tree: Tree, text: number): boolean {
  if (!replyOpening.test(tree.texts[text] ?? '')) return false;
  const next = endOf(tree, text);
  const parent = parentOf(tree, text);
  if (tree.parents[next] !== parent || !isElementAt(tree, next)) return false;
  const isMore = endOf(tree, next) < endOf(tree, parent);
  return isMore && isNameText(subtreeText(tree, next, maxLineLength) ?? '');
}
