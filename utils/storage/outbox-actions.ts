import { defined } from '../defined.ts';
import { PlaintError } from '../errors.ts';
import { type DeliveryWait, type OutboxItem, outboxItemSchema } from '../outbox/item.ts';
import { applyOutboxEvent, type OutboxEvent } from '../outbox/machine.ts';
import { type Draft, draftSchema } from '../report/draft.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

const strict = { durability: 'strict' } as const;

/**
 * Hands a draft to the outbox: one strict transaction marks the draft sent and makes its item. From here on
 * the report cannot be lost. A second call for the same draft gives the item that is there. Throws
 * PlaintError `not_found` without a draft, or a storage code; then nothing has changed.
 */
export async function enqueueReport(
  db: PlaintDb,
  report: {
    readonly reportId: string;
    readonly title: string;
    readonly endpoint: string;
    /** Until when the report is held back on purpose. */
    readonly wait?: DeliveryWait | undefined;
  },
  nowMs: number,
): Promise<OutboxItem> {
  const { wait, ...named } = report;
  const now = new Date(nowMs).toISOString();
  const fresh: OutboxItem = parseStored(
    outboxItemSchema,
    {
      ...named,
      ...defined({ wait }),
      title: report.title.slice(0, 200),
      createdAt: now,
      updatedAt: now,
      state: 'sealing',
      epoch: firstEpoch(),
      earlier: [],
      attempts: 0,
    },
    'outbox',
  );
  const item = await db.use(async (connection) => {
    const transaction = connection.transaction(['drafts', 'outbox'], 'readwrite', strict);
    const drafts = transaction.objectStore('drafts');
    const outbox = transaction.objectStore('outbox');
    const found = await Promise.all([outbox.get(report.reportId), drafts.get(report.reportId)]);
    const existing = parseFound(outboxItemSchema, found[0], 'outbox');
    const draft = parseFound(draftSchema, found[1], 'drafts');
    if (existing === undefined && draft === undefined) throw new PlaintError('not_found');
    if (existing === undefined && draft !== undefined) {
      const writes = [drafts.put({ ...draft, sentAt: now, updatedAt: now }), outbox.put(fresh)];
      // Said at once, the commit does not wait until both are answered.
      transaction.commit();
      await Promise.all(writes);
    }
    await transaction.done;
    return existing ?? fresh;
  });
  announceChange({ kind: 'outbox', id: report.reportId });
  announceChange({ kind: 'draft', id: report.reportId });
  return item;
}

/**
 * At random, so that a worker still holding an item that was withdrawn and sent again is fenced off from it.
 */
function firstEpoch(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** Every item, the newest first; items that are done stay for their receipts. */
export async function listOutbox(db: PlaintDb): Promise<OutboxItem[]> {
  const stored = await db.use((connection) => connection.getAll('outbox'));
  return parseReadable(outboxItemSchema, stored).sort((a, b) =>
    b.createdAt.localeCompare(a.createdAt),
  );
}

export async function loadOutboxItem(
  db: PlaintDb,
  reportId: string,
): Promise<OutboxItem | undefined> {
  const stored = await db.use((connection) => connection.get('outbox', reportId));
  return parseFound(outboxItemSchema, stored, 'outbox');
}

/** The items of these reports that are there, read in one transaction. */
export async function loadOutboxItems(
  db: PlaintDb,
  reportIds: readonly string[],
): Promise<OutboxItem[]> {
  const stored = await db.use((connection) => {
    const { store } = connection.transaction('outbox');
    return Promise.all(reportIds.map((id) => store.get(id)));
  });
  return parseReadable(
    outboxItemSchema,
    stored.filter((item) => item !== undefined),
  );
}

/**
 * Ends the wait of an item and of its endpoint's circuit breaker, since a person asks for the delivery now.
 */
export function retryNow(db: PlaintDb, reportId: string): Promise<OutboxItem | undefined> {
  return actOn(db, reportId, { type: 'released' });
}

/**
 * Seals the draft anew under the same number: the endpoint was paired again, or the draft is changed ("send
 * without the video"), which happens in the same transaction.
 */
export function sealAgain(
  db: PlaintDb,
  reportId: string,
  change?: (draft: Draft) => Draft,
): Promise<OutboxItem | undefined> {
  return actOn(db, reportId, { type: 'reopened' }, change);
}

/**
 * Lets the reports to an endpoint go on that its key or its refusal held up. Call it when it was paired
 * again.
 */
export async function reopenBlocked(db: PlaintDb, endpoint: string): Promise<void> {
  for (const state of ['blocked_auth', 'blocked_key'] as const) {
    const blocked = await db.use((connection) =>
      connection.getAllFromIndex('outbox', 'byState', IDBKeyRange.bound([state], [state, []])),
    );
    const ids = blocked.filter((item) => item.endpoint === endpoint).map((item) => item.reportId);
    for (const id of ids) await (state === 'blocked_key' ? sealAgain : retryNow)(db, id);
  }
}

/** How many reports have no receipt yet. */
export function countOpen(db: PlaintDb): Promise<number> {
  return db.use(async (connection) => {
    const { store } = connection.transaction('outbox');
    const ended = ['acked', 'purged'].map((state) =>
      store.index('byState').count(IDBKeyRange.bound([state], [state, []])),
    );
    const [all, ...received] = await Promise.all([store.count(), ...ended]);
    return all - received.reduce((sum, count) => sum + count, 0);
  });
}

const networkFailures: ReadonlySet<string | undefined> = new Set(['unreachable', 'timeout']);

/**
 * Ends the waits of items and circuit breakers that wait for the network alone. Waits that an endpoint asked
 * for stay. Gives how many reports may go now.
 */
export async function endNetworkWaits(db: PlaintDb, nowMs: number): Promise<number> {
  const released = await db.use(async (connection) => {
    const transaction = connection.transaction(['outbox', 'lanes'], 'readwrite');
    const ids: string[] = [];
    const waiting = IDBKeyRange.bound(['waiting'], ['waiting', []]);
    const index = transaction.objectStore('outbox').index('byState');
    for await (const cursor of index.iterate(waiting)) {
      if (!networkFailures.has(cursor.value.lastFailure?.code)) continue;
      const moment = { nowMs, random: () => 0 };
      await cursor.update(applyOutboxEvent(cursor.value, { type: 'released' }, moment));
      ids.push(cursor.value.reportId);
    }
    for await (const cursor of transaction.objectStore('lanes')) {
      if (networkFailures.has(cursor.value.code)) await cursor.delete();
    }
    await transaction.done;
    return ids;
  });
  for (const id of released) announceChange({ kind: 'outbox', id });
  return released.length;
}

/** Reports that have their receipt are left as they are. */
async function actOn(
  db: PlaintDb,
  reportId: string,
  event: OutboxEvent & { type: 'released' | 'reopened' },
  changeDraft?: (draft: Draft) => Draft,
): Promise<OutboxItem | undefined> {
  const changed = await db.use(async (connection) => {
    const transaction = connection.transaction(['drafts', 'outbox', 'lanes'], 'readwrite', strict);
    const outbox = transaction.objectStore('outbox');
    const drafts = transaction.objectStore('drafts');
    const item = parseFound(outboxItemSchema, await outbox.get(reportId), 'outbox');
    const draft = parseFound(draftSchema, await drafts.get(reportId), 'drafts');
    const isOpen = item !== undefined && item.receipt === undefined;
    const next = isOpen
      ? applyOutboxEvent(item, event, { nowMs: Date.now(), random: () => 0 })
      : item;
    if (isOpen && next !== undefined) {
      await Promise.all([outbox.put(next), transaction.objectStore('lanes').delete(next.endpoint)]);
      if (changeDraft !== undefined && draft !== undefined) await drafts.put(changeDraft(draft));
    }
    await transaction.done;
    return next;
  });
  announceChange({ kind: 'outbox', id: reportId });
  if (changeDraft !== undefined) announceChange({ kind: 'draft', id: reportId });
  return changed;
}

/**
 * Makes a draft of a report again, which is possible only while the report cannot have reached the endpoint.
 * Gives whether it was. A worker that carries the report is stopped by the epoch; the ciphertexts go with the
 * item, the draft and its evidence stay.
 */
export async function withdrawReport(db: PlaintDb, reportId: string): Promise<boolean> {
  const isWithdrawn = await db.use(async (connection) => {
    const transaction = connection.transaction(
      ['drafts', 'outbox', 'envelopes', 'sealed'],
      'readwrite',
      strict,
    );
    const outbox = transaction.objectStore('outbox');
    const drafts = transaction.objectStore('drafts');
    const item = parseFound(outboxItemSchema, await outbox.get(reportId), 'outbox');
    const draft = parseFound(draftSchema, await drafts.get(reportId), 'drafts');
    const mayGo = item !== undefined && draft !== undefined && !mayHaveArrived(item);
    if (mayGo) {
      const { sentAt: _, ...unsent } = draft;
      const sealed = transaction.objectStore('sealed');
      const keys = await sealed.index('byReport').getAllKeys(reportId);
      await Promise.all([
        drafts.put(unsent),
        outbox.delete(reportId),
        transaction.objectStore('envelopes').delete(reportId),
        ...keys.map((key) => sealed.delete(key)),
      ]);
    }
    await transaction.done;
    return mayGo;
  });
  if (isWithdrawn) {
    announceChange({ kind: 'outbox', id: reportId });
    announceChange({ kind: 'draft', id: reportId });
  }
  return isWithdrawn;
}

/**
 * An endpoint that holds a report answers it with its receipt: its own words of refusal say that it has none.
 */
function mayHaveArrived(item: OutboxItem): boolean {
  if (item.receipt !== undefined || item.earlier.length > 0) return true;
  const { lastFailure } = item;
  const isRefused =
    item.state === 'rejected' &&
    lastFailure?.problem !== undefined &&
    lastFailure.code !== 'conflict';
  return item.sealed?.isCommitStarted === true && !isRefused;
}
