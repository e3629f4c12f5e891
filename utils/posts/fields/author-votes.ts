import type { RecordNodes } from '../records/record-units.ts';

/** Something like a name, and where in its record it stands. */
export interface NamePlace {
  readonly key: string;
  readonly text: string;
}

/**
 * Places where most records of a kind have something that was not taken for their author: it is in none of
 * them.
 */
export function passedOverKeys(
  records: readonly RecordNodes[],
  lists: readonly (readonly NamePlace[])[],
  chosen: readonly (NamePlace | undefined)[],
): (kind: string, key: string) => boolean {
  const counts = new Map<string, { shown: number; chosen: number }>();
  records.forEach((record, at) => {
    for (const key of new Set((lists[at] ?? []).map((candidate) => candidate.key))) {
      const place = `${record.kind}|${key}`;
      const count = counts.get(place) ?? { shown: 0, chosen: 0 };
      count.shown++;
      if (chosen[at]?.key === key) count.chosen++;
      counts.set(place, count);
    }
  });
  return (kind, key) => {
    const count = counts.get(`${kind}|${key}`);
    return count !== undefined && count.shown > 2 && count.chosen * 3 <= count.shown;
  };
}

/**
 * Places where most of a kind name their author: whatever name another of the kind has there is its author
 * too.
 */
export function electedKeys(
  records: readonly RecordNodes[],
  chosen: readonly (NamePlace | undefined)[],
): (kind: string, key: string) => boolean {
  const counts = new Map<string, number>();
  const sizes = new Map<string, number>();
  records.forEach(({ kind }, at) => {
    const key = chosen[at]?.key;
    sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
    if (key !== undefined) counts.set(`${kind}|${key}`, (counts.get(`${kind}|${key}`) ?? 0) + 1);
  });
  return (kind, key) => {
    const count = counts.get(`${kind}|${key}`) ?? 0;
    return count > 1 && count * 2 > (sizes.get(kind) ?? 0);
  };
}

/** Kinds in which every name ends with a word of respect: `はちみつさん`. */
export function kindsWithHonorifics(
  records: readonly RecordNodes[],
  chosen: readonly (NamePlace | undefined)[],
): Set<string> {
  const kinds = new Map<string, { named: number; honoured: number }>();
  records.forEach(({ kind }, at) => {
    const text = chosen[at]?.text;
    if (text === undefined) return;
    const count = kinds.get(kind) ?? { named: 0, honoured: 0 };
    count.named++;
    if (honorificEnd.test(text)) count.honoured++;
    kinds.set(kind, count);
  });
  const isUsual = ({ named, honoured }: { named: number; honoured: number }): boolean =>
    honoured > 1 && honoured >= named * 0.9;
  return new Set([...kinds].filter(([, count]) => isUsual(count)).map(([kind]) => kind));
}

/** Fewer different names than that may begin or end alike by chance: two of one family. */
const leastNames = 3;

/**
 * The words with which all names of a kind begin or end: `by`, `Beitrag von`, `пишет:`, whatever the
 * language. They introduce the name and are none of it.
 */
export function sharedAffixes(names: readonly (string | undefined)[]): {
  readonly before: string;
  readonly after: string;
} {
  const known = [...new Set(names.flatMap((name) => name || []))];
  if (known.length < leastNames) return { before: '', after: '' };
  const words = known.map((name) => name.split(/(?<=\s)/u));
  const shortest = Math.min(...words.map(({ length }) => length));
  const [first = []] = words;
  let before = 0;
  while (before < shortest - 1 && words.every((each) => each[before] === first[before])) before++;
  let after = 0;
  while (
    after < shortest - 1 - before &&
    words.every((each) => each.at(-1 - after) === first.at(-1 - after))
  )
    after++;
  const bare = words.map((each) => each.slice(before, each.length - after).join(''));
  // `Ann 1` and `Ann 2` are named so.
  if (!bare.every((name) => /\p{L}/u.test(name))) return { before: '', after: '' };
  return {
    before: first.slice(0, before).join(''),
    after: first.slice(first.length - after).join(''),
  };
}

/** A word of respect at the end of a name. */
export const honorificEnd = /(?<=.)(?:さん|様|さま|氏)$/u;

/** The share of records of a kind that show something like a name at a place. */
export function keyShares(
  records: readonly RecordNodes[],
  lists: readonly (readonly NamePlace[])[],
): (kind: string, key: string) => number {
  const sizes = new Map<string, number>();
  const counts = new Map<string, number>();
  records.forEach((record, at) => {
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
    for (const key of new Set((lists[at] ?? []).map((candidate) => candidate.key))) {
      counts.set(`${record.kind}|${key}`, (counts.get(`${record.kind}|${key}`) ?? 0) + 1);
    }
  });
  return (kind, key) => (counts.get(`${kind}|${key}`) ?? 0) / (sizes.get(kind) ?? 1);
}

/** Of the texts at a place in records of a kind, how many differ: 1 where each is another. */
export function keyVarieties(
  records: readonly RecordNodes[],
  lists: readonly (readonly NamePlace[])[],
): (kind: string, key: string) => number {
  const texts = new Map<string, { readonly all: Set<string>; count: number }>();
  records.forEach(({ kind }, at) => {
    for (const { key, text } of lists[at] ?? []) {
      const place = `${kind}|${key}`;
      const known = texts.get(place) ?? { all: new Set<string>(), count: 0 };
      texts.set(place, known);
      known.all.add(text);
      known.count++;
    }
  });
  return (kind, key) => {
    const known = texts.get(`${kind}|${key}`);
    return known === undefined ? 0 : known.all.size / known.count;
  };
}
