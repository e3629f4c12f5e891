import type { PluralForms } from './plural.ts';

/** Every language has every text of the English one: the compiler refuses one that lacks something. */
export type WordsOf<Words> = Words extends string
  ? string
  : Exclude<keyof Words, keyof PluralForms> extends never
    ? PluralForms
    : Words extends readonly unknown[]
      ? readonly WordsOf<Words[number]>[]
      : { readonly [Key in keyof Words]: WordsOf<Words[Key]> };
