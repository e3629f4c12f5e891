import { type OutboxItem, outboxItemSchema, type StatusPoll } from '../outbox/item.ts';
import { nextPoll } from '../outbox/poll-schedule.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

const received = () => IDBKeyRange.bound(['purged'], ['purged', []]);

/** Received reports that are to be polled now, and when the next of the others is. */
export async function listDuePolls(
  db: PlaintDb,
  nowMs: number,
): Promise<{ readonly due: readonly OutboxItem[]; readonly nextAt: number | undefined }> {
  const due: unknown[] = [];
  let nextAt = Number.POSITIVE_INFINITY;
  await db.use(async (connection) => {
    const index = connection.transaction('outbox').store.index('byState');
    for await (const { value } of index.iterate(received())) {
      const wait = nextPoll(value, nowMs);
      if (wait === undefined) continue;
      if (wait.notBefore <= nowMs) due.push(value);
      else nextAt = Math.min(nextAt, wait.notBefore);
    }
  });
  return {
    due: parseReadable(outboxItemSchema, due),
    nextAt: nextAt === Number.POSITIVE_INFINITY ? undefined : nextAt,
  };
}

/**
 * Changes what the endpoint said of a received report, in one transaction; gives what is stored then. Of any
 * other nothing is kept.
 */
export async function updateStatusPoll(
  db: PlaintDb,
  reportId: string,
  change: (stored: StatusPoll | undefined) => StatusPoll,
): Promise<StatusPoll | undefined> {
  const item = await changeReceived(db, reportId, (was) => ({ ...was, news: change(was.news) }));
  return item?.news;
}

/** Makes a report be polled now, since a person asks for it: its wait ends, whatever it was for. */
export async function pollSoon(db: PlaintDb, reportId: string, nowMs: number): Promise<void> {
  await changeReceived(db, reportId, (item) => {
    const steps = item.news?.steps ?? [
      { step: 'received' as const, at: item.receipt?.receivedAt ?? item.updatedAt },
    ];
    const askedAt = item.news?.askedAt ?? item.updatedAt;
    const wait = { scheduledAt: nowMs, notBefore: nowMs };
    return { ...item, news: { ...item.news, steps, askedAt, wait } };
  });
}

async function changeReceived(
  db: PlaintDb,
  reportId: string,
  change: (item: OutboxItem) => OutboxItem,
): Promise<OutboxItem | undefined> {
  const changed = await db.use(async (connection) => {
    const { store, done } = connection.transaction('outbox', 'readwrite');
    const item = parseFound(outboxItemSchema, await store.get(reportId), 'outbox');
    const next =
      item?.state === 'purged' ? parseStored(outboxItemSchema, change(item), 'outbox') : undefined;
    if (next !== undefined) await store.put(next);
    await done;
    return next;
  });
  announceChange({ kind: 'outbox', id: reportId });
  return changed;
}
