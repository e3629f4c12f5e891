import { defined } from '../../defined.ts';
import { sha256HexOfBlob } from '../../evidence/digest.ts';
import type { ThreadBatch } from '../../messaging/contract.ts';
import type { Sender } from '../../messaging/serve.ts';
import type { CollectedPost } from '../../protocol/thread.ts';
import type { CaseItem } from '../../report/case-item.ts';
import { hashContent } from '../../report/content-hash.ts';
import type { SharedPiece, ThreadPostRecord, ThreadRecord } from '../../report/thread-record.ts';
import { packTexts, storedBytes } from '../../storage/pack-texts.ts';
import { saveThreadBatch } from '../../storage/thread-batches.ts';
import { loadThread } from '../../storage/threads.ts';
import type { BackgroundContext } from '../background-context.ts';
import { isOfThread } from './is-of-thread.ts';

const endStates = {
  'reached-end': 'done',
  'no-posts': 'done',
  'limit-posts': 'done',
  'limit-time': 'done',
  'limit-bytes': 'done',
  stopped: 'stopped',
  'page-gone': 'failed',
  failed: 'failed',
} as const satisfies Record<string, ThreadRecord['state']>;

interface Stored {
  readonly sha256: string;
  readonly blob: Blob;
}

async function store(text: string | Blob, type: string): Promise<Stored> {
  const blob = text instanceof Blob ? text.slice(0, text.size, type) : new Blob([text], { type });
  return { sha256: await sha256HexOfBlob(blob), blob };
}

function plainType(type: string): string {
  return /^[a-z0-9][\w!#$&^.+-]*\/[a-z0-9][\w!#$&^.+-]*$/.test(type)
    ? type
    : 'application/octet-stream';
}

async function storeShared(shared: ThreadBatch['shared']) {
  const pieces: SharedPiece[] = [];
  const blobs = new Map<string, Blob>();
  const keep = async (
    url: string,
    kind: SharedPiece['kind'],
    bytes: string | Blob,
    type: string,
  ) => {
    const { sha256, blob } = await store(bytes, type);
    blobs.set(sha256, blob);
    pieces.push({ url: url.slice(0, 8_192), kind, sha256, mediaType: type, sizeBytes: blob.size });
  };
  for (const { url, text } of shared.sheets) await keep(url, 'sheet', text, 'text/css');
  for (const { name, mediaType, blob } of shared.resources) {
    if (blob !== undefined) await keep(name, 'resource', blob, plainType(mediaType));
  }
  const shells: { before: string; after: string }[] = [];
  for (const { before, after } of shared.shells) {
    const [first, last] = [await store(before, 'text/html'), await store(after, 'text/html')];
    blobs.set(first.sha256, first.blob).set(last.sha256, last.blob);
    shells.push({ before: first.sha256, after: last.sha256 });
  }
  return { pieces, shells, blobs };
}

function recordOf(post: CollectedPost, itemId: string): ThreadPostRecord {
  const { key, parent, quote, inherited, unsure, counters, media, alsoAt, selector, part } = post;
  return {
    key,
    itemId,
    ...defined({ parent, quote, inherited, unsure }),
    counters,
    media,
    alsoAt,
    selector,
    firstSeenAt: post.firstSeenAt,
    lastSeenAt: post.lastSeenAt,
    ...defined({ shell: part?.shell }),
  };
}

async function itemOf(
  post: CollectedPost,
  thread: ThreadRecord,
  id: string,
  partSha256: string | undefined,
): Promise<CaseItem> {
  const { text, author, time, permalink } = post;
  return {
    id,
    caseId: thread.caseId,
    kind: 'post',
    threadId: thread.id,
    postKey: post.key,
    url: thread.url,
    ...defined({ permalink }),
    author,
    text,
    ...defined({
      time: time && { text: time.text, ...defined({ iso: time.iso, reading: time.reading }) },
    }),
    capturedAt: post.firstSeenAt,
    contentSha256: await hashContent({ text, author }),
    ...defined({ partSha256 }),
    resources: [],
    tags: [],
    note: '',
  };
}

/** The order of the page with new posts in their places. */
function placePosts(
  present: readonly ThreadPostRecord[],
  added: readonly { readonly record: ThreadPostRecord; readonly after: string | null }[],
): ThreadPostRecord[] {
  const posts = [...present];
  for (const { record, after } of added) {
    const known = posts.findIndex(({ key }) => key === record.key);
    if (known >= 0) {
      posts[known] = { ...record, firstSeenAt: posts[known]?.firstSeenAt ?? record.firstSeenAt };
      continue;
    }
    const at = after === null ? -1 : posts.findLastIndex(({ key }) => key === after);
    posts.splice(after === null ? 0 : at < 0 ? posts.length : at + 1, 0, record);
  }
  return posts;
}

function seenAgain(
  posts: readonly ThreadPostRecord[],
  end: ThreadBatch['end'],
): ThreadPostRecord[] {
  const seen = new Map((end?.seen ?? []).map((one) => [one.key, one]));
  return posts.map((post) => {
    const again = seen.get(post.key);
    if (again === undefined) return post;
    return { ...post, lastSeenAt: again.lastSeenAt, alsoAt: again.alsoAt };
  });
}

function fitted(
  siteProfile: ThreadRecord['siteProfile'],
  fit: ThreadBatch['profileFit'],
): Pick<ThreadRecord, 'siteProfile'> {
  if (siteProfile === undefined || siteProfile.fit === 'none' || fit === undefined) return {};
  return { siteProfile: { ...siteProfile, fit } };
}

function withBatch(
  thread: ThreadRecord,
  batch: ThreadBatch,
  posts: readonly ThreadPostRecord[],
  added: Awaited<ReturnType<typeof storeShared>>,
  addedBytes: number,
  now: string,
): ThreadRecord {
  const { progress, gaps, profileFit, end } = batch;
  const shells = [...(thread.shells ?? []), ...added.shells];
  const shared = [...(thread.shared ?? []), ...added.pieces].slice(0, 9_000);
  const hashes = new Set([
    ...shared.map(({ sha256 }) => sha256),
    ...shells.flatMap(({ before, after }) => [before, after]),
  ]);
  return {
    ...thread,
    posts: [...posts],
    captured: posts.length,
    found: Math.max(posts.length, progress.found),
    progress,
    gaps,
    ...fitted(thread.siteProfile, profileFit),
    shells,
    shared,
    resources: [...hashes].slice(0, 10_000),
    sizeBytes: (thread.sizeBytes ?? 0) + addedBytes,
    heardAt: now,
    state:
      end === undefined ? (thread.wanted === 'pause' ? 'paused' : 'running') : endStates[end.why],
    ...defined({ endedAt: end && now, end: end?.why }),
  };
}

/** A page ends at its limits by itself and may overshoot by a screenful; one that goes on is not obeyed. */
const overshootPosts = 1_000;
const overshootBytes = 20_000_000;

function isBeyondLimits({ limits, captured, sizeBytes = 0 }: ThreadRecord): boolean {
  if (limits === undefined) return false;
  return (
    captured > limits.maxPosts + overshootPosts || sizeBytes > limits.maxBytes + overshootBytes
  );
}

/**
 * Stores the posts that the page side hands over, and answers what the person wants of the capture: go on,
 * pause or stop.
 */
export async function takeThreadBatch(
  { db }: Pick<BackgroundContext, 'db'>,
  batch: ThreadBatch,
  sender: Sender,
): Promise<'go' | 'pause' | 'stop'> {
  const thread = await loadThread(db, batch.threadId);
  if (thread === undefined || thread.endedAt !== undefined) return 'stop';
  if (!isOfThread(thread, sender) || isBeyondLimits(thread)) return 'stop';
  const now = new Date();
  const shared = await storeShared(batch.shared);
  const blobs = new Map(shared.blobs);
  const ids = new Map((thread.posts ?? []).map(({ key, itemId }) => [key, itemId]));
  const items: CaseItem[] = [];
  const added: { record: ThreadPostRecord; after: string | null }[] = [];
  for (const post of batch.posts) {
    const part = post.part && (await store(post.part.html, 'text/html'));
    if (part !== undefined) blobs.set(part.sha256, part.blob);
    const id = ids.get(post.key) ?? crypto.randomUUID();
    ids.set(post.key, id);
    items.push(await itemOf(post, thread, id, part?.sha256));
    added.push({ record: recordOf(post, id), after: post.after });
  }
  const prepared = await packTexts(blobs, now.getTime());
  const addedBytes = storedBytes(prepared);
  const saved = await saveThreadBatch(
    db,
    thread.id,
    (stored) => {
      const posts = seenAgain(placePosts(stored.posts ?? [], added), batch.end);
      return withBatch(stored, batch, posts, shared, addedBytes, now.toISOString());
    },
    items,
    prepared,
  );
  return saved?.wanted ?? 'go';
}
