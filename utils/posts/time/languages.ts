import type { TimeReference } from './wall-clock.ts';

/** Languages of a script that hardly another one writes, for pages that declare none. */
const scripts: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja', 'zh']],
  [/\p{Script=Han}/u, ['zh', 'ja']],
  [/\p{Script=Hangul}/u, ['ko']],
];

/**
 * In which languages a text may tell its time, the likeliest first: the page's, the reader's, those of its
 * script, and English, in which software writes everywhere.
 */
export function languagesFor(
  plain: string,
  { languages = [] }: TimeReference,
): ReadonlySet<string> {
  if (/^[ -~]*$/.test(plain)) {
    // Without figures there is no order of them, and nothing but words in Latin letters.
    const hasFigure = /\d/.test(plain);
    return new Set(hasFigure ? languages : languages.filter(isLatin)).add('en');
  }
  const found = new Set(languages);
  for (const [script, its] of scripts) {
    if (!script.test(plain)) continue;
    const bases = languages.map((language) => language.split('-')[0] ?? '');
    for (const language of its) if (!bases.includes(language)) found.add(language);
  }
  return found.add('en');
}

const latin = new Map<string, boolean>();

/** Whether a language is written in Latin letters; a tag that is none may be. */
function isLatin(language: string): boolean {
  const known = latin.get(language);
  if (known !== undefined) return known;
  let is = true;
  try {
    is = new Intl.Locale(language).maximize().script === 'Latn';
  } catch (_noTag) {
    // What pages declare is not always a tag.
  }
  latin.set(language, is);
  return is;
}
