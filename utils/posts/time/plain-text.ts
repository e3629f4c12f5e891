/** Marks that steer the direction of text or break no word: they tell nothing of a time. */
const unseen = /\u034f|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

const ascii = /^[\t\n\r -~]*$/;

/**
 * A text as times are read in it: compatibility forms, figures of every script and all white space as one
 * kind each, one dash, one apostrophe. What is found in a text refers to this form of it.
 */
export function plainTimeText(text: string): string {
  if (ascii.test(text)) return text.replace(/[`´]/g, "'").replace(/\s+/g, ' ').trim();
  return text
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/[^\P{Nd}0-9]/gu, digitOf)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Figures of a script stand ten in a row from a zero, before which no figure stands. */
function digitOf(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** In lower case, code unit for code unit, so that places stay the same. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, at) => lowerUnit(text[at] ?? '')).join('');
}

function lowerUnit(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : (lower[0] ?? unit);
}
