import type { LocalizedText } from '../protocol/primitives.ts';
import { en } from './en/messages.ts';
import { inRegion, regionOf } from './in-region.ts';
import { isDay } from './is-day.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { MessageKey, Messages } from './messages.ts';
import { formOf, type Text } from './plural.ts';
import { showSigns } from './show-signs.ts';
import { zhHans } from './zh-hans/messages.ts';
import { zhHant } from './zh-hant/messages.ts';

type English = typeof en;
type PlacesIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never;
type OtherForm<Words> = Words extends string
  ? Words
  : Words extends { readonly other: infer Form extends string }
    ? Form
    : never;
/** The place whose number decides which form is taken; none in a text of one form. */
type Deciding<Words> = Words extends string
  ? never
  : Words extends { readonly by: infer Name extends string }
    ? Name
    : 'count';
type Params<Key extends MessageKey> = {
  readonly [Name in PlacesIn<OtherForm<English[Key]>>]: Name extends Deciding<English[Key]>
    ? number
    : string | number;
};
type Arguments<Key extends MessageKey> = [PlacesIn<OtherForm<English[Key]>>] extends [never]
  ? []
  : [params: Params<Key>];

export interface Translator {
  /** Of the catalogue, and of texts that exist in every language. */
  readonly language: Language;
  /** Whose words are said: the language, or a place's words of it. */
  readonly locale: Locale;
  /** The message of `key`, its `{names}` filled in. Values are shown as text, never as markup. */
  t<Key extends MessageKey>(key: Key, ...params: Arguments<Key>): string;
  /** The reader's version of a standard's text, in the words of the reader's place. */
  pick(text: LocalizedText): string;
  /** The reader's version of a name that somebody has, which is written as they write it. */
  nameOf(name: LocalizedText): string;
  bytes(sizeBytes: number): string;
  when(instant: string | number): string;
  /** The time alone while it is the same day, else as `when`. */
  timeOfDay(instant: string | number): string;
}

/** Whether the catalogues have a message of this name. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key);

const catalogues: Record<Language, Messages> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** Puts values in place of the `{names}` of a text, in the form that fits them. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string;
export function fill(
  text: Text,
  params: Readonly<Record<string, string | number>>,
  locale: string,
): string;
export function fill(
  text: Text,
  params: Readonly<Record<string, string | number>>,
  locale = 'en',
): string {
  const form = formOf(text, params, locale);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Values are often a stranger's words: what cannot be seen in them is named. */
function shown(
  params: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? showSigns(value) : value,
    ]),
  );
}

export function createTranslator(locale: Locale): Translator {
  const language = languageOf(locale);
  const messages = catalogues[language];
  const own = regionOf(locale)?.messages ?? {};
  const speak = inRegion(locale);
  const text = (key: MessageKey, params: Readonly<Record<string, string | number>>): string => {
    const form = formOf(own[key] ?? messages[key], params, locale);
    return fill(key in own ? form : speak(form), params);
  };
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const when = (instant: string | number) => {
    const date = new Date(instant);
    if (Number.isNaN(date.getTime())) return showSigns(String(instant));
    return (isDay(instant) ? days : dates).format(date);
  };
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    language,
    locale,
    t: (key, ...params) => text(key, shown(params[0] ?? {})),
    pick: (each) => speak(each[language]),
    nameOf: (name) => name[language],
    bytes(sizeBytes) {
      if (sizeBytes < 1000) return `${number.format(sizeBytes)} B`;
      if (sizeBytes < 1_000_000) return `${number.format(sizeBytes / 1000)} kB`;
      if (sizeBytes < 1_000_000_000) return `${number.format(sizeBytes / 1_000_000)} MB`;
      return `${number.format(sizeBytes / 1_000_000_000)} GB`;
    },
    when,
    timeOfDay(instant) {
      const date = new Date(instant);
      const isToday = date.toDateString() === new Date().toDateString();
      return isToday ? times.format(date) : when(instant);
    },
  };
}
