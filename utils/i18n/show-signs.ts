/**
 * Signs that format a number or word and can be seen, though Unicode counts them among the formatting ones.
 */
const seen = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';

/**
 * What no reader can see: controls but line ends and tabs, formatting signs, fillers, halves of pairs,
 * non-characters.
 */
const unseen = new RegExp(
  `[^\\P{Cc}\\n\\t]|(?![${seen}])\\p{Cf}|[\\p{Default_Ignorable_Code_Point}\\p{Cs}\\p{Noncharacter_Code_Point}\\u2028\\u2029]`,
  'u',
);

/** Scripts in which joiners change how a word is written. */
const joining = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya'],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/**
 * Invisible signs where they do what they are for: in emoji, in variants of a character, in scripts that
 * join.
 */
const rightful = [
  '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}',
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Emoji})[\\uFE0E\\uFE0F]',
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]',
  `(?<=[${joining}])[\\u200C\\u200D](?=[${joining}])`,
  '\\r\\n',
].join('|');

const signs = new RegExp(`(${rightful})|${unseen.source}`, 'gu');

function named(sign: string): string {
  return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * A stranger's text as it may be shown as a fact: what cannot be seen in it, or would reorder what stands
 * beside it, is named (`⟨U+202E⟩`). Line ends and tabs stay. For showing only: what is kept and hashed is the
 * text itself.
 */
export function showSigns(value: string): string {
  if (!unseen.test(value)) return value;
  return value.replace(signs, (sign, kept: string | undefined) => kept ?? named(sign));
}

/** The same in one line, so that a name or an address begins no line of its own. */
export function showLine(value: string): string {
  return showSigns(value.replace(/(?:\r\n|[\n\r\t\v\f\u0085\u2028\u2029 ])+/gu, ' ').trim());
}

/** JSON in which such signs are escapes: the same to a machine, and seen by whoever opens the file. */
export function showInJson(json: string): string {
  return json.replace(signs, (sign, kept: string | undefined) => kept ?? escaped(sign));
}

function escaped(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
