import { findTime } from '../posts/time/time-text.ts';
import type { TimeReference } from '../posts/time/wall-clock.ts';
import type { JudgedPost } from '../protocol/page-tree.ts';

type Field = 'author' | 'time';
type Judged = Pick<JudgedPost, 'author' | 'time' | 'parent' | 'inherited'>;

/** A clock that goes a little ahead is no reason to doubt. */
const aheadMs = 24 * 3_600_000;

/**
 * What was read of each post and should be looked at by a person: fields taken from another post, a name that
 * reads as a time or stands without an address among ones with, a time to come, an answer before its
 * question.
 */
export function unsureFields(posts: readonly Judged[], reference: TimeReference): Field[][] {
  const areLinked =
    posts.filter(({ author }) => author.url !== undefined).length * 2 > posts.length;
  return posts.map((post) => {
    const unsure: Field[] = [];
    if (isAuthorUnsure(post, areLinked, reference)) unsure.push('author');
    if (isTimeUnsure(post, posts, reference)) unsure.push('time');
    return unsure;
  });
}

function isAuthorUnsure(
  { author: { name, url }, inherited }: Judged,
  areLinked: boolean,
  reference: TimeReference,
): boolean {
  if (name === undefined) return false;
  return (
    inherited?.includes('author') === true ||
    findTime(name, reference) !== undefined ||
    (areLinked && url === undefined)
  );
}

function isTimeUnsure(
  { time, parent, inherited }: Judged,
  posts: readonly Judged[],
  { nowMs }: TimeReference,
): boolean {
  if (time === undefined) return false;
  if (time.iso === undefined || inherited?.includes('time') === true) return true;
  const ms = Date.parse(time.iso);
  if (ms > nowMs + aheadMs) return true;
  const answered = parent === undefined ? undefined : posts[parent.index]?.time?.iso;
  return answered !== undefined && isBefore(time.iso, answered);
}

/** By the day where one of them is a day only. */
function isBefore(iso: string, other: string): boolean {
  if (iso.length > 10 && other.length > 10) return Date.parse(iso) < Date.parse(other) - 60_000;
  return iso.slice(0, 10) < other.slice(0, 10);
}
