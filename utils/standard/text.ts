import type { LocalizedText } from '../protocol/primitives.ts';

/** A text in the three languages of the first standard: English, 简体, 繁體. */
export function text(en: string, zhHans: string, zhHant: string): LocalizedText {
  return { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };
}
