import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ThreadBatch } from '../../../utils/messaging/contract.ts';
import type { CollectedPost } from '../../../utils/protocol/thread.ts';
import { inboxId } from '../../../utils/report/casebook-case.ts';
import { joinThread } from '../../../utils/report/thread-evidence.ts';
import type { ThreadRecord } from '../../../utils/report/thread-record.ts';
import { takeThreadBatch } from '../../../utils/services/thread/thread-batch.ts';
import { loadBlob } from '../../../utils/storage/blobs.ts';
import { listItemsOfThread } from '../../../utils/storage/items.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { updateThread } from '../../../utils/storage/thread-batches.ts';
import { addThread, loadThread } from '../../../utils/storage/threads.ts';

const at = '2026-11-20T10:00:00.000Z';

function thread(id: string): ThreadRecord {
  return {
    id,
    caseId: inboxId,
    url: 'https://forum.example.org/t/1',
    tabId: 7,
    title: 'A discussion',
    startedAt: at,
    state: 'running',
    found: 0,
    captured: 0,
    resources: [],
  };
}

function post(key: string, after: string | null, more: Partial<CollectedPost> = {}): CollectedPost {
  return {
    key,
    after,
    text: `words of ${key}`,
    author: { name: '<b>Ann</b>\u202e' },
    alsoAt: [],
    media: [],
    counters: [],
    selector: 'article',
    firstSeenAt: at,
    lastSeenAt: at,
    part: { shell: 0, html: `<article>${key}</article>` },
    ...more,
  };
}

function batch(
  threadId: string,
  posts: CollectedPost[],
  more: Partial<ThreadBatch> = {},
): ThreadBatch {
  return {
    threadId,
    posts,
    gaps: [],
    shared: { shells: [], sheets: [], resources: [] },
    progress: {
      found: posts.length,
      captured: posts.length,
      elapsedMs: 1,
      findingMs: 0,
      workingMs: 0,
      longestTaskMs: 0,
      isHidden: false,
    },
    ...more,
  };
}

const sender = {
  isExtensionPage: false,
  tabId: 7,
  frameId: 0,
  url: 'https://forum.example.org/t/1?page=2',
  origin: 'https://forum.example.org',
};
const take = (context: Parameters<typeof takeThreadBatch>[0], news: ThreadBatch) =>
  takeThreadBatch(context, news, sender);

it.each([
  ['another tab', { tabId: 8 }],
  ['a frame of the page', { frameId: 3 }],
  ['another site', { origin: 'https://other.example.org', url: 'https://other.example.org/' }],
])('posts from %s are not taken in', async (_, told) => {
  const db = openPlaintDb(`batches-${crypto.randomUUID()}`);
  const { id } = thread(crypto.randomUUID());
  await addThread(db, thread(id));
  const news = batch(id, [post('a', null)]);
  expect(await takeThreadBatch({ db }, news, { ...sender, ...told })).toBe('stop');
  expect((await loadThread(db, id))?.posts ?? []).toEqual([]);
});

it('a page that goes on beyond its limits is not obeyed', async () => {
  const db = openPlaintDb(`batches-${crypto.randomUUID()}`);
  const { id } = thread(crypto.randomUUID());
  const limits = { maxPosts: 10, maxMinutes: 5, maxBytes: 1_000 };
  await addThread(db, { ...thread(id), limits, captured: 1_500 });
  expect(await take({ db }, batch(id, [post('a', null)]))).toBe('stop');
  await updateThread(db, id, (was) => ({ ...was, captured: 12 }));
  expect(await take({ db }, batch(id, [post('a', null)]))).toBe('go');
});

it('posts become items in the order of the page, their bytes and what they share are stored once', async () => {
  const db = openPlaintDb(`batches-${crypto.randomUUID()}`);
  const { id } = thread(crypto.randomUUID());
  await addThread(db, thread(id));
  const shared = {
    shells: [{ before: '<html><body>', after: '</body></html>' }],
    sheets: [{ url: 'https://forum.example.org/.plaint/thread/x/sheet/0.css', text: 'p{}' }],
    resources: [],
  };
  await take({ db }, batch(id, [post('a', null), post('c', 'a')], { shared }));
  await take({ db }, batch(id, [post('b', 'a', { parent: { key: 'a', evidence: 'link' } })]));
  const longer = post('c', null, { text: 'words of c and more' });
  await take({ db }, batch(id, [longer]));
  const stored = await loadThread(db, id);
  expect(stored?.posts?.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  expect(stored?.captured).toBe(3);
  const items = await listItemsOfThread(db, id);
  expect(items).toHaveLength(3);
  const joined = stored === undefined ? [] : joinThread(stored, items);
  expect(joined.map(({ item }) => item.text)).toEqual([
    'words of a',
    'words of b',
    'words of c and more',
  ]);
  for (const { item } of joined) {
    expect(await (await loadBlob(db, item.partSha256 ?? ''))?.text()).toContain('<article>');
  }
  for (const sha256 of stored?.resources ?? []) expect(await loadBlob(db, sha256)).toBeDefined();
  expect(stored?.resources).toHaveLength(3);
});

it('what a person asks is answered to the next batch, and an ended thread takes nothing more', async () => {
  const db = openPlaintDb(`batches-${crypto.randomUUID()}`);
  const { id } = thread(crypto.randomUUID());
  await addThread(db, thread(id));
  expect(await take({ db }, batch(id, []))).toBe('go');
  await updateThread(db, id, (stored) => ({ ...stored, wanted: 'pause' }));
  expect(await take({ db }, batch(id, []))).toBe('pause');
  expect((await loadThread(db, id))?.state).toBe('paused');
  const end = { why: 'stopped' as const, seen: [] };
  await take({ db }, batch(id, [post('a', null)], { end }));
  expect(await loadThread(db, id)).toMatchObject({ state: 'stopped', end: 'stopped', captured: 1 });
  expect(await take({ db }, batch(id, [post('b', 'a')]))).toBe('stop');
  expect((await loadThread(db, id))?.captured).toBe(1);
});
