/** A text in a plain form to search in, and the way back to the original. */
export type FoldedText = {
  readonly folded: string;
  /** For every code unit of `folded`, and for its end: the code unit of the original it comes from. */
  readonly origins: readonly number[];
};

const ignorable = /\p{Default_Ignorable_Code_Point}/u;
/** Dashes that people type between groups of digits. */
const dash = /[\u2010-\u2015\u2212\u30fc\uff0d]/u;
/** ASCII and the common Han block are their own compatibility form. */
const plain = /^[\u0020-\u007e\u4e00-\u9fff]$/;

function foldCharacter(character: string): string {
  if (plain.test(character)) return character;
  if (ignorable.test(character)) return '';
  if (dash.test(character)) return '-';
  return /\s/u.test(character) ? ' ' : character.normalize('NFKC');
}

/**
 * Removes what hides a number or a word from a search: full-width and styled characters (NFKC), invisible
 * characters, unusual dashes and spaces. Case is kept.
 */
export function foldText(text: string): FoldedText {
  const parts: string[] = [];
  const origins: number[] = [];
  let origin = 0;
  for (const character of text) {
    const folded = foldCharacter(character);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) origins.push(origin);
    origin += character.length;
  }
  origins.push(origin);
  return { folded: parts.join(''), origins };
}
