import { defined } from '../defined.ts';
import type { ThreadEvidence } from '../protocol/thread.ts';
import { threadEvidenceTypes } from '../protocol/thread.ts';
import type { CaseItem } from './case-item.ts';
import type { ThreadPostRecord, ThreadRecord } from './thread-record.ts';

/** A post with its words. */
export interface ThreadEntry {
  readonly post: ThreadPostRecord;
  readonly item: CaseItem;
  /** Position among all that was captured. */
  readonly position: number;
}

/**
 * The posts of a thread in the order of the page, each with its item; those whose item is gone are left out.
 */
export function joinThread(thread: ThreadRecord, items: readonly CaseItem[]): ThreadEntry[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (thread.posts ?? []).flatMap((post, position) => {
    const item = byId.get(post.itemId);
    return item === undefined ? [] : [{ post, item, position }];
  });
}

export interface ThreadEvidenceRequest {
  readonly thread: ThreadRecord;
  /** Keys of the posts that are reported. */
  readonly picked: readonly ThreadEntry[];
  /** Keys of those that are context; the others are attacks. */
  readonly context: ReadonlySet<string>;
  /** The document of the package that shows each post, by the post's key. */
  readonly documents: ReadonlyMap<string, { readonly url: string; readonly sha256: string }>;
  readonly accounts: ThreadEvidence['accounts'];
  readonly roles: ThreadEvidence['roles'];
}

/** The thread as data of the package: what was captured, what was not observed, who did what. */
export function buildThreadEvidence(request: ThreadEvidenceRequest): ThreadEvidence {
  const { thread, picked, accounts, roles } = request;
  return {
    type: threadEvidenceTypes.thread,
    url: thread.url,
    title: thread.title,
    startedAt: thread.startedAt,
    ...defined({ endedAt: thread.endedAt, end: thread.end }),
    limits: thread.limits ?? { maxPosts: 0, maxMinutes: 0, maxBytes: 0 },
    captured: thread.captured,
    gaps: thread.gaps ?? [],
    posts: picked.map((entry) => postOf(entry, request)),
    accounts,
    roles,
  };
}

function postOf(
  { post, item, position }: ThreadEntry,
  { documents, context }: ThreadEvidenceRequest,
): ThreadEvidence['posts'][number] {
  const document = documents.get(post.key);
  return {
    key: post.key,
    position,
    part: context.has(post.key) ? 'context' : 'attack',
    text: item.text,
    author: item.author,
    ...defined({
      time: item.time && { source: 'text' as const, role: 'published' as const, ...item.time },
      permalink: item.permalink,
    }),
    alsoAt: post.alsoAt,
    media: post.media,
    ...defined({ parent: post.parent, quote: post.quote }),
    ...defined({ inherited: post.inherited, unsure: post.unsure }),
    counters: post.counters,
    selector: post.selector,
    firstSeenAt: post.firstSeenAt,
    lastSeenAt: post.lastSeenAt,
    ...defined({ document }),
  };
}
