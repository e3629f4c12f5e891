import { anyOf } from '../../pattern.ts';
import { findTime } from '../time/time-text.ts';
import { actionText, counterText, ordinalText, timeFiller } from './words.ts';

/** What stands around a name, but is not of it. */
const edges = /^[\s\p{Z}·•|,\-–—:<[【「『(]+|[\s\p{Z}·•|,\-–—:<>[\]【】「」『』(]+$/gu;
const plainEdges = /^[\s\p{Z}·•|,\-–—:[【「『(]+|[\s\p{Z}·•|,\-–—:[\]【】「」『』(]+$/gu;
/** Somebody calls themselves by markup: that is their name, every sign of it. */
const holdsTag = /<(?:\/\w|\w+[^<>]*>.*<\/)/;

/** A name without what stands around it: `by Ann`, `作者：小明`, `小明：`, `@ann`. */
export function cleanName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(
      /^(?:by|from|author|posted by|written by|asked by|answered by|user|name|作者|楼主|樓主|发帖人|發文者|用户|网友|投稿者|名前|来自|発言者)\s*[:]\s*|^(?:by|posted by|written by|asked by|answered by)\s+/i,
      '',
    )
    .replace(holdsTag.test(text) ? plainEdges : edges, '')
    .replace(/\s*(?:说道?|說道?|wrote|said|says|さん?の投稿)$/i, '')
    .replace(/\s*[<(][^\s<>()]+(?:@| at )[^<>()]+[)>]?$/i, '')
    .trim();
}

const weekdayWords = anyOf(
  [
    '(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?(?![a-z])',
    '(?:星期|周|週)[一二三四五六日天]|[日月火水木金土]曜日?',
  ],
  'giu',
);

/** The name that shares one text with the time: `#3 小明 发表于 2026-01-05 12:30`. */
export function nameBesideTime(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ');
  const found = findTime(plain, { nowMs: 0, utcOffsetMinutes: 0 });
  if (found === undefined) return undefined;
  const [before = '', after = ''] = plain.split(found.matched);
  for (const part of [before, after]) {
    const name = cleanName(
      part
        .replace(/^\s*(?:#|no\.?|第)?\d{1,6}\s*(?:[:.楼樓層层fF番]|(?=\s))\s*/i, '')
        .replace(timeFiller, ' ')
        .replace(weekdayWords, ' '),
    );
    if (name !== '' && name.length <= 24 && isNameText(name)) return name;
  }
  return undefined;
}

/** What stands beside most of a page's or list's times is a label, and nobody's name: `Date of review`. */
export function labelTest(besides: readonly (string | undefined)[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const name of besides) {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (name) => besides.length > 2 && (counts.get(name) ?? 0) > besides.length * 0.7;
}

export function isNameText(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return (
    /[\p{L}\p{N}]/u.test(plain) &&
    !actionText.test(plain) &&
    !counterText.test(plain) &&
    !ordinalText.test(plain)
  );
}
