import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../utils/i18n/en/messages.ts';
import { languageOf, languages, locales, pickLocale } from '../../../utils/i18n/language.ts';
import type { Messages } from '../../../utils/i18n/messages.ts';
import { formOf } from '../../../utils/i18n/plural.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { zhHans } from '../../../utils/i18n/zh-hans/messages.ts';
import { zhHant } from '../../../utils/i18n/zh-hant/messages.ts';
import { type Entry, listEntries } from './list-entries.ts';

const catalogues: Readonly<Record<(typeof languages)[number], Messages>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

const entriesOf = (language: (typeof languages)[number]): Entry[] =>
  listEntries(catalogues[language]);

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe('the words', () => {
  it.each(languages)('have in %s the same keys and the same places to fill', (language) => {
    const entries = new Map(entriesOf(language).map(({ key, text }) => [key, text]));
    const english = entriesOf('en');
    expect([...entries.keys()].sort()).toEqual(english.map(({ key }) => key).sort());
    for (const { key, text } of english) {
      expect(namesIn(entries.get(key)?.other ?? ''), key).toEqual(namesIn(text.other));
    }
  });

  it.each(languages)('have in %s a form for every kind of number', (language) => {
    const kinds = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const plural = entriesOf(language).filter(({ isPlural }) => isPlural);
    expect(plural.length).toBeGreaterThan(15);
    for (const { key, text, by } of plural) {
      expect(Object.keys(text).sort(), key).toEqual(kinds);
      expect(namesIn(text.other), key).toContain(by ?? 'count');
      for (const form of Object.values(text)) {
        expect(namesIn(text.other), `a form of ${key} has no other places`).toEqual(
          expect.arrayContaining(namesIn(form)),
        );
      }
    }
  });

  it.each(['zh-Hans', 'zh-Hant'] as const)('are in %s, not left in English', (language) => {
    const untranslated = entriesOf(language).filter(
      ({ text: { other } }) =>
        /[a-z]/i.test(other.replace(/\{\w+\}/g, '')) && !/\p{Script=Han}/u.test(other),
    );
    expect(untranslated).toEqual([]);
  });

  it('are all used', () => {
    const sources = globSync([
      'components/**/*.ts*',
      'entrypoints/**/*.ts*',
      'utils/services/**/*.ts',
    ])
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const templates = [...sources.matchAll(/`([a-zA-Z.]+)\.\$\{/g)].map((match) => `${match[1]}.`);
    const unused = Object.keys(en).filter(
      (key) => !sources.includes(`'${key}'`) && !templates.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('say sizes in the unit that a person would', () => {
    const { bytes } = createTranslator('en');
    expect([999, 1500, 2_340_000, 81_322_400_000].map(bytes)).toEqual([
      '999 B',
      '1.5 kB',
      '2.3 MB',
      '81.3 GB',
    ]);
  });

  it('show what is filled in as it is', () => {
    const { t } = createTranslator('en');
    expect(t('attachments.remove', { name: '<b>{name}</b> $&' })).toBe('Remove <b>{name}</b> $&');
  });
});

describe('a text with a number', () => {
  it('takes the form of its number', () => {
    const { t } = createTranslator('en');
    expect([0, 1, 2].map((count) => t('export.scope', { count }))).toEqual([
      '0 items',
      '1 item',
      '2 items',
    ]);
    expect(t('form.progress', { done: 1, total: 1 })).toBe('1 of 1 needed thing is there');
    expect(t('form.progress', { done: 1, total: 2 })).toBe('1 of 2 needed things are there');
  });

  it('takes the forms of its language, however many there are', () => {
    const text = {
      one: '{count} wpis',
      few: '{count} wpisy',
      many: '{count} wpisów',
      other: '{count} wpisu',
    };
    expect([1, 2, 5, 22, 1.5].map((count) => formOf(text, { count }, 'pl'))).toEqual([
      '{count} wpis',
      '{count} wpisy',
      '{count} wpisów',
      '{count} wpisy',
      '{count} wpisu',
    ]);
  });

  it('takes the last form where a language has fewer than it needs, and where the number is none', () => {
    expect(formOf({ other: 'x' }, { count: 1 }, 'en')).toBe('x');
    expect(formOf({ one: 'one', other: 'x' }, { count: '?' }, 'en')).toBe('x');
  });
});

describe('the reader’s language', () => {
  it.each([
    [['zh-TW'], 'zh-Hant'],
    [['zh-Hant-HK'], 'zh-Hant'],
    [['zh-HK', 'en'], 'zh-Hant'],
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['de', 'zh-SG'], 'zh-Hans'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
  ] as const)('of %j is %s', (preferred, expected) => {
    expect(languageOf(pickLocale(preferred))).toBe(expected);
  });

  it('is the one they chose', () => {
    expect(pickLocale(['zh-CN'], 'en')).toBe('en');
  });

  it.each([
    [['zh-TW', 'zh', 'en-US', 'en'], 'zh-TW'],
    [['zh-Hant-TW'], 'zh-TW'],
    [['zh-Hant'], 'zh-TW'],
    [['zh-HK', 'zh', 'en'], 'zh-HK'],
    [['zh-Hant-HK'], 'zh-HK'],
    [['zh-MO', 'zh-TW'], 'zh-HK'],
    [['zh-Hant-MO'], 'zh-HK'],
    [['yue-Hant-HK', 'zh-CN'], 'zh-HK'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh-hant-hk'], 'zh-HK'],
    [['fr-FR', 'zh-HK'], 'zh-HK'],
    [['en-HK', 'zh-HK'], 'en'],
    [['not a tag', '', 'zh-HK'], 'zh-HK'],
  ] as const)('of %j has the words of %s', (preferred, expected) => {
    expect(pickLocale(preferred)).toBe(expected);
  });

  it.each(locales)('can be chosen as %s', (locale) => {
    expect(pickLocale(['en', 'zh-CN'], locale)).toBe(locale);
    expect(createTranslator(locale)).toMatchObject({ locale, language: languageOf(locale) });
  });
});
