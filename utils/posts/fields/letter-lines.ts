import { blockTags } from '../tree/block-tags.ts';
import { parentOf, type Tree } from '../tree/tree.ts';

/** `From: `, `发信人: `, `Reply-To: `: a word or two and a colon before something more. */
const headLine = /^\p{L}[\p{L}\p{M}\s-]{0,14}[:：]\s*\S/u;
/** What stands over a signature in letters (RFC 3676, 4.3). */
const signatureMark = /^--\s*$/;
const maxHeadLines = 8;

/**
 * What a letter says of those of its texts that hold its head and signature too, as boards and archives show
 * it: without the lines of a label and a value, of which one names who wrote it, at the beginning, and
 * without what follows the mark of a signature. All of it where none of its first lines names anybody.
 */
export function withoutLetterLines(
  tree: Tree,
  body: readonly number[],
  author: string | undefined,
): readonly number[] {
  if (author === undefined || author === '') return body;
  const shown = (text: number): string => (tree.texts[text] ?? '').normalize('NFKC').trim();
  const isBroken = (at: number): boolean =>
    at === 0 || breaksBetween(tree, body[at - 1] ?? 0, body[at] ?? 0);
  let heads = 0;
  while (heads < maxHeadLines && isBroken(heads) && headLine.test(shown(body[heads] ?? -1)))
    heads++;
  const isNamed = body.slice(0, heads).some((text) => namesAuthor(shown(text), author));
  if (!isNamed || heads === body.length) return body;
  const signature = body.findIndex((text, at) => at > heads && signatureMark.test(shown(text)));
  return body.slice(heads, signature < 0 ? undefined : signature);
}

/** The value begins with the name. */
function namesAuthor(line: string, author: string): boolean {
  const value = line.slice(line.search(/[:：]/u) + 1).trim();
  return value.toLowerCase().startsWith(author.normalize('NFKC').trim().toLowerCase());
}

/** A new line begins between two texts. */
function breaksBetween(tree: Tree, from: number, to: number): boolean {
  if (parentOf(tree, from) !== parentOf(tree, to)) return true;
  for (let at = from + 1; at < to; at++) {
    const tag = tree.tags[at] ?? '';
    if (tag === 'br' || blockTags.has(tag)) return true;
  }
  return false;
}
