import { type Unit, units } from './meanings.ts';
import type { Phrases } from './phrases.ts';
import { onesOf } from './site-words.ts';

const hangulSpace = /(?<=\p{Script=Hangul}) (?=\p{Script=Hangul})/gu;
const styles = ['long', 'short', 'narrow'] as const;
/** One of each plural form that a language of CLDR tells apart. */
const counts = [0, 1, 2, 3, 5, 11, 21, 100];

/** `3 hours ago`, `gestern`, `letzte Woche`: every way in which a language tells what is past. */
export function addAges(language: string, phrases: Phrases): void {
  const ones = onesOf(language);
  const seen = new Set<string>();
  for (const style of styles) {
    const always = new Intl.RelativeTimeFormat(language, { style, numeric: 'always' });
    const auto = new Intl.RelativeTimeFormat(language, { style, numeric: 'auto' });
    for (const unit of units) {
      for (const count of counts) addCounted(phrases, always, unit, count, { ones, seen });
      for (let count = 0; count <= 3; count++) addNamed(phrases, auto, unit, count);
    }
  }
}

function addCounted(
  phrases: Phrases,
  format: Intl.RelativeTimeFormat,
  unit: Unit,
  count: number,
  { ones, seen }: { readonly ones: ReadonlyMap<string, number>; readonly seen: Set<string> },
): void {
  const parts = format.formatToParts(-count, unit);
  const shown = parts.map(({ value }) => value).join('');
  const figure = parts.find(({ type }) => type === 'integer');
  if (figure === undefined) {
    phrases.add(shown, { kind: 'age', unit, count });
    return;
  }
  const pattern = parts.map((part) => (part === figure ? '1' : part.value)).join('');
  if (seen.has(`${unit} ${pattern}`)) return;
  seen.add(`${unit} ${pattern}`);
  phrases.add(pattern, { kind: 'age', unit });
  // In Korean the space before `전` is left out as often as not: `2일전`.
  const joined = pattern.replace(hangulSpace, '');
  if (joined !== pattern) phrases.add(joined, { kind: 'age', unit });
  for (const [word, value] of ones) {
    const phrase = parts.map((part) => (part === figure ? word : part.value)).join('');
    phrases.add(phrase.replace("' ", "'"), { kind: 'age', unit, count: value });
  }
}

/** `yesterday`, `last week`, `now`. */
function addNamed(
  phrases: Phrases,
  format: Intl.RelativeTimeFormat,
  unit: Unit,
  count: number,
): void {
  const parts = format.formatToParts(-count, unit);
  if (parts.some(({ type }) => type === 'integer')) return;
  const shown = parts.map(({ value }) => value).join('');
  if (unit === 'day') phrases.add(shown, { kind: 'day', offset: -count });
  else if (count > 0 || unit === 'second') phrases.add(shown, { kind: 'age', unit, count });
}
