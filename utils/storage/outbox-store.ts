import { isDue, waitEnd } from '../outbox/backoff.ts';
import { circuitBreakerSchema } from '../outbox/circuit-breaker.ts';
import { type OutboxItem, outboxItemSchema } from '../outbox/item.ts';
import type { DueItem, OutboxStore } from '../outbox/ports.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseStored } from './parse-stored.ts';
import type { PlaintConnection } from './schema.ts';

/** States that a worker carries on, nearest to the receipt first; what failed before comes last. */
const dueStates = ['acked', 'committing', 'uploading', 'queued', 'sealing', 'waiting'] as const;

const relaxed = { durability: 'relaxed' } as const;

/** The outbox's durable state over IndexedDB. Every write checks the epoch in its own transaction. */
export function createOutboxStore(db: PlaintDb): OutboxStore {
  /** `also` is written in the same transaction, and only if the fence holds. */
  async function saveFenced(
    item: OutboxItem,
    fence: number,
    durability: IDBTransactionDurability,
    also?: (transaction: Fenced) => Promise<unknown>,
  ): Promise<boolean> {
    const checked = parseStored(outboxItemSchema, item, 'outbox');
    const isSaved = await db.use(async (connection) => {
      const transaction = beginFenced(connection, also !== undefined, durability);
      const store = transaction.objectStore('outbox');
      const stored = await store.get(item.reportId);
      const isOurs = stored?.epoch === fence;
      if (isOurs) {
        const write = store.put(checked);
        // Said at once, the commit does not wait until the write is answered.
        if (also === undefined) transaction.commit();
        await Promise.all([write, also?.(transaction)]);
      }
      await transaction.done;
      return isOurs;
    });
    if (isSaved) announceChange({ kind: 'outbox', id: item.reportId });
    return isSaved;
  }

  return {
    listDue: (nowMs) => db.use((connection) => listDue(connection, nowMs)),
    nextWaitEnds: (nowMs) => db.use((connection) => nextWaitEnds(connection, nowMs)),
    async claim(reportId, take) {
      const claimed = await db.use(async (connection) => {
        // Losing a claim with the power is harmless: whoever held it before is lost as well.
        const transaction = connection.transaction('outbox', 'readwrite', relaxed);
        const item = parseFound(outboxItemSchema, await transaction.store.get(reportId), 'outbox');
        const next = item && take(item);
        if (next !== undefined) await transaction.store.put(next);
        await transaction.done;
        return next;
      });
      if (claimed !== undefined) announceChange({ kind: 'outbox', id: reportId });
      return claimed;
    },
    save: (item, fence, durability) => saveFenced(item, fence, durability),
    saveSealed: (item, fence, sealed) =>
      saveFenced(item, fence, 'strict', async (transaction) => {
        const { reportId } = item;
        const ciphertexts = transaction.objectStore('sealed');
        await dropCiphertexts(transaction, reportId);
        await Promise.all([
          transaction.objectStore('envelopes').put({ reportId, text: sealed.envelopeText }),
          ...sealed.evidence.map(({ sha256, blob }) => ciphertexts.put({ sha256, reportId, blob })),
        ]);
      }),
    savePurged: (item, fence) =>
      saveFenced(item, fence, 'relaxed', (transaction) =>
        Promise.all([
          transaction.objectStore('envelopes').delete(item.reportId),
          dropCiphertexts(transaction, item.reportId),
        ]),
      ),
    async loadEnvelope(reportId) {
      return (await db.use((connection) => connection.get('envelopes', reportId)))?.text;
    },
    async loadCiphertext(sha256) {
      return (await db.use((connection) => connection.get('sealed', sha256)))?.blob;
    },
    async loadBreaker(endpoint) {
      const stored = await db.use((connection) => connection.get('lanes', endpoint));
      return parseFound(circuitBreakerSchema, stored, 'lanes');
    },
    updateBreaker: (endpoint, change) =>
      db.use(async (connection) => {
        const { store, done } = connection.transaction('lanes', 'readwrite');
        const stored = parseFound(circuitBreakerSchema, await store.get(endpoint), 'lanes');
        const next = change(stored);
        if (next !== undefined) await store.put(parseStored(circuitBreakerSchema, next, 'lanes'));
        await done;
        return next ?? stored;
      }),
  };
}

type Fenced = ReturnType<typeof beginFenced>;

function beginFenced(
  connection: PlaintConnection,
  isWhole: boolean,
  durability: IDBTransactionDurability,
) {
  const stores: ('outbox' | 'envelopes' | 'sealed')[] = isWhole
    ? ['outbox', 'envelopes', 'sealed']
    : ['outbox'];
  return connection.transaction(stores, 'readwrite', { durability });
}

async function dropCiphertexts(transaction: Fenced, reportId: string): Promise<void> {
  const store = transaction.objectStore('sealed');
  const keys = await store.index('byReport').getAllKeys(reportId);
  await Promise.all(keys.map((key) => store.delete(key)));
}

/** By cursor, keeping two strings of each: a queue of any length costs the worker little memory. */
async function listDue(connection: PlaintConnection, nowMs: number): Promise<DueItem[]> {
  const due: DueItem[] = [];
  const index = connection.transaction('outbox').store.index('byState');
  for (const state of dueStates) {
    for await (const { value } of index.iterate(statesRange(state))) {
      if (!isDue(value.wait, nowMs)) continue;
      due.push({ reportId: value.reportId, endpoint: value.endpoint });
    }
  }
  return due;
}

async function nextWaitEnds(
  connection: PlaintConnection,
  nowMs: number,
): Promise<Map<string, number>> {
  const ends = new Map<string, number>();
  const index = connection.transaction('outbox').store.index('byState');
  // A report that is held back on purpose waits before it is sealed.
  for (const state of ['waiting', 'sealing'] as const) {
    for await (const { value } of index.iterate(statesRange(state))) {
      if (value.wait === undefined) continue;
      const end = waitEnd(value.wait, nowMs);
      ends.set(value.endpoint, Math.min(ends.get(value.endpoint) ?? end, end));
    }
  }
  return ends;
}

function statesRange(state: string): IDBKeyRange {
  return IDBKeyRange.bound([state], [state, []]);
}
