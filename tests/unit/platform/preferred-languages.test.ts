import { afterEach, expect, test as it, vi } from 'vitest';
import { pickLocale } from '../../../utils/i18n/language.ts';
import { preferredLanguages } from '../../../utils/platform/environment.ts';

const own = vi.hoisted(() => ({ language: 'en' }));
vi.mock('../../../utils/platform/browser.ts', () => ({
  browser: { i18n: { getUILanguage: () => own.language } },
}));

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['zh-TW', ['zh-HK', 'zh', 'en'], 'zh-HK'],
  ['zh-TW', ['en-US', 'zh-Hant-MO'], 'zh-HK'],
  ['zh-TW', ['zh-TW', 'zh-HK'], 'zh-TW'],
  ['zh-TW', ['zh-CN', 'en'], 'zh-TW'],
  ['zh-TW', [], 'zh-TW'],
  ['zh-CN', ['zh-HK'], 'zh-Hans'],
  ['en-US', ['zh-HK'], 'en'],
  ['de', ['de', 'zh-HK'], 'zh-HK'],
] as const)('a browser in %s whose reader lists %j shows %s', (ui, listed, expected) => {
  own.language = ui;
  vi.stubGlobal('navigator', { languages: listed });
  expect(pickLocale(preferredLanguages())).toBe(expected);
});
