import { defined } from '../../defined.ts';
import { clip, longTextLength, shortTextLength, urlLength } from '../../protocol/clip.ts';
import type { AskedPlace, PlacedPost, PlacedPosts, PostWords } from '../../protocol/page-tree.ts';
import { maxReachedPosts } from '../../protocol/page-tree-limits.ts';
import { statedTime } from '../time/stated-time.ts';
import type { TimeReference } from '../time/wall-clock.ts';
import type { Steps } from '../tree/steps.ts';
import { endOf, isElementAt, type Tree } from '../tree/tree.ts';
import { type PageReading, type PageRecord, readPostsSteps, readRecords } from './read-records.ts';

/** The posts reached, and the one around the place that was asked about first. */
const maxSaid = maxReachedPosts + 1;

/**
 * The posts that places of a page lie in: of each the innermost by the shape that posts of this page share;
 * else the element that says of itself that it is one. Pure, and takes whatever a page may have written.
 */
export function* readPostsAtSteps(
  tree: Tree,
  reference: TimeReference,
  places: readonly AskedPlace[],
): Steps<PlacedPosts> {
  const reading = yield* readPostsSteps(tree, reference);
  yield;
  const innermost = innermostAt(reading);
  const declared = new DeclaredRecords(reading);
  const numbers = new Map<PageRecord, number>();
  const around = places.map(({ at, declared: element }) => {
    const found =
      (at === undefined ? undefined : innermost[at]) ??
      (element === undefined ? undefined : declared.at(element));
    if (found === undefined) return null;
    const number = numbers.get(found) ?? numbers.size;
    numbers.set(found, number);
    return number;
  });
  const posts = Array.from(numbers.keys(), (record, number) =>
    placedPost(tree, record, number < maxSaid),
  );
  return { posts, around };
}

/** Of each node the record that it lies in; of one in another the inner. */
function innermostAt({ signals, records }: PageReading): (PageRecord | undefined)[] {
  const found = new Array<PageRecord | undefined>(signals.tree.size);
  for (const record of records)
    found.fill(record, record.nodes.range.start, record.nodes.range.end);
  return found;
}

/** Elements that are taken for posts because they say so; each costs a reading of its own. */
class DeclaredRecords {
  readonly #reading: PageReading;
  readonly #known = new Map<number, PageRecord | undefined>();

  constructor(reading: PageReading) {
    this.#reading = reading;
  }

  at(start: number): PageRecord | undefined {
    const { signals, records } = this.#reading;
    if (this.#known.has(start)) return this.#known.get(start);
    if (this.#known.size >= maxSaid || !isElementAt(signals.tree, start)) return undefined;
    const record =
      records.find(({ at }) => at === start) ??
      readRecords(signals, [{ start, end: endOf(signals.tree, start) }])[0];
    this.#known.set(start, record);
    return record;
  }
}

function placedPost(tree: Tree, record: PageRecord, isSaid: boolean): PlacedPost {
  const { start, end } = record.nodes.range;
  const rows: number[] = [];
  if (endOf(tree, start) < end) for (let at = start; at < end; at = endOf(tree, at)) rows.push(at);
  return { at: record.at, rows, ...defined({ said: isSaid ? wordsOf(record) : undefined }) };
}

function wordsOf({
  text,
  authorName,
  authorUrl,
  permalink,
  timeText,
  media,
}: PageRecord): PostWords {
  return {
    text: clip(text, longTextLength),
    author: {
      ...defined({
        name: authorName === undefined ? undefined : clip(authorName, shortTextLength),
        url: authorUrl === undefined ? undefined : clip(authorUrl, urlLength),
      }),
    },
    ...defined({
      permalink: permalink === undefined ? undefined : clip(permalink, urlLength),
      time: timeText === undefined ? undefined : statedTime(timeText),
    }),
    media: [...media],
  };
}
