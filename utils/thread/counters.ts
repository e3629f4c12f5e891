import { anyOf } from '../pattern.ts';
import type { RecordNodes } from '../posts/records/record-units.ts';
import type { Signals } from '../posts/signals/signals.ts';
import { climb, parentOf } from '../posts/tree/tree.ts';
import type { Counter } from '../protocol/thread.ts';

type Kind = Counter['kind'];

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['dislikes', /dislike|downvote|踩|反对|低評価|噓/i],
  [
    'likes',
    anyOf(
      [
        String.raw`like|upvote|\bvotes?\b|vote-?count|points?|helpful|favou?rite|heart|digg|zan\b|score`,
        '赞|讚|有用|喜欢|いいね|高評価|参考になった|推',
      ],
      'i',
    ),
  ],
  ['replies', /repl(?:y|ies)|comment|answer|回复|回覆|评论|評論|返信|コメント/i],
  ['shares', /share|retweet|repost|boost|forward|转发|轉發|分享|リポスト|シェア/i],
  ['views', /view|read|play|浏览|瀏覽|阅读|播放|再生|閲覧/i],
];

const units: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};

/** The numbers a post shows about itself, one of each kind, told apart by their words, names and labels. */
export function readCounters(
  signals: Signals,
  record: RecordNodes,
  body: ReadonlySet<number>,
): Counter[] {
  const found = new Map<Kind, Counter>();
  for (const text of record.texts) {
    if (body.has(text)) continue;
    const shown = (signals.tree.texts[text] ?? '').trim();
    const value = numberIn(shown);
    if (value === undefined) continue;
    const kind = kindOf(signals, record, text, shown);
    if (kind !== undefined && !found.has(kind)) found.set(kind, { kind, value, text: shown });
  }
  return [...found.values()];
}

/** `1,234`, `1.2k`, `3万`, `赞 12`; undefined without a number or with more around it than a counter has. */
export function numberIn(shown: string): number | undefined {
  const text = shown.normalize('NFKC');
  if (text.length > 40) return undefined;
  const match = /(\d[\d,]*(?:\.\d+)?)\s*([km千万萬亿億](?![a-z]))?/i.exec(text);
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1].replaceAll(',', '')) * (units[(match[2] ?? '').toLowerCase()] ?? 1);
  return Number.isFinite(value) ? Math.round(value) : undefined;
}

function kindOf(
  signals: Signals,
  record: RecordNodes,
  text: number,
  shown: string,
): Kind | undefined {
  const { tree, names } = signals;
  const ofText = kinds.find(([, pattern]) => pattern.test(shown));
  if (ofText !== undefined) return ofText[0];
  let kind: Kind | undefined;
  climb(
    tree,
    parentOf(tree, text),
    (at) => {
      if (at <= record.range.start || signals.timeTexts.has(at)) return true;
      const name = `${names.of(at)} ${names.attribute(at, 'aria-label') ?? ''} ${names.attribute(at, 'title') ?? ''}`;
      kind = kinds.find(([, pattern]) => pattern.test(name))?.[0];
      return kind !== undefined;
    },
    4,
  );
  return kind;
}
