import { isKnown } from './lexicon.ts';
import { lowerCase, plainTimeText } from './plain-text.ts';

/** Languages in which people write in public, by their script; those with an alphabet to themselves alone. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [
    /\p{Script=Latin}/u,
    'de fr es pt it nl pl cs sv da nb fi tr hu ro id vi sk hr sl et lv lt ca eu gl sq az uz ms fil is ga cy af sw',
  ],
  [/\p{Script=Cyrillic}/u, 'ru uk bg sr be mk kk ky mn'],
  [/\p{Script=Arabic}/u, 'ar fa ur'],
  [/\p{Script=Devanagari}/u, 'hi mr ne'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Myanmar}/u, 'my'],
];

const mayTellTime = /\d.*\p{L}|\p{L}.*\d/u;
const maxLength = 60;
const maxTexts = 400;
/** In fewer texts a word is there by chance. */
const leastTexts = 2;
const maxGuesses = 3;

/**
 * The languages that most of the short texts with figures tell months, days and ages in, for a page whose
 * declared language does not. Several only where they write alike; none where hardly a text does.
 */
export function guessLanguages(texts: readonly string[]): readonly string[] {
  const written = texts
    .filter((text) => text.length <= maxLength)
    .slice(0, maxTexts * 10)
    .map(plainTimeText)
    .filter((text) => mayTellTime.test(text))
    .slice(0, maxTexts);
  if (written.length < leastTexts) return [];
  const words = written.map((text) => new Set(wordsOf(text)));
  let best: readonly string[] = [];
  let most = leastTexts - 1;
  for (const [script, languages] of scripts) {
    const isWritten = written.filter((text) => script.test(text)).length >= leastTexts;
    for (const language of isWritten ? languages.split(' ').filter(isKnown) : []) {
      const own = wordsFor(language);
      const count = words.filter((each) => [...each].some((word) => own.has(word))).length;
      if (count === most && best.length > 0) best = [...best, language];
      if (count > most) best = [language];
      most = Math.max(most, count);
    }
  }
  return best.length > maxGuesses ? [] : best;
}

function wordsOf(text: string): string[] {
  return lowerCase(text).match(/[\p{L}\p{M}]{2,}/gu) ?? [];
}

const known = new Map<string, ReadonlySet<string>>();

/** Months and the commonest ages: a part of what the language's lexicon has, for a fraction of its cost. */
function wordsFor(language: string): ReadonlySet<string> {
  const built = known.get(language);
  if (built !== undefined) return built;
  const words = new Set<string>();
  const add = (text: string): void => {
    for (const word of wordsOf(plainTimeText(text))) words.add(word);
  };
  for (const month of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
    for (let at = 0; at < 12; at++) add(format.format(Date.UTC(2026, at, 15)));
  }
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const unit of ['minute', 'hour', 'day', 'month', 'year'] as const) {
    for (const count of [0, -1, -2, -5])
      if (count !== 0 || unit === 'day') add(format.format(count, unit));
  }
  known.set(language, words);
  return words;
}
