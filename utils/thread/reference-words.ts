import { anyOf } from '../pattern.ts';
import type { PageReading } from '../posts/records/read-records.ts';

/**
 * The name a post turns to, at its start: `@ann `, `回复 @小明：`, `Replying to @ann`, `小明さんへの返信`.
 */
export function leadingMention(text: string): string | undefined {
  const start = text.normalize('NFKC').trimStart().slice(0, 160);
  for (const pattern of mentions) {
    const name = pattern.exec(start)?.[1]?.trim();
    if (name) return name;
  }
  return undefined;
}

const mentions: readonly RegExp[] = [
  /(?:回复|回覆|回應|答复)\s*@?([^\s:：,，、\n]{1,40}?)\s*(?:[:：,，]|的(?:评论|评論|回复)|\n|$|\s)/,
  /(?:replying to|in reply to|replied to|reply to)\s*@?([^\n:,]{1,40}?)(?:[:,\n]|'s |$)/i,
  /@?([^\s:,、\n]{1,40}?)\s?(?:さん)?(?:への返信|に返信)/,
  /(?:返信先|返信)\s*[:：]\s*@?([^\s,、\n]{1,40})/,
  /^@([^\s:：,，、\n]{1,40})/,
  /^(?:>+\s*)?([^\s:,、。!?\n]{1,30}?)(?:さん|様|さま|くん|ちゃん)(?:[\s:,、。!?へ]|$)/,
  /^\s*(?:\/\/|RT )\s?@([^\s:：]{1,40})/,
  /\/\/\s?@([^\s:：]{1,40})[:：]/,
];

/**
 * The number of the post referred to: `>>12`, `回复 3楼`, `3楼`, `#12`. What stands beside the name may begin
 * with the number of the post itself.
 */
export function postNumberIn(text: string, isHead = false): number | undefined {
  const match =
    />>\s?(\d{1,6})/.exec(text) ??
    /(?:回复|回覆|引用|答复|@)\s*(?:第\s*)?#?(\d{1,6})\s*(?:楼|樓|#|F|层)/i.exec(text) ??
    (isHead ? null : /^\s*(\d{1,6})\s*(?:楼|樓|F)[的：: ]/.exec(text)) ??
    /(?:reply(?:ing)? to|in response to|re:)\s*(?:post\s*)?#(\d{1,6})/i.exec(text) ??
    /(?:返信先|レス先)?\s*#(\d{1,6})\s*(?:への返信|さん)/.exec(text) ??
    /^\s*#(\d{1,6})(?=\s|[:：])/.exec(text);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

const ordinal = anyOf(
  [
    String.raw`^[[【(]?(?:(?:#|no\.?|第|(?<=[[【]))\s?(\d{1,7})\s?(?:楼|樓|層|层|番)?`,
    String.raw`(\d{1,7})\s?(?:楼|樓|層|层|f|番|#|[.:：]))[\]】)]?(?:\s|$|[：:])`,
  ],
  'i',
);

/**
 * The number that each post shows of itself, if at least half of the posts show one; the opening post of `楼主`
 * is 1.
 */
export function postNumbersOf(reading: PageReading): (number | undefined)[] {
  const { tree } = reading.signals;
  const numbers = reading.records.map((record) => {
    const body = new Set(record.body);
    for (const text of record.nodes.texts) {
      if (body.has(text)) continue;
      const shown = (tree.texts[text] ?? '').trim().normalize('NFKC');
      const next = (tree.texts[text + 1] ?? '').trim();
      const match =
        ordinal.exec(shown) ??
        (/^\d{1,7}$/.test(shown) && /^(?:楼|樓|#|[:：])/.test(next) ? [shown, shown] : null);
      const number = match === null ? undefined : Number(match[1] ?? match[2]);
      if (number !== undefined) return number;
    }
    return undefined;
  });
  const isUsual = numbers.filter((number) => number !== undefined).length * 2 >= numbers.length;
  return isUsual ? numbers : reading.records.map((_, at) => at + 1);
}
