import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noticeEn } from '../../../utils/i18n/en/notice.ts';
import { noticeZhHans } from '../../../utils/i18n/zh-hans/notice.ts';
import { noticeZhHant } from '../../../utils/i18n/zh-hant/notice.ts';

const english: Readonly<Record<string, string>> = noticeEn;
const placesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

it.each([
  ['zh-Hans', noticeZhHans],
  ['zh-Hant', noticeZhHant],
])('the words of notices have the same places in %s, and are in Chinese', (_, words) => {
  for (const [key, text] of Object.entries(words as Readonly<Record<string, string>>)) {
    expect([key, placesIn(text)]).toEqual([key, placesIn(english[key] ?? '')]);
    expect([key, text]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
  }
});

it('are all used', () => {
  const sources = globSync([
    'components/notice/*.ts*',
    'components/desk/acts/notice-*',
    'server/site/*.ts*',
  ]);
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  const prefixes = [...code.matchAll(/`([a-zA-Z.-]+)\.\$\{/g)].map((match) => `${match[1]}.`);
  const unused = Object.keys(english).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !prefixes.some((prefix) => key.startsWith(prefix)) &&
      !/^(?:code|trouble)\./.test(key),
  );
  expect(unused).toEqual([]);
});
