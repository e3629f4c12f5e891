import { defined } from '../../utils/defined.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import { type MinimumPick, pickMinimumSet } from '../../utils/report/minimum-set.ts';
import { joinThread, type ThreadEntry } from '../../utils/report/thread-evidence.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { type Account, accountKey, listAccounts } from '../../utils/thread/accounts.ts';
import { assignRoles, type RoleFinding } from '../../utils/thread/roles.ts';
import type { PostContent } from '../../utils/thread/thread.ts';

/** A captured thread with everything that is computed from it, once. */
export interface ThreadView {
  readonly entries: readonly ThreadEntry[];
  readonly accounts: readonly Account[];
  readonly roles: readonly RoleFinding[];
  /** Account of each entry, by its position in `entries`. */
  readonly accountOf: readonly (string | undefined)[];
  readonly minimum: readonly MinimumPick[];
  /** Position in `entries`, by post key. */
  readonly places: ReadonlyMap<string, number>;
}

export function buildThreadView(
  thread: ThreadRecord,
  items: readonly CaseItem[],
  standard: Standard,
): ThreadView {
  const entries = joinThread(thread, items);
  const places = new Map(entries.map(({ post }, place) => [post.key, place]));
  const posts = entries.map((entry, index) => contentOf(entry, index, places));
  const conversation = { posts };
  return {
    entries,
    places,
    accounts: listAccounts(conversation),
    roles: assignRoles(conversation),
    accountOf: posts.map(accountKey),
    minimum: pickMinimumSet(
      entries.map(({ post, item }) => ({
        key: post.key,
        text: item.text,
        ...defined({ at: item.time?.iso }),
      })),
      standard,
    ),
  };
}

function contentOf(
  { post, item }: ThreadEntry,
  index: number,
  places: ReadonlyMap<string, number>,
): PostContent {
  const parent = post.parent === undefined ? undefined : places.get(post.parent.key);
  return {
    index,
    text: item.text,
    author: item.author,
    ...defined({
      time: item.time && { source: 'text' as const, role: 'published' as const, ...item.time },
      permalink: item.permalink,
    }),
    media: post.media,
    ...(parent === undefined || post.parent === undefined
      ? {}
      : { parent: { index: parent, evidence: post.parent.evidence } }),
    ...defined({ quote: post.quote }),
    counters: post.counters,
  };
}

/** The picked posts with everything between the last one pressed and this one. */
export function pickRange(
  keys: readonly string[],
  from: string | undefined,
  to: string,
): readonly string[] {
  const [first, last] = [from === undefined ? -1 : keys.indexOf(from), keys.indexOf(to)];
  if (first < 0 || last < 0) return [to];
  return keys.slice(Math.min(first, last), Math.max(first, last) + 1);
}
