import type { PageReading } from '../posts/records/read-records.ts';
import { siblingKey } from '../posts/tree/shape-keys.ts';
import { isElementAt, parentOf } from '../posts/tree/tree.ts';

/** How far around a record its box is looked for. */
const maxClimb = 3;
/** Classes that tell where an element stands or what was done to it, not what it is. */
const placeClasses = /^(?:first|last|odd|even|alt|new|active|selected|own|self|highlight\w*)$/i;

/**
 * Finds answers in repeated boxes, `box > review, answer, answer`. Boxes stand side by side; each begins with
 * a record of one kind of markup, and no other record in them has that markup: the others then answer the
 * first. By the position of the record that answers, the position of the record that it answers.
 */
export function readLeaders(reading: PageReading): Map<number, number> {
  const leaders = new Map<number, number>();
  for (const boxes of boxesByKind(reading).values()) {
    const lists = [...boxes.values()];
    const dresses = new Set(lists.map(([first]) => dressOf(reading, first ?? -1)));
    const isLed = lists.every((list) =>
      list.slice(1).every((at) => !dresses.has(dressOf(reading, at))),
    );
    if (lists.length < 2 || dresses.size > 1 || !isLed) continue;
    for (const [first, ...others] of lists) {
      if (first === undefined) continue;
      for (const at of others) if (!leaders.has(at)) leaders.set(at, first);
    }
  }
  return leaders;
}

/**
 * The records within each element around a record, the elements sorted by what they stand in and look like.
 */
function boxesByKind({ signals, records }: PageReading): Map<string, Map<number, number[]>> {
  const { tree, names } = signals;
  const kinds = new Map<string, Map<number, number[]>>();
  records.forEach(({ nodes }, at) => {
    let box = parentOf(tree, nodes.range.start);
    for (let step = 0; step < maxClimb && isElementAt(tree, box); step++) {
      const around = parentOf(tree, box);
      const kind = `${around}>${siblingKey(names, tree, box)}`;
      const boxes = kinds.get(kind) ?? new Map<number, number[]>();
      kinds.set(kind, boxes);
      const held = boxes.get(box);
      if (held === undefined) boxes.set(box, [at]);
      else held.push(at);
      box = around;
    }
  });
  return kinds;
}

/** Tag and classes of a record. */
function dressOf({ signals: { tree, names }, records }: PageReading, at: number): string {
  const start = records[at]?.nodes.range.start ?? -1;
  const classes = names.classesOf(start).filter((token) => !placeClasses.test(token));
  return [tree.tags[start], ...classes].join('.');
}
