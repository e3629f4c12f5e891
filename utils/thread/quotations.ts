import { joinTexts } from '../posts/fields/body-text.ts';
import type { PageRecord } from '../posts/records/read-records.ts';
import type { NodeRange } from '../posts/signals/candidate-groups.ts';
import type { Signals } from '../posts/signals/signals.ts';
import { endOf } from '../posts/tree/tree.ts';

/** Of `2026-03-10T09:12`. */
const minuteLength = 16;

/** The text of a quotation without what it quotes itself; with that where there is nothing else. */
export function quotedText({ tree, quotes }: Signals, { start, end }: NodeRange): string {
  const all: number[] = [];
  const outer: number[] = [];
  let innerEnd = start;
  for (let at = start; at < end; at++) {
    if (at > start && quotes.has(at)) innerEnd = Math.max(innerEnd, endOf(tree, at));
    if (!tree.texts[at]) continue;
    all.push(at);
    if (at >= innerEnd) outer.push(at);
  }
  const own = joinTexts(tree, outer);
  return own.trim() === '' ? joinTexts(tree, all) : own;
}

/** Whether a quotation can be of a post by its time: it shows none, or that of the post. */
export function isOfTime(
  { timeTexts }: Signals,
  { start, end }: NodeRange,
  { timeText }: PageRecord,
): boolean {
  const wanted = timeText?.iso;
  if (wanted === undefined) return true;
  for (let at = start; at < end; at++) {
    const shown = timeTexts.get(at);
    if (shown?.iso === undefined || shown.kind === 'age') continue;
    const length = Math.min(shown.iso.length, wanted.length, minuteLength);
    return shown.iso.slice(0, length) === wanted.slice(0, length);
  }
  return true;
}
