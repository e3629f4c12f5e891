import { type ExportTexts, exportTextsEn } from './export-texts-en.ts';
import { exportTextsZhHans } from './export-texts-zh-hans.ts';
import { exportTextsZhHant } from './export-texts-zh-hant.ts';
import type { Language } from './language.ts';

export type { ExportTexts };

export const exportTexts: Readonly<Record<Language, ExportTexts>> = {
  en: exportTextsEn,
  'zh-Hans': exportTextsZhHans,
  'zh-Hant': exportTextsZhHant,
};
