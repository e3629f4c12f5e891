import type { Unit } from './meanings.ts';

/**
 * What sites write of time and CLDR does not know. Each list says why; whatever `Intl` can tell stays out of
 * here.
 */

/**
 * CLDR counts in figures alone, people and libraries write `an hour ago`, `vor einer Stunde`, `час назад`.
 */
const ones: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  bg: { един: 1, една: 1 },
  ca: { un: 1, una: 1 },
  da: { en: 1, et: 1 },
  de: { ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, einigen: Number.NaN },
  el: { ένα: 1, μία: 1, μια: 1 },
  en: {
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    'a few': Number.NaN,
    few: Number.NaN,
    several: Number.NaN,
    'about a': 1,
    'about an': 1,
  },
  es: { un: 1, una: 1, dos: 2, tres: 3, unos: Number.NaN, unas: Number.NaN },
  et: { üks: 1 },
  fa: { یک: 1 },
  fr: { un: 1, une: 1, deux: 2, trois: 3, quelques: Number.NaN },
  hi: { एक: 1 },
  hu: { egy: 1 },
  it: { un: 1, una: 1, "un'": 1, due: 2 },
  nb: { en: 1, ett: 1, et: 1 },
  nl: { een: 1, één: 1, twee: 2 },
  no: { en: 1, ett: 1, et: 1 },
  pt: { um: 1, uma: 1, dois: 2, duas: 2, alguns: Number.NaN, algumas: Number.NaN },
  ro: { o: 1, un: 1 },
  sv: { en: 1, ett: 1 },
  tr: { bir: 1 },
  vi: { một: 1 },
};

/** Where the unit alone means one: `час назад`, `godzinę temu`, `před hodinou`. */
const silentOne = new Set('be bs cs et fi hr lt lv mk pl ru sk sl sr uk'.split(' '));

/** Chinese and Japanese write small counts as words, half of one too. */
export const hanOnes: Readonly<Record<string, number>> = {
  半: 0.5,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  几: Number.NaN,
  幾: Number.NaN,
  数: Number.NaN,
  數: Number.NaN,
};

/** Words that stand for a count in the ages of a language; NaN where they leave it open. */
export function onesOf(language: string): ReadonlyMap<string, number> {
  const base = language.split('-')[0] ?? '';
  const words = /^(?:zh|ja|yue)$/.test(base) ? hanOnes : (ones[base] ?? {});
  const found = new Map(Object.entries(words));
  if (silentOne.has(base)) found.set('', 1);
  return found;
}

/**
 * The shortest ages, `8h`, `3d`, are English in every language of a platform, and stand alone. CLDR has some
 * of them, and `m` for a month as well.
 */
export const shortAges: Readonly<Record<string, Unit>> = {
  s: 'second',
  sec: 'second',
  secs: 'second',
  second: 'second',
  seconds: 'second',
  m: 'minute',
  min: 'minute',
  mins: 'minute',
  minute: 'minute',
  minutes: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  hour: 'hour',
  hours: 'hour',
  d: 'day',
  day: 'day',
  days: 'day',
  w: 'week',
  wk: 'week',
  wks: 'week',
  week: 'week',
  weeks: 'week',
  mo: 'month',
  mon: 'month',
  mos: 'month',
  month: 'month',
  months: 'month',
  y: 'year',
  yr: 'year',
  yrs: 'year',
  year: 'year',
  years: 'year',
};

/** Ages in words that CLDR writes in another way, by language. `#` is the count. */
export const otherAges: Readonly<Record<string, Readonly<Record<string, Unit>>>> = {
  /** CLDR: `hace 3 h`, `hace 3 min`. */
  es: {
    'hace # hs': 'hour',
    'hace # hrs': 'hour',
    'hace # mins': 'minute',
    'hace # seg': 'second',
  },
  /** CLDR: `vor 8 Std.`, which nobody writes without its point but machines. */
  de: { 'vor # std': 'hour', 'vor # h': 'hour', 'vor # tg': 'day', 'vor # sek': 'second' },
  fr: {
    'il y a # mn': 'minute',
    'il y a # minute(s)': 'minute',
    'il y a # heure(s)': 'hour',
    'il y a # jour(s)': 'day',
  },
  pt: {
    'há # hs': 'hour',
    '# horas atrás': 'hour',
    '# hora atrás': 'hour',
    '# minutos atrás': 'minute',
    '# dias atrás': 'day',
    '# dia atrás': 'day',
    '# meses atrás': 'month',
    '# anos atrás': 'year',
  },
  ru: {
    '# ч назад': 'hour',
    '# мин назад': 'minute',
    '# сек назад': 'second',
    '# дн назад': 'day',
  },
  /** CLDR has no traditional `鐘頭`, and one word for each unit. */
  zh: {
    '#秒前': 'second',
    '#秒钟前': 'second',
    '#秒鐘前': 'second',
    '#分前': 'minute',
    '#分钟前': 'minute',
    '#分鐘前': 'minute',
    '#小时前': 'hour',
    '#小時前': 'hour',
    '#个小时前': 'hour',
    '#個小時前': 'hour',
    '#时前': 'hour',
    '#钟头前': 'hour',
    '#鐘頭前': 'hour',
    '#日前': 'day',
    '#天前': 'day',
    '#周前': 'week',
    '#週前': 'week',
    '#星期前': 'week',
    '#个星期前': 'week',
    '#個星期前': 'week',
    '#个礼拜前': 'week',
    '#個禮拜前': 'week',
    '#月前': 'month',
    '#个月前': 'month',
    '#個月前': 'month',
    '#年前': 'year',
  },
  ja: {
    '#分間前': 'minute',
    '#日間前': 'day',
    '#か月前': 'month',
    '#ヶ月前': 'month',
    '#ヵ月前': 'month',
    '#カ月前': 'month',
    '#ケ月前': 'month',
    '#箇月前': 'month',
    '#ヶ月以上前': 'month',
    '#年以上前': 'year',
    '#日以上前': 'day',
  },
};

/** Between a count and `前`, or in its place. */
export const agoSigns: readonly (readonly [string, string])[] = [
  ['前', '之前'],
  ['前', '以前'],
];

/** CLDR says `now`; sites say it in these ways, and mean some seconds or minutes. */
export const nowWords: Readonly<Record<string, readonly string[]>> = {
  de: ['gerade eben', 'eben'],
  en: ['just now', 'a moment ago', 'moments ago', 'right now'],
  es: ['justo ahora', 'ahora mismo'],
  fr: ["à l'instant", 'il y a un instant'],
  ja: ['たった今', '今さっき', '数秒前'],
  ko: ['방금', '방금 전'],
  pt: ['agora mesmo'],
  ru: ['только что'],
  zh: ['刚刚', '剛剛', '刚才', '剛才'],
};

/** Days of which CLDR names none: last night, three days ago, and by kanji. In days from today. */
export const otherDays: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  da: { 'i går': -1, 'i dag': 0 },
  es: { anoche: -1 },
  ja: { 本日: 0, 前日: -2, おととい: -2 },
  pt: { ontem: -1, anteontem: -2 },
  zh: { 今日: 0, 今天: 0, 昨日: -1, 昨天: -1, 昨晚: -1, 前天: -2, 大前天: -3 },
};

/** `last week` in characters that CLDR has only in one of the two scripts. */
export const otherPast: Readonly<Record<string, Readonly<Record<string, Unit>>>> = {
  ja: { 昨年: 'year' },
  zh: { 上周: 'week', 上週: 'week', 上个月: 'month', 上個月: 'month', 去年: 'year' },
};

/** Months as they are cut in logs and by forum software, beside CLDR's own. By their number. */
export const otherMonths: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { sept: 9, june: 6, july: 7 },
  es: { set: 9, ene: 1, sept: 9 },
  pt: { set: 9, fev: 2, abr: 4, mai: 5, ago: 8, out: 10, dez: 12 },
  ru: {
    янв: 1,
    фев: 2,
    мар: 3,
    апр: 4,
    май: 5,
    мая: 5,
    июн: 6,
    июл: 7,
    авг: 8,
    сен: 9,
    сент: 9,
    окт: 10,
    ноя: 11,
    дек: 12,
  },
};

/** What stands before or between parts of a date and is in no pattern of CLDR. */
export const otherJoints: Readonly<Record<string, readonly string[]>> = {
  bg: ['в', 'г.'],
  cs: ['v', 've'],
  de: ['um', 'den', 'der', 'am', 'uhr'],
  en: ['at', 'of', 'on', 'the', 'st', 'nd', 'rd', 'th'],
  es: ['a las', 'de', 'del', 'el', 'a la'],
  fr: ['à', 'le', 'er'],
  it: ['alle', 'ore', 'alle ore', 'il'],
  ja: ['(', ')'],
  nl: ['om', 'op', 'uur'],
  pl: ['o', 'godz.', 'r.'],
  pt: ['às', 'de', 'em', 'as'],
  ru: ['в', 'г.', 'года', 'г'],
  sv: ['kl', 'den'],
  tr: ['saat'],
  uk: ['о', 'в', 'р.'],
};

/** Halves of the day in writing without CLDR's points or in the other script. */
export const otherHalves: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  am: [[0, 12]],
  'a.m.': [[0, 12]],
  'a. m.': [[0, 12]],
  pm: [[12, 24]],
  'p.m.': [[12, 24]],
  'p. m.': [[12, 24]],
};

export const hanHalves: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  上午: [[0, 12]],
  下午: [[12, 24]],
  凌晨: [[0, 7]],
  早上: [[3, 12]],
  清晨: [[3, 10]],
  晚上: [
    [17, 24],
    [0, 1],
  ],
  夜里: [
    [18, 24],
    [0, 6],
  ],
  中午: [[10, 15]],
  傍晚: [[15, 21]],
  午前: [[0, 12]],
  午後: [[12, 24]],
};

/** The years of a state or an emperor count from here, and are written without `Intl`'s letters. */
export const hanEras: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  民國: 1911,
  民国: 1911,
  西暦: 0,
  公元: 0,
};
