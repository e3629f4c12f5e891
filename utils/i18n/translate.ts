import type { LocalizedText } from '../protocol/primitives.ts';
import { en } from './en/messages.ts';
import type { Language } from './language.ts';
import type { MessageKey, Messages } from './messages.ts';
import { showSigns } from './show-signs.ts';
import { zhHans } from './zh-hans/messages.ts';
import { zhHant } from './zh-hant/messages.ts';

type ParamsIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsIn<Rest>
  : never;
type Params<Key extends MessageKey> = ParamsIn<(typeof en)[Key]>;
type Arguments<Key extends MessageKey> = [Params<Key>] extends [never]
  ? []
  : [params: Readonly<Record<Params<Key>, string | number>>];

export interface Translator {
  readonly language: Language;
  /** The message of `key`, its `{names}` filled in. Values are shown as text, never as markup. */
  t<Key extends MessageKey>(key: Key, ...params: Arguments<Key>): string;
  /** The reader's version of a text that carries all languages. */
  pick(text: LocalizedText): string;
  bytes(sizeBytes: number): string;
  when(instant: string | number): string;
  /** The time alone while it is the same day, else as `when`. */
  timeOfDay(instant: string | number): string;
}

const catalogues: Record<Language, Messages> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** Puts values in place of the `{names}` of a text. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
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

export function createTranslator(language: Language): Translator {
  const messages = catalogues[language];
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const times = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const when = (instant: string | number) => {
    const date = new Date(instant);
    return Number.isNaN(date.getTime()) ? showSigns(String(instant)) : dates.format(date);
  };
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    language,
    t: (key, ...params) => fill(messages[key], shown(params[0] ?? {})),
    pick: (text) => text[language],
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
