import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createDeskTranslator, loadDeskTranslator } from '../../../utils/i18n/desk.ts';
import { deskEn } from '../../../utils/i18n/en/desk.ts';
import { deskActsEn } from '../../../utils/i18n/en/desk-acts.ts';
import { deskPeopleEn } from '../../../utils/i18n/en/desk-people.ts';
import { locales } from '../../../utils/i18n/language.ts';
import type { Text } from '../../../utils/i18n/plural.ts';
import { deskZhHans } from '../../../utils/i18n/zh-hans/desk.ts';
import { deskActsZhHans } from '../../../utils/i18n/zh-hans/desk-acts.ts';
import { deskPeopleZhHans } from '../../../utils/i18n/zh-hans/desk-people.ts';
import { deskZhHant } from '../../../utils/i18n/zh-hant/desk.ts';
import { deskActsZhHant } from '../../../utils/i18n/zh-hant/desk-acts.ts';
import { deskPeopleZhHant } from '../../../utils/i18n/zh-hant/desk-people.ts';

const otherForm = (text: Text) => (typeof text === 'string' ? text : text.other);
const placesIn = (text: Text) => (otherForm(text).match(/\{\w+\}/g) ?? []).sort();

const allEn: Readonly<Record<string, Text>> = {
  ...deskEn,
  ...deskPeopleEn,
  ...deskActsEn,
};

it.each([
  ['zh-Hans', { ...deskZhHans, ...deskPeopleZhHans, ...deskActsZhHans }],
  ['zh-Hant', { ...deskZhHant, ...deskPeopleZhHant, ...deskActsZhHant }],
])('have the same places in %s, and nothing left in English', (_, words) => {
  for (const [key, text] of Object.entries<Text>(words)) {
    const english = allEn[key] ?? '';
    expect([key, placesIn(text)]).toEqual([key, placesIn(english)]);
    const plain = otherForm(text).replace(/\{\w+\}/g, '');
    if (/[a-z]/i.test(plain))
      expect([key, plain]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
  }
});

it('are all used', () => {
  const sources = globSync('components/desk/**/*.ts*').concat(globSync('server/desk-site/*.ts*'));
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  const prefixes = [...code.matchAll(/`([a-zA-Z.-]+)\.\$\{/g)].map((match) => `${match[1]}.`);
  const unused = Object.keys(allEn).filter(
    (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

it.each(locales)('are loaded in %s, and name what cannot be seen in a value', async (locale) => {
  const { t } = await loadDeskTranslator(locale);
  expect(t('desk.handler', { number: 7 })).toContain('7');
  expect(t('trouble.other', { code: 'a\u202eb' })).not.toContain('\u202e');
});

it('take the form of their number', () => {
  const { t } = createDeskTranslator('en', deskEn);
  expect(t('queue.count', { count: 1 })).toBe('1 case');
  expect(t('undo.waiting', { what: 'Accept', seconds: 2 })).toBe('Accept: sent in 2 seconds');
});
