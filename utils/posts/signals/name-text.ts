import { anyOf } from '../../pattern.ts';
import type { Beside } from '../time/found-time.ts';
import { actionText, counterText, ordinalText, timeFiller } from './words.ts';

/** What stands around a name, but is not of it. */
const edges = /^[\s\p{Z}·•|,\-–—:<[【「『(]+|[\s\p{Z}·•|,\-–—:<>[\]【】「」『』(]+$|\s@\s*$/gu;
const plainEdges = /^[\s\p{Z}·•|,\-–—:[【「『(]+|[\s\p{Z}·•|,\-–—:[\]【】「」『』(]+$/gu;
/** Somebody calls themselves by markup: that is their name, every sign of it. */
const holdsTag = /<(?:\/\w|\w+[^<>]*>.*<\/)/;

/** All of it in one pair of brackets: `(Ann Lee)` after a handle. */
const inBrackets = /^\s*[(（]([^()（）]+)[)）]\s*$/u;
/** The number of an account behind its name, as far as it is shown: `Ann (4711)`, `Ann ( 4711`. */
const numberBehind = /(?<=\S)\s*\(\s*#?\d+\s*\)?\s*$/u;

/** A name without what stands around it: `by Ann`, `作者：小明`, `小明：`, `@ann`. */
export function cleanName(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(inBrackets, '$1')
    .replace(numberBehind, '')
    .replace(
      /^(?:by|from|author|posted by|written by|asked by|answered by|user|name|作者|楼主|樓主|发帖人|發文者|用户|网友|投稿者|名前|来自|発言者)\s*[:]\s*|^(?:by|posted by|written by|asked by|answered by)\s+/i,
      '',
    )
    .replace(holdsTag.test(text) ? plainEdges : edges, '')
    .replace(/\s*(?:说道?|說道?|wrote|said|says|さん?の投稿)$/i, '')
    .replace(/\s*[<(][^\s<>()]+(?:@| at )[^<>()]+[)>]?$/i, '')
    .trim();
  return asShown(text, bare);
}

/** A part of a text in the very characters that the page shows: `＠` stays what it is. */
function asShown(text: string, part: string): string {
  const characters = [...text];
  const plain = characters.map((character) => character.normalize('NFKC'));
  const from = plain.join('').indexOf(part);
  if (part === '' || from < 0) return part;
  let start: number | undefined;
  let length = 0;
  for (const [at, each] of plain.entries()) {
    if (length === from && start === undefined) start = at;
    length += each.length;
    if (start !== undefined && length === from + part.length)
      return characters.slice(start, at + 1).join('');
  }
  return part;
}

const weekdayWords = anyOf(
  [
    '(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?(?![a-z])',
    '(?:星期|周|週)[一二三四五六日天]|[日月火水木金土]曜日?',
  ],
  'giu',
);

/** `am`, `um`, `le`, `om`: what links a time to what stands before it, in whatever language. */
const linking = /^\p{Ll}{1,3}$/u;

/** The name that shares one text with the time: `#3 小明 发表于 2026-01-05 12:30`. */
export function nameBesideTime(beside: Beside | undefined): string | undefined {
  for (const part of beside === undefined ? [] : [beside.before, beside.after]) {
    const name = cleanName(
      part
        .replace(/^\s*[([]?(?:#|no\.?|第)?\d{1,6}\s*(?:[)\]:.楼樓層层fF番]|(?=\s))\s*/i, '')
        .replace(timeFiller, ' ')
        .replace(weekdayWords, ' '),
    );
    if (name !== '' && name.length <= 24 && isNameText(name) && !linking.test(name)) return name;
  }
  return undefined;
}

/**
 * What stands beside most of a page's or list's times that have words beside them is a label, and nobody's
 * name: `Date of review`.
 */
export function labelTest(besides: readonly (string | undefined)[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  let named = 0;
  for (const name of besides) {
    if (name === undefined) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    named++;
  }
  return (name) => named > 2 && (counts.get(name) ?? 0) > named * 0.7;
}

/** From where somebody wrote, as sites in China must show it: `IP属地:江苏`. */
const origin = /^IP\s?(?:属地|屬地|归属地|地址|位址|位置)\s?:?/iu;

export function isNameText(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return (
    !origin.test(plain) &&
    /[\p{L}\p{N}]/u.test(plain) &&
    !actionText.test(plain) &&
    !counterText.test(plain) &&
    !ordinalText.test(plain)
  );
}
