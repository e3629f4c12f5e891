import type { Unit } from './meanings.ts';
import type { Phrases } from './phrases.ts';
import {
  agoSigns,
  hanEras,
  hanHalves,
  hanOnes,
  nowWords,
  otherAges,
  otherDays,
  otherHalves,
  otherJoints,
  otherMonths,
  otherPast,
  shortAges,
} from './site-words.ts';

/** Adds what is listed here for a language. What is English is added to every one: software is. */
export function addSiteWords(language: string, phrases: Phrases): void {
  const base = language.split('-')[0] ?? '';
  const isHan = /^(?:zh|ja|yue)$/.test(base);
  for (const [word, unit] of Object.entries(shortAges)) {
    phrases.add(`1${word}`, { kind: 'age', unit, isShort: true });
    if (base === 'en') phrases.add(`1 ${word} ago`, { kind: 'age', unit });
  }
  for (const [phrase, unit] of Object.entries(otherAges[base] ?? {})) {
    addAge(phrases, phrase, unit, isHan);
  }
  for (const word of nowWords[base] ?? [])
    phrases.add(word, { kind: 'age', unit: 'second', count: 0 });
  for (const [word, offset] of Object.entries(otherDays[base] ?? {}))
    phrases.add(word, { kind: 'day', offset });
  for (const [word, unit] of Object.entries(otherPast[base] ?? {}))
    phrases.add(word, { kind: 'age', unit, count: 1 });
  for (const [word, month] of Object.entries(otherMonths[base] ?? {}))
    phrases.add(word, { kind: 'month', month, calendar: 'gregory' });
  for (const word of otherJoints[base] ?? []) phrases.add(word, { kind: 'joint' });
  addHalves(phrases, otherHalves);
  if (!isHan) return;
  addHalves(phrases, hanHalves);
  for (const [word, add] of Object.entries(hanEras)) phrases.add(word, { kind: 'era', add });
  phrases.add('元年', { kind: 'part', of: 'year' });
  for (const day of '日月火水木金土') addHanWeekday(phrases, day, '日月火水木金土'.indexOf(day));
  for (const day of '日一二三四五六天') addHanWeekday(phrases, day, '日一二三四五六'.indexOf(day));
  for (const sign of ['号', '號', '日']) phrases.add(`1${sign}`, { kind: 'part', of: 'day' });
  for (const sign of ['年', '月', '時', '时', '点', '點', '分', '秒']) addHanPart(phrases, sign);
}

function addAge(phrases: Phrases, phrase: string, unit: Unit, isHan: boolean): void {
  const all = [phrase];
  if (isHan) for (const [sign, other] of agoSigns) all.push(phrase.replace(sign, other));
  for (const each of all) {
    phrases.add(each.replace('#', '1'), { kind: 'age', unit });
    if (!isHan) continue;
    for (const [word, count] of Object.entries(hanOnes))
      phrases.add(each.replace('#', word), { kind: 'age', unit, count });
  }
}

function addHalves(
  phrases: Phrases,
  halves: Readonly<Record<string, readonly (readonly [number, number])[]>>,
): void {
  for (const [word, ranges] of Object.entries(halves)) {
    let hours = 0;
    for (const [from, to] of ranges) for (let hour = from; hour < to; hour++) hours |= 1 << hour;
    phrases.add(word, { kind: 'half', hours });
  }
}

function addHanWeekday(phrases: Phrases, sign: string, day: number): void {
  const at = Math.max(day, 0);
  const names = '日月火水木金土'.includes(sign) ? [`${sign}曜日`, `${sign}曜`] : [];
  const counted = ['星期', '周', '週', '礼拜', '禮拜'].map((word) => word + sign);
  for (const name of [...names, ...counted])
    phrases.add(name, { kind: 'weekday', day: at, isNarrow: false });
  phrases.add(sign, { kind: 'weekday', day: at, isNarrow: true });
}

const hanParts = {
  年: 'year',
  月: 'month',
  時: 'hour',
  时: 'hour',
  点: 'hour',
  點: 'hour',
  分: 'minute',
  秒: 'second',
} as const;

function addHanPart(phrases: Phrases, sign: string): void {
  const of = hanParts[sign as keyof typeof hanParts];
  phrases.add(
    `1${sign}`,
    of === 'month' ? { kind: 'month', calendar: 'gregory' } : { kind: 'part', of },
  );
}
