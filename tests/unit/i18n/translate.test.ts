import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../utils/i18n/en/messages.ts';
import { languages, pickLanguage } from '../../../utils/i18n/language.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { zhHans } from '../../../utils/i18n/zh-hans/messages.ts';
import { zhHant } from '../../../utils/i18n/zh-hant/messages.ts';

const catalogues = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe('the words', () => {
  it.each(languages)('have in %s the same keys and the same places to fill', (language) => {
    const catalogue: Record<string, string> = catalogues[language];
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect(namesIn(catalogue[key] ?? ''), key).toEqual(namesIn(text));
    }
  });

  it.each(['zh-Hans', 'zh-Hant'] as const)('are in %s, not left in English', (language) => {
    const untranslated = Object.entries(catalogues[language]).filter(
      ([, text]) => /[a-z]/i.test(text.replace(/\{\w+\}/g, '')) && !/\p{Script=Han}/u.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  it('are all used', () => {
    const sources = globSync(['components/**/*.ts*', 'entrypoints/**/*.ts*'])
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
    expect(pickLanguage(preferred)).toBe(expected);
  });

  it('is the one they chose', () => {
    expect(pickLanguage(['zh-CN'], 'en')).toBe('en');
  });
});
