import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportTexts, exportTextsIn } from '../../../utils/i18n/export-texts.ts';
import { inRegion, regionOf, wordsInRegion } from '../../../utils/i18n/in-region.ts';
import type { Locale } from '../../../utils/i18n/language.ts';
import type { MessageKey } from '../../../utils/i18n/messages.ts';
import { notificationsIn, notificationTexts } from '../../../utils/i18n/notification.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { verdictTexts, verdictTextsIn } from '../../../utils/i18n/verdict.ts';
import { deskZhHans } from '../../../utils/i18n/zh-hans/desk.ts';
import { deskActsZhHans } from '../../../utils/i18n/zh-hans/desk-acts.ts';
import { zhHans } from '../../../utils/i18n/zh-hans/messages.ts';
import { noticeZhHans } from '../../../utils/i18n/zh-hans/notice.ts';
import { deskZhHant } from '../../../utils/i18n/zh-hant/desk.ts';
import { deskActsZhHant } from '../../../utils/i18n/zh-hant/desk-acts.ts';
import { zhHant } from '../../../utils/i18n/zh-hant/messages.ts';
import { noticeZhHant } from '../../../utils/i18n/zh-hant/notice.ts';
import { localizedTextSchema } from '../../../utils/protocol/primitives.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { spoken } from '../../../utils/translation/list-words.ts';

const places = ['zh-TW', 'zh-HK'] as const;

/** Every string in a value, with the way to it. */
function stringsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${path}/${key}`));
}

function standardTexts(language: 'zh-Hans' | 'zh-Hant', value: unknown = guideline2023): string[] {
  const text = localizedTextSchema.safeParse(value);
  if (text.success) return [text.data[language]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => standardTexts(language, inner));
}

function browserWords(folder: string): unknown {
  return JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8'));
}

const written = {
  'zh-Hans': [
    zhHans,
    deskZhHans,
    deskActsZhHans,
    noticeZhHans,
    exportTexts['zh-Hans'],
    verdictTexts['zh-Hans'],
    notificationTexts['zh-Hans'],
    browserWords('zh_CN'),
  ],
  'zh-Hant': [
    zhHant,
    deskZhHant,
    deskActsZhHant,
    noticeZhHant,
    exportTexts['zh-Hant'],
    verdictTexts['zh-Hant'],
    notificationTexts['zh-Hant'],
    browserWords('zh_HK'),
    browserWords('zh_TW'),
    places.map((place) => regionOf(place)?.messages),
  ],
} as const;

describe.each(['zh-Hans', 'zh-Hant'] as const)('the words in %s', (language) => {
  const strings = stringsIn(written[language]);

  it('address the reader as 您', () => {
    expect(strings.length).toBeGreaterThan(900);
    expect(strings.filter(([, text]) => text.includes('你'))).toEqual([]);
    expect(standardTexts(language).filter((text) => text.includes('你'))).toEqual([]);
  });

  it('give the product one name', () => {
    const name = language === 'zh-Hans' ? '举证 Plaint' : '舉證 Plaint';
    const other = strings.filter(([, text]) => /Plaint|举证|舉證/.test(text.replaceAll(name, '')));
    expect(other).toEqual([]);
    expect(strings.filter(([, text]) => text.includes(name)).length).toBeGreaterThan(10);
  });
});

/** What each place does not say. */
const foreign = {
  'zh-TW': /舉報|網絡|互聯網|軟件|屏幕|信息|數碼|發佈|公佈|身份|臺賬/,
  'zh-HK': /檢舉|網路|網際網路|軟體|螢幕|數位|發布|公布|散布|身分|貼文|電子郵件|臺賬/,
} as const;

/** Titles and names, which stay as they are. */
const names = /《[^》]*》|違法和不良信息舉報中心/g;

describe.each(places)('%s', (place) => {
  const { t, pick } = createTranslator(place);

  it('has its own words, in every text that is shown', () => {
    const speak = inRegion(place);
    const shown = [
      ...stringsIn(
        Object.entries(zhHant).map(
          ([key, text]) => regionOf(place)?.messages[key as MessageKey] ?? spoken(text, speak),
        ),
      ),
      ...stringsIn(wordsInRegion(deskZhHant, place)),
      ...stringsIn([exportTextsIn(place), verdictTextsIn(place), notificationsIn(place)]),
      ...stringsIn(browserWords(place.replace('-', '_'))),
    ].map(([, text]) => text);
    const ofStandard = standardTexts('zh-Hant').map((text) =>
      pick({ en: '', 'zh-Hans': '', 'zh-Hant': text }),
    );
    const stray = [...shown, ...ofStandard].filter((text) =>
      foreign[place].test(text.replace(names, '')),
    );
    expect(shown.length).toBeGreaterThan(900);
    expect(stray).toEqual([]);
  });

  it('keeps only texts that its terms do not make', () => {
    const own = Object.entries(regionOf(place)?.messages ?? {});
    const speak = inRegion(place);
    const same = own.filter(([key, text]) => {
      const base = spoken(zhHant[key as MessageKey], speak);
      return JSON.stringify(base) === JSON.stringify(text);
    });
    expect(own.length).toBeGreaterThan(0);
    expect(same).toEqual([]);
  });

  it('has terms that change nothing twice', () => {
    const speak = inRegion(place);
    const texts = stringsIn([zhHant, deskZhHant, exportTexts['zh-Hant'], verdictTexts['zh-Hant']]);
    for (const text of [...standardTexts('zh-Hant'), ...texts.map(([, each]) => each)]) {
      expect(speak(speak(text))).toBe(speak(text));
    }
  });

  it('leaves as they are what is filled in, titles of laws, and names', () => {
    const name = '網路與網絡舉報檢舉';
    expect(t('form.removed', { name })).toContain(name);
    const law = '《網絡暴力信息治理規定》《檢舉網路》';
    expect(pick({ en: '', 'zh-Hans': '', 'zh-Hant': law })).toBe(law);
    const { nameOf } = createTranslator(place);
    expect(nameOf({ en: '', 'zh-Hans': '', 'zh-Hant': name })).toBe(name);
  });
});

it.each([
  ['zh-Hant', '送出舉報', '網路'],
  ['zh-TW', '送出檢舉', '網路'],
  ['zh-HK', '送出舉報', '網絡'],
] as const)('%s reads %s and %s', (locale: Locale, send, network) => {
  const { t } = createTranslator(locale);
  expect(t('send.button')).toBe(send);
  expect(t('failure.notTheEndpoint')).toContain(network);
});
