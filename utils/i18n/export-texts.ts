import { exportTextsEn } from './en/export-texts.ts';
import type { Language } from './language.ts';
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
