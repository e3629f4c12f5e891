import { canBePost, shapeKeys, siblingKey } from '../tree/shape-keys.ts';
import { endOf, isElementAt } from '../tree/tree.ts';
import type { Signals } from './signals.ts';

/** A range of nodes `[start, end)`: one element, or several siblings in a row. */
export interface NodeRange {
  readonly start: number;
  readonly end: number;
  /** Several siblings: only these can overlap others without nesting. */
  readonly isRow?: true;
}

export interface Group {
  readonly key: string;
  /** In document order; a range may lie inside an earlier one. */
  readonly members: readonly NodeRange[];
}

const maxGroups = 20_000;

/** Every set of at least two alike ranges that could be posts. */
export function candidateGroups(signals: Signals): Group[] {
  return [...groupsOfElements(signals), ...groupsOfRows(signals)];
}

function groupsOfElements(signals: Signals): Group[] {
  const { tree, names } = signals;
  const byKey = new Map<string, NodeRange[]>();
  for (let index = 0; index < tree.size; index++) {
    if (!canBePost(tree.tags[index] ?? '')) continue;
    const end = endOf(tree, index);
    if (!mayHoldPost(signals, index, end)) continue;
    const range = { start: index, end };
    for (const key of shapeKeys(tree, names, index)) {
      const members = byKey.get(key);
      if (members !== undefined) members.push(range);
      else if (byKey.size < maxGroups) byKey.set(key, [range]);
    }
  }
  const groups: Group[] = [];
  for (const [key, members] of byKey) if (members.length > 1) groups.push({ key, members });
  return groups;
}

export function mayHoldPost(signals: Signals, start: number, end: number): boolean {
  return (
    signals.count('letters', start, end) +
      signals.count('weak', start, end) +
      signals.count('media', start, end) +
      signals.count('linked', start, end) >
      0 && end - start > 2
  );
}

/**
 * Posts that are not one element but several rows in a row: `dt` and `dd`, a heading row and a text row, text
 * and then a line with who and when. Cut at each row that names a person or time.
 */
function groupsOfRows(signals: Signals): Group[] {
  const { tree, names } = signals;
  const groups: Group[] = [];
  for (let parent = 0; parent < tree.size; parent++) {
    const end = endOf(tree, parent);
    if (!isElementAt(tree, parent)) continue;
    if (signals.count('timeTexts', parent, end) + signals.count('persons', parent, end) < 2)
      continue;
    const rows = childrenOf(signals, parent);
    if (rows.length < 4) continue;
    const keys = rows.map((row) => siblingKey(names, tree, row.start));
    for (const key of commonest(keys)) {
      const heads = rows.flatMap((row, at) =>
        keys[at] === key && isHead(signals, row) ? [at] : [],
      );
      if (heads.length < 2 || heads.length > rows.length / 2 + 1) continue;
      const ruled = afterRules(signals, rows, heads);
      const starts = withHeadings(signals, rows, ruled ?? heads);
      groups.push({
        key: `rows@${parent}:${key}`,
        members: cutAtHeads(signals, rows, starts, ruled !== undefined),
      });
      if (ruled !== undefined) continue;
      groups.push({ key: `rows-up@${parent}:${key}`, members: cutAtTails(rows, heads) });
    }
  }
  return groups;
}

const maxRowKinds = 8;

/** The kinds of rows that come more than once, the commonest first: a hostile page may name each row anew. */
function commonest(keys: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxRowKinds)
    .map(([key]) => key);
}

function childrenOf(signals: Signals, parent: number): NodeRange[] {
  const { tree } = signals;
  const rows: NodeRange[] = [];
  const end = endOf(tree, parent);
  for (let at = parent + 1; at < end; at = endOf(tree, at)) {
    if (isElementAt(tree, at) || (tree.texts[at] ?? ' ') !== ' ') {
      rows.push({ start: at, end: endOf(tree, at) });
    }
    if (rows.length > 20_000) break;
  }
  return rows;
}

function isHead(signals: Signals, row: NodeRange): boolean {
  const timeTexts = signals.count('timeTexts', row.start, row.end);
  return timeTexts < 3 && timeTexts + signals.count('persons', row.start, row.end) > 0;
}

/** Where exactly one rule lies between any two heads, the posts begin right after the rules. */
function afterRules(
  { tree }: Signals,
  rows: readonly NodeRange[],
  heads: readonly number[],
): readonly number[] | undefined {
  const starts: number[] = [];
  for (let at = 1; at < heads.length; at++) {
    const [from = 0, head = 0] = [heads[at - 1], heads[at]];
    const rules = rows
      .slice(from, head)
      .flatMap((row, step) => (tree.tags[row.start] === 'hr' ? [from + step] : []));
    if (rules.length !== 1) return undefined;
    starts.push((rules[0] ?? 0) + 1);
  }
  // Before the first head there need be no rule: what leads the second leads it too.
  const lead = (heads[1] ?? 0) - (starts[0] ?? 0);
  return [Math.max(0, (heads[0] ?? 0) - lead), ...starts];
}

/** Where a headline stands before every head row, the posts begin with it. */
function withHeadings(
  signals: Signals,
  rows: readonly NodeRange[],
  heads: readonly number[],
): readonly number[] {
  const isHeading = (at: number): boolean =>
    /^h[1-6]$/.test(signals.tree.tags[rows[at]?.start ?? -1] ?? '');
  return heads.every((head) => isHeading(head - 1)) ? heads.map((head) => head - 1) : heads;
}

function cutAtHeads(
  { tree }: Signals,
  rows: readonly NodeRange[],
  heads: readonly number[],
  isRuled: boolean,
): NodeRange[] {
  const lengths = heads.slice(1).map((head, at) => head - (heads[at] ?? 0));
  const usual = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
  // The last goes on to its rule, or as far as most do.
  const lastEnd = (head: number): number => {
    const rule = isRuled
      ? rows.findIndex(({ start }, at) => at > head && tree.tags[start] === 'hr')
      : -1;
    return rule < 0 ? Math.min(rows.length, head + usual) : rule + 1;
  };
  return heads.flatMap((head, at) => {
    const next = heads[at + 1] ?? lastEnd(head);
    const last = next - 1;
    const [first, final] = [rows[head], rows[last]];
    return first === undefined || final === undefined
      ? []
      : [{ start: first.start, end: final.end, isRow: true }];
  });
}

function cutAtTails(rows: readonly NodeRange[], tails: readonly number[]): NodeRange[] {
  return tails.flatMap((tail, at) => {
    const first = rows[at === 0 ? Math.max(0, tail - 1) : (tails[at - 1] ?? 0) + 1];
    const final = rows[tail];
    return first === undefined || final === undefined
      ? []
      : [{ start: first.start, end: final.end, isRow: true }];
  });
}
