import { verdictEn } from './en/verdict.ts';
import { wordsInRegion } from './in-region.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { WordsOf } from './words-of.ts';
import { verdictZhHans } from './zh-hans/verdict.ts';
import { verdictZhHant } from './zh-hant/verdict.ts';

type VerdictWords = WordsOf<typeof verdictEn>;
type LocalVerdictWords = VerdictWords & { readonly locale: string };

/**
 * The words of `describeVerdict`, by language. `proves` says what a point shows when it holds, `limit` what
 * it does not show even then; never more than the evidence can carry. `locale` tells which form a number
 * takes.
 */
export const verdictTexts: Readonly<Record<Language, LocalVerdictWords>> = {
  en: { ...verdictEn, locale: 'en' },
  'zh-Hans': { ...verdictZhHans, locale: 'zh-Hans' },
  'zh-Hant': { ...verdictZhHant, locale: 'zh-Hant' },
};

/** The words of a verdict for a place. */
export function verdictTextsIn(locale: Locale): LocalVerdictWords {
  return wordsInRegion(verdictTexts[languageOf(locale)], locale);
}

/** The same with instants as a reader there has them: to the second, with the zone of their clock. */
export function verdictTextsFor(
  locale: Locale,
): LocalVerdictWords & { readonly when: (instant: string) => string } {
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
  return { ...verdictTextsIn(locale), when: (instant) => times.format(new Date(instant)) };
}
