import { anyOf } from '../../pattern.ts';
import { normaliseContent } from '../content-hash.ts';

/** Scripts that write words without spaces between them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A word ends where such writing begins: “500元” holds the word “500”. */
const runs = anyOf(
  [
    String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\p{M}]+`,
    String.raw`(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+`,
  ],
  'gu',
);
const wordRuns = /[\p{L}\p{N}\p{M}]+/gu;

/** A part of a normalised text: one word, or a stretch of writing without spaces. */
export interface Run {
  readonly text: string;
  readonly isUnspaced: boolean;
}

/**
 * Longer words are cut: nobody searches for more, and hostile text must not fill the memory with one token.
 */
const longestWord = 64;

/** The runs of a text, in order: what lies between its spaces and signs. The text is normalised first. */
export function runsOf(text: string): Run[] {
  return Array.from(normaliseContent(text).matchAll(runs), ([run]) => {
    const isUnspaced = unspaced.test(run);
    return { text: isUnspaced ? run : run.slice(0, longestWord), isUnspaced };
  });
}

/**
 * The tokens by which a run is found: the word itself or, for writing without spaces, each sign and each pair
 * of neighbours. `证据包` gives `证`, `据`, `包`, `证据`, `据包`.
 */
export function searchTokensOf({ text, isUnspaced }: Run): string[] {
  if (!isUnspaced) return [text];
  const signs = [...text];
  return [...signs, ...signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`)];
}

/** The parts of a query that must occur exactly as they stand: those with writing without spaces in them. */
export function phrasesOf(query: string): string[] {
  return (normaliseContent(query).match(wordRuns) ?? []).filter((each) => unspaced.test(each));
}
