import type { GoldenPost } from '../score.ts';
import { rootOf } from './branches.ts';
import { type Conversation, NOW_MS, type Said } from './conversation.ts';

interface Shown {
  /** How exactly the page tells times. An age of days tells a day. */
  readonly time?: 'instant' | 'age' | 'rounded age';
  /** Whether the page shows what answers what: not at all, in full, or only which branch it is in. */
  readonly isNested?: boolean | 'roots';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a person reads in a page that shows so much of a conversation. Times are told in UTC. */
export function truthOf({ said }: Conversation, shown: Shown = {}): GoldenPost[] {
  const { time = 'instant', isNested = false } = shown;
  return said.map((post) => ({
    author: post.author,
    time: time === 'instant' ? new Date(post.ms).toISOString() : timeByAge(post.ms, time),
    text: post.text,
    parent: parentOf(post, said, isNested),
  }));
}

function parentOf(post: Said, said: readonly Said[], isNested: boolean | 'roots'): number | null {
  if (isNested === false || post.parent === null) return null;
  return isNested === 'roots' ? said.indexOf(rootOf(post, said)) : post.parent;
}

function timeByAge(ms: number, time: 'age' | 'rounded age'): string {
  const cut = time === 'age' ? Math.floor : Math.round;
  const age = NOW_MS - ms;
  if (age < DAY_MS) return new Date(NOW_MS - cut(age / HOUR_MS) * HOUR_MS).toISOString();
  return new Date(NOW_MS - cut(age / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
