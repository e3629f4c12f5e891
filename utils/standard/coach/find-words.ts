import type { WordList } from './coach-schema.ts';
import { foldText } from './fold-text.ts';

const wordCharacter = /[\p{Script=Latin}\p{N}_]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  return !wordCharacter.test(text.charAt(start - 1)) && !wordCharacter.test(text.charAt(end));
}

function holdsWord(text: string, word: string): boolean {
  const isLatin = wordCharacter.test(word.charAt(0));
  let start = text.indexOf(word);
  while (start >= 0) {
    if (!isLatin || standsAlone(text, start, start + word.length)) return true;
    start = text.indexOf(word, start + 1);
  }
  return false;
}

/** The ids of the lexicons one of whose words stands in the text. */
export function findLexicons(text: string, lexicons: readonly WordList[]): string[] {
  const folded = foldText(text).folded.toLowerCase();
  return lexicons
    .filter((lexicon) => lexicon.words.some((word) => holdsWord(folded, word.toLowerCase())))
    .map((lexicon) => lexicon.id);
}
