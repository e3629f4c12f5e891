import { machineTime } from '../posts/time/machine-date.ts';
import { readingOf } from '../posts/time/stated-time.ts';
import { hourMs } from '../posts/time/wall-clock.ts';
import type { JudgedPost, StatedPost } from '../protocol/page-tree.ts';

/** So many letters from the beginning tell a text that one of both shows cut short. */
const leastBeginning = 40;
/** So many posts of one moment are none. */
const leastAlike = 3;
/** The farthest that a zone lies from another that was taken for it. */
const zoneSlackMs = 26 * hourMs;

/**
 * Posts with the times that the page's data states of them, where one entry is of one post and says nothing
 * against what the page shows. In doubt the time stays what the page shows, or open.
 */
export function withStatedTimes(
  posts: readonly JudgedPost[],
  stated: readonly StatedPost[],
): JudgedPost[] {
  if (stated.length === 0) return [...posts];
  const entries = stated.map((entry) => ({
    entry,
    text: plain(entry.text),
    by: plain(entry.author),
  }));
  const meant = posts.map((post) => {
    const shown = { text: plain(post.text), by: plain(post.author.name), url: post.permalink };
    return entries.flatMap((said) => (isOf(said, shown) ? [said.entry] : []));
  });
  // Some pages state their own date at every comment.
  const dates = meant.flatMap(([entry]) => entry?.date ?? []);
  if (dates.length >= leastAlike && new Set(dates).size === 1) return [...posts];
  const claims = new Map<StatedPost, number>();
  for (const entry of meant.flat()) claims.set(entry, (claims.get(entry) ?? 0) + 1);
  return posts.map((post, index) => {
    const [entry, ...more] = meant[index] ?? [];
    if (entry === undefined || claims.get(entry) !== 1) return post;
    // The same post may be stated twice, but only with the same date.
    if (more.some(({ date }) => date !== entry.date)) return post;
    return withDate(post, entry.date);
  });
}

/** Words and name in the form in which they are compared, each brought into it once. */
interface Plain {
  readonly text: string;
  readonly by: string;
}

function isOf(
  { entry, text, by }: Plain & { readonly entry: StatedPost },
  shown: Plain & { readonly url: string | undefined },
): boolean {
  const isSameText = text !== '' && shown.text !== '' && begin(text, shown.text);
  if (text !== '' && shown.text !== '' && !isSameText) return false;
  if (by !== '' && shown.by !== '' && by !== shown.by) return false;
  return isSameText || (entry.url !== undefined && entry.url === shown.url);
}

/** The same, or one is a beginning of the other that is long enough to tell. */
function begin(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const beginning = short.replace(/(?:…|\.\.\.)$/u, '');
  return beginning.length >= leastBeginning && long.startsWith(beginning);
}

function withDate(post: JudgedPost, date: string): JudgedPost {
  const read = machineTime(date);
  if (read?.iso === undefined || read.span === undefined) return post;
  const { time, isRelative: _, inherited, ...rest } = post;
  const isOwn = inherited?.includes('time') !== true;
  if (isOwn && time?.iso !== undefined) {
    // A day, or a machine's date beside the words, tells no more than what is there.
    if (read.kind === 'day' || time.reading === undefined || time.reading.how === 'machine')
      return post;
    const slack = time.reading.isZoneAssumed === true ? zoneSlackMs : 0;
    const earliest = Date.parse(time.reading.earliest) - slack;
    const latest = Date.parse(time.reading.latest) + slack;
    if (read.span.earliestMs < earliest || read.span.earliestMs >= latest) return post;
  }
  const left = inherited?.filter((field) => field !== 'time') ?? [];
  return {
    ...rest,
    ...(left.length === 0 ? {} : { inherited: left }),
    time: {
      source: 'json-ld',
      role: 'published',
      text: date,
      iso: read.iso,
      reading: readingOf(read.span),
    },
  };
}

function plain(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
