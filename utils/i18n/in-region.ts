import type { Locale } from './language.ts';
import type { Messages } from './messages.ts';
import { zhHkMessages } from './zh-hk/messages.ts';
import { zhHkTerms } from './zh-hk/terms.ts';
import { zhTwMessages } from './zh-tw/messages.ts';
import { zhTwTerms } from './zh-tw/terms.ts';

/** What one place says otherwise than the catalogue of its language. */
export interface Region {
  /** Its words for those of the catalogue, and of a standard, that it does not use. */
  readonly terms: Readonly<Record<string, string>>;
  /** Texts that other words alone do not make its own. */
  readonly messages: Partial<Messages>;
}

const regions: Readonly<Partial<Record<Locale, Region>>> = {
  'zh-TW': { terms: zhTwTerms, messages: zhTwMessages },
  'zh-HK': { terms: zhHkTerms, messages: zhHkMessages },
};

export function regionOf(locale: Locale): Region | undefined {
  return regions[locale];
}

const asIs = (text: string): string => text;

/**
 * Turns a text of the language's catalogue into the words of a place. The longest word that fits is taken,
 * and what stands between title marks (《》) is a name that nobody may change.
 */
export function inRegion(locale: Locale): (text: string) => string {
  const terms = regionOf(locale)?.terms;
  if (terms === undefined) return asIs;
  const longestFirst = Object.keys(terms).sort((one, other) => other.length - one.length);
  const found = new RegExp(`《[^》]*》|${longestFirst.join('|')}`, 'g');
  return (text) => text.replace(found, (word) => terms[word] ?? word);
}

/** The same for every text of an object, however deep. */
export function wordsInRegion<Words>(words: Words, locale: Locale): Words {
  const speak = inRegion(locale);
  const spoken = (value: unknown): unknown => {
    if (typeof value === 'string') return speak(value);
    if (Array.isArray(value)) return value.map(spoken);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoken(inner)]));
  };
  return speak === asIs ? words : (spoken(words) as Words);
}
