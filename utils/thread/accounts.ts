import { defined } from '../defined.ts';
import type { Conversation, PostContent } from './thread.ts';

/** Everything one account posted in a thread. */
export interface Account {
  /** The link to the account, else its name: what tells accounts apart here. */
  readonly key: string;
  readonly name: string;
  readonly url?: string;
  /** Positions of its posts, in document order. */
  readonly posts: readonly number[];
  /** ISO 8601; absent when no post of it shows a time. */
  readonly firstAt?: string;
  readonly lastAt?: string;
}

/** The accounts of a thread, those with most posts first. Posts that name nobody belong to none. */
export function listAccounts(thread: Conversation): Account[] {
  const byKey = new Map<string, PostContent[]>();
  for (const post of thread.posts) {
    const key = accountKey(post);
    if (key === undefined) continue;
    const posts = byKey.get(key) ?? [];
    posts.push(post);
    byKey.set(key, posts);
  }
  return [...byKey]
    .map(([key, posts]) => buildAccount(key, posts))
    .sort((a, b) => b.posts.length - a.posts.length);
}

/** A display name can be borrowed by anybody; the link to the account cannot. */
export function accountKey({ author }: PostContent): string | undefined {
  return author.url ?? author.name;
}

function buildAccount(key: string, posts: readonly PostContent[]): Account {
  const times = posts
    .flatMap(({ time }) => (time?.iso === undefined ? [] : [time.iso]))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  const url = posts[0]?.author.url;
  const [firstAt, lastAt] = [times[0], times.at(-1)];
  return {
    key,
    name: posts[0]?.author.name ?? key,
    ...defined({ url }),
    posts: posts.map(({ index }) => index),
    ...defined({ firstAt, lastAt }),
  };
}
