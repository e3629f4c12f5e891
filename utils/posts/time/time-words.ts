/** The words for time in the languages that sites write: English, Chinese in both scripts, Japanese. */

export const months: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

export const monthPattern =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Milliseconds of a unit as written in an age: `3 hours ago`, `3小时前`, `3時間前`. */
export function unitMs(unit: string): number | undefined {
  return unitLengths.find(([pattern]) => pattern.test(unit))?.[1];
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const unitLengths: readonly (readonly [RegExp, number])[] = [
  [/^(s|secs?|seconds?|秒钟?|秒鐘)\.?$/i, second],
  [/^(mo|mon|mos|months?|个月|個月|月|か月|ヶ月|ヵ月|カ月|ケ月|箇月)\.?$/i, 30 * day],
  [/^(m|mins?|minutes?|分|分钟|分鐘|分間)\.?$/i, minute],
  [/^(h|hrs?|hours?|小时|小時|时|個小時|个小时|钟头|鐘頭|時間)\.?$/i, hour],
  [/^(d|days?|天|日|日間)\.?$/i, day],
  [/^(w|wks?|weeks?|周|週|个星期|個星期|星期|週間|个礼拜|個禮拜)\.?$/i, 7 * day],
  [/^(y|yrs?|years?|年|年間)\.?$/i, 365 * day],
];

export const agePattern =
  '(seconds?|secs?|months?|mos?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|years?|yrs?|[smhdwy])\\.?';

export const cjkUnitPattern =
  '(秒钟|秒鐘|秒|个月|個月|か月|ヶ月|ヵ月|カ月|ケ月|箇月|月|分钟|分鐘|分間|分|个小时|個小時|小时|小時|時間|时|钟头|鐘頭|天|日間|日|个星期|個星期|星期|个礼拜|個禮拜|週間|周|週|年間|年)';

/** A count in figures or as a word: `3`, `an`, `两`, `半`, `数`. Undefined when it is neither. */
export function countOf(word: string): number | undefined {
  const figures = Number.parseFloat(word.replaceAll(',', ''));
  if (!Number.isNaN(figures)) return figures;
  return countWords[word.toLowerCase()] ?? chineseNumber(word);
}

const countWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  few: 3,
  several: 3,
  半: 0.5,
  数: 3,
  數: 3,
  几: 3,
  幾: 3,
};

const digits = '〇一二三四五六七八九';

function chineseNumber(word: string): number | undefined {
  const text = word.replace(/[两兩]/g, '二').replace('零', '〇');
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (tens !== null) {
    return (tens[1] ? digits.indexOf(tens[1]) : 1) * 10 + (tens[2] ? digits.indexOf(tens[2]) : 0);
  }
  return text.length === 1 && digits.includes(text) ? digits.indexOf(text) : undefined;
}

/** Days before today that a word names. */
export const dayWords: Readonly<Record<string, number>> = {
  today: 0,
  今天: 0,
  今日: 0,
  本日: 0,
  yesterday: 1,
  昨天: 1,
  昨日: 1,
  昨晚: 1,
  前天: 2,
  前日: 2,
  一昨日: 2,
  おととい: 2,
  大前天: 3,
};

/** Sunday is 0. */
export const weekdayPattern =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|(?:星期|礼拜|禮拜|周|週)[日天一二三四五六]|[日月火水木金土]曜日?)';

export function weekdayOf(word: string): number {
  const english = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(
    word.slice(0, 3).toLowerCase(),
  );
  if (english >= 0) return english;
  const japanese = '日月火水木金土'.indexOf(word[0] ?? '');
  if (/曜/.test(word)) return japanese;
  return '日一二三四五六'.indexOf((word.at(-1) ?? '').replace('天', '日'));
}
