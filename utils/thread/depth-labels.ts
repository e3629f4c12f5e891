import type { PageRecord } from '../posts/records/read-records.ts';
import { isInterfaceText, type Signals } from '../posts/signals/signals.ts';
import { mask } from '../posts/tree/names.ts';

/** Letters of a label such as `level 2`, `Ebene 2` or `第2层`. */
const maxLabelLength = 24;
/** A label of depth stands among the first words of a record, before who and when. */
const maxTexts = 3;
const figure = /\d{1,2}/;

/**
 * How deep each record stands by a label that only those hear who have the page read to them: the same words
 * with one figure, that starts with the least and never goes up by more than one. A number of the post goes
 * up always, a count of votes jumps.
 */
export function depthsInLabels(
  { tree }: Signals,
  records: readonly PageRecord[],
): readonly (number | undefined)[] | undefined {
  const labels = records.map(({ nodes, body, authorIndex, timeText }) => {
    const last = Math.min(
      body[0] ?? nodes.range.end,
      authorIndex ?? nodes.range.end,
      timeText?.index ?? nodes.range.end,
    );
    return nodes.texts
      .filter((text) => text < last && (tree.texts[text] ?? '').trim() !== '')
      .slice(0, maxTexts)
      .map((text) => (tree.texts[text] ?? '').trim())
      .filter(
        (text) =>
          text.length <= maxLabelLength &&
          figure.test(text) &&
          /\p{L}/u.test(text) &&
          !isInterfaceText(text),
      );
  });
  const kinds = new Set(labels.flatMap((texts) => texts.map(mask)));
  for (const kind of kinds) {
    const depths = labels.map((texts) => {
      const shown = texts.find((text) => mask(text) === kind);
      return shown === undefined ? undefined : Number(figure.exec(shown)?.[0]);
    });
    if (areDepths(depths)) return depths;
  }
  return undefined;
}

/** At least two in three of the records bear one, and each is at most one deeper than the one before it. */
function areDepths(depths: readonly (number | undefined)[]): boolean {
  const known = depths.filter((depth) => depth !== undefined);
  if (known.length * 3 < depths.length * 2 || new Set(known).size < 2) return false;
  const [first = 0] = known;
  const isSequence = known.every((depth, at) => depth === first + at);
  return (
    !isSequence &&
    known.every((depth, at) => depth >= first && (at === 0 || depth <= (known[at - 1] ?? 0) + 1))
  );
}

/** `#3.1`, `3.1.2`: the number of an answer goes on from that of what it answers. */
const stepped = /^[#＃№]?\s?(\d{1,5}(?:\.\d{1,4})*)(?![\d.]|\s?\p{L})/u;

/**
 * How deep each record stands by a number that goes on from another's. Each number with a point has its stem
 * before it on the page, no number comes twice, and nearly all records bear one: a day or a version does not.
 */
export function depthsInNumbers(
  { tree }: Signals,
  records: readonly PageRecord[],
): readonly (number | undefined)[] | undefined {
  const numbers = records.map(({ nodes, body }) => {
    const first = body[0] ?? nodes.range.end;
    for (const text of nodes.texts) {
      if (text >= first) break;
      const found = stepped.exec((tree.texts[text] ?? '').normalize('NFKC').trim())?.[1];
      if (found !== undefined) return found;
    }
    return undefined;
  });
  const seen = new Set<string>();
  for (const number of numbers) {
    if (number === undefined) continue;
    const stem = number.slice(0, Math.max(0, number.lastIndexOf('.')));
    if (seen.has(number) || (stem !== '' && !seen.has(stem))) return undefined;
    seen.add(number);
  }
  const depths = numbers.map((number) => number?.split('.').length);
  const known = depths.filter((depth) => depth !== undefined);
  return known.length * 5 >= depths.length * 4 && new Set(known).size > 1 ? depths : undefined;
}
