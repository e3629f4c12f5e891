import type { Locale } from '../i18n/language.ts';

/** A language that English is translated into, and where its words are. */
export interface Target {
  readonly locale: Exclude<Locale, 'en'>;
  /** In `utils/i18n`. */
  readonly folder: string;
  /** In `public/_locales`, for what the browser itself shows; none for a language that no browser has. */
  readonly browserFolder?: string;
  /** The folder of the language whose words these are but for a few; then only texts that differ are kept. */
  readonly base?: string;
}

export const targets: readonly Target[] = [
  { locale: 'zh-Hans', folder: 'zh-hans', browserFolder: 'zh_CN' },
  { locale: 'zh-Hant', folder: 'zh-hant' },
  { locale: 'zh-TW', folder: 'zh-tw', browserFolder: 'zh_TW', base: 'zh-hant' },
  { locale: 'zh-HK', folder: 'zh-hk', browserFolder: 'zh_HK', base: 'zh-hant' },
];

const order = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** The kinds of number that a language tells apart, in the order of PO's `msgstr[0]`, `msgstr[1]` … */
export function kindsOf(locale: string): (typeof order)[number][] {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  return order.filter((kind) => pluralCategories.includes(kind));
}

/** How gettext computes which form a number takes. A new language with other forms adds its line. */
export function pluralFormsOf(locale: string): string {
  const kinds = kindsOf(locale);
  if (kinds.length === 1) return 'nplurals=1; plural=0;';
  if (kinds.join() === 'one,other') return 'nplurals=2; plural=(n != 1);';
  throw new Error(`pluralFormsOf: add the Plural-Forms of ${locale} (${kinds.join(', ')})`);
}
