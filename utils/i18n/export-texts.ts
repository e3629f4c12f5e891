import { exportTextsEn } from './en/export-texts.ts';
import { wordsInRegion } from './in-region.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { WordsOf } from './words-of.ts';
import { exportTextsZhHans } from './zh-hans/export-texts.ts';
import { exportTextsZhHant } from './zh-hant/export-texts.ts';

/** The words of everything that is exported (`utils/report/export`). */
export type ExportTexts = WordsOf<typeof exportTextsEn>;

export const exportTexts: Readonly<Record<Language, ExportTexts>> = {
  en: exportTextsEn,
  'zh-Hans': exportTextsZhHans,
  'zh-Hant': exportTextsZhHant,
};

/** The words of an export for a place. */
export function exportTextsIn(locale: Locale): ExportTexts {
  return wordsInRegion(exportTexts[languageOf(locale)], locale);
}
