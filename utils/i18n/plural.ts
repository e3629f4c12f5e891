/** A text that depends on a number: one form for each kind of number that its language tells apart. */
export type PluralForms = {
  /** The place whose number decides; `count` unless named. */
  readonly by?: string;
} & { readonly [Form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & {
  readonly other: string;
};

export type Text = string | PluralForms;

const rules = new Map<string, Intl.PluralRules>();

function rulesOf(locale: string): Intl.PluralRules {
  const known = rules.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.PluralRules(locale);
  rules.set(locale, made);
  return made;
}

/** The form of a text that fits the number it is filled with, as CLDR has it for the language. */
export function formOf(
  text: Text,
  params: Readonly<Record<string, string | number>>,
  locale: string,
): string {
  if (typeof text === 'string') return text;
  const kind = rulesOf(locale).select(Number(params[text.by ?? 'count']));
  return text[kind] ?? text.other;
}
