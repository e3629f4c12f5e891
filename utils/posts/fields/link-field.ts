import type { RecordNodes } from '../records/record-units.ts';
import type { Signals } from '../signals/signals.ts';
import { ordinalText, personHref } from '../signals/words.ts';
import { endOf, parentOf, subtreeText } from '../tree/tree.ts';

/** Names of a post's own id in attributes. */
const idAttributes = [
  'id',
  'data-id',
  'data-post-id',
  'data-comment-id',
  'data-pid',
  'data-cid',
  'data-mid',
  'data-message-id',
  'data-item-id',
  'data-reply-id',
  'data-answerid',
  'data-rid',
  'data-key',
  'name',
  'itemid',
];

/**
 * The reference that leads to this record: the link on its time or number, one declared, one that names the
 * record's id, else its own anchor. As written, not resolved.
 */
export function permalinkOf(
  signals: Signals,
  record: RecordNodes,
  timeText: number | undefined,
): string | undefined {
  const { tree, names } = signals;
  const links = record.elements.filter(
    (index) => tree.tags[index] === 'a' && isReference(names.attribute(index, 'href')),
  );
  const ids = recordIds(signals, record);
  let best: string | undefined;
  let bestScore = 0;
  for (const link of links) {
    const href = names.attribute(link, 'href') ?? '';
    const score = linkScore(signals, link, href, timeText, ids);
    if (score > bestScore) {
      best = href;
      bestScore = score;
    }
  }
  const anchor = ids.anchor;
  return best ?? (anchor === undefined ? undefined : `#${anchor}`);
}

function isReference(href: string | undefined): boolean {
  return (
    href !== undefined &&
    href.trim() !== '' &&
    href.trim() !== '#' &&
    !/^\s*(?:javascript|data|mailto):/i.test(href)
  );
}

function linkScore(
  signals: Signals,
  link: number,
  href: string,
  timeText: number | undefined,
  ids: RecordIds,
): number {
  const { tree, names } = signals;
  const text = subtreeText(tree, link, 80) ?? '';
  const holdsTimeText = timeText !== undefined && timeText >= link && timeText < endOf(tree, link);
  const isInTimeText = timeText !== undefined && link > timeText && link < endOf(tree, timeText);
  let score = 0;
  if (holdsTimeText) score += 5;
  if (isInTimeText && !personHref.test(href)) score += 3;
  if (/permalink|bookmark|u-url|(?:^| )url(?: |$)|post-?link|perma/i.test(names.of(link)))
    score += 5;
  if (ordinalText.test(text)) score += 3;
  if (/^(?:permalink|link|リンク|直链|链接|share)$/i.test(text)) score += 4;
  if (ids.all.some((id) => id.length > 1 && endsWithId(href, id))) score += 3;
  if (score > 0 && personHref.test(href) && !holdsTimeText) score -= 3;
  if (
    /repl(?:y|ies)|report|edit|delete|vote|like|login|quote|举报|回复/i.test(`${href} ${text}`) &&
    !holdsTimeText
  )
    score -= 4;
  return score;
}

function endsWithId(href: string, id: string): boolean {
  const number = /\d+$/.exec(id)?.[0] ?? id;
  return new RegExp(`[/#=_-]${RegExp.escape(number)}(?:$|[?#&/])`).test(href);
}

interface RecordIds {
  readonly all: readonly string[];
  readonly anchor: string | undefined;
}

/** The ids that the record's outer elements carry. */
export function recordIds(signals: Signals, record: RecordNodes): RecordIds {
  const all: string[] = [];
  let anchor: string | undefined;
  for (const index of [...wrappersOf(signals, record), ...record.elements.slice(0, 6)]) {
    for (const attribute of idAttributes) {
      const value = signals.names.attribute(index, attribute);
      if (value === undefined || value === '' || value.length > 80) continue;
      all.push(value);
      const isAnchor =
        attribute === 'id' || (attribute === 'name' && signals.tree.tags[index] === 'a');
      if (isAnchor && /\d|[a-z]{3}/i.test(value)) anchor ??= value;
    }
  }
  return { all, anchor };
}

/** Elements that wrap this record and hardly anything else: ids often stand there. */
function wrappersOf({ tree }: Signals, { range }: RecordNodes): number[] {
  const wrappers: number[] = [];
  let at = parentOf(tree, range.start);
  while (at > 0 && range.start - at <= 12 && endOf(tree, at) - range.end <= 6) {
    wrappers.push(at);
    at = parentOf(tree, at);
  }
  return wrappers.slice(0, 3);
}
