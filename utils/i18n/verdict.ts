import { verdictEn } from './en/verdict.ts';
import { verdictZhHans } from './zh-hans/verdict.ts';
import { verdictZhHant } from './zh-hant/verdict.ts';

/**
 * The words of `describeVerdict`, by language. `proves` says what a point shows when it holds, `limit` what it
 * does not show even then; never more than the evidence can carry.
 */
export const verdictTexts = {
  en: verdictEn,
  'zh-Hans': verdictZhHans,
  'zh-Hant': verdictZhHant,
} as const;
