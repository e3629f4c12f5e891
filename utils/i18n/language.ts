/** The languages every word of the product exists in. */
export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof languages)[number];

const traditional = /^zh\b.*-(hant|tw|hk|mo)\b/i;

/** The reader's language: their own choice, else the first preferred one that we have, else English. */
export function pickLanguage(preferred: readonly string[], chosen?: Language): Language {
  if (chosen !== undefined) return chosen;
  for (const tag of preferred) {
    if (traditional.test(tag)) return 'zh-Hant';
    if (/^zh\b/i.test(tag)) return 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
