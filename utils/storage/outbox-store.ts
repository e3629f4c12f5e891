import { isDue } from '../outbox/backoff.ts';
import { type OutboxItem, outboxItemSchema } from '../outbox/item.ts';
import { laneSchema } from '../outbox/lane.ts';
import type { DueItem, OutboxStore } from '../outbox/ports.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseStored } from './parse-stored.ts';
import type { PlaintConnection } from './schema.ts';

/** States that a worker carries on, nearest to the receipt first; what failed before comes last. */
const dueStates = ['acked', 'committing', 'uploading', 'queued', 'sealing', 'waiting'] as const;

type FencedStore = 'envelopes' | 'sealed';

/** The outbox's durable state over IndexedDB. Every write checks the epoch in its own transaction. */
export function createOutboxStore(db: PlaintDb): OutboxStore {
  /** `extra` runs in the same transaction, and only if the fence holds. */
  async function saveFenced(
    item: OutboxItem,
    fence: number,
    durability: IDBTransactionDurability,
    also: readonly FencedStore[],
    extra: (transaction: Fenced) => Promise<unknown>,
  ): Promise<boolean> {
    const checked = parseStored(outboxItemSchema, item, 'outbox');
    const isSaved = await db.use(async (connection) => {
      const transaction = beginFenced(connection, also, durability);
      const store = transaction.objectStore('outbox');
      const stored = await store.get(item.reportId);
      const isOurs = stored?.epoch === fence;
      if (isOurs) await Promise.all([store.put(checked), extra(transaction)]);
      await transaction.done;
      return isOurs;
    });
    if (isSaved) announceChange({ kind: 'outbox', id: item.reportId });
    return isSaved;
  }

  return {
    listDue: (nowMs) => db.use((connection) => listDue(connection, nowMs)),
    nextWaitEnd: (nowMs) => db.use((connection) => nextWaitEnd(connection, nowMs)),
    async load(reportId) {
      const stored = await db.use((connection) => connection.get('outbox', reportId));
      return parseFound(outboxItemSchema, stored, 'outbox');
    },
    save: (item, fence, durability) => saveFenced(item, fence, durability, [], async () => {}),
    saveSealed: (item, fence, sealed) =>
      saveFenced(item, fence, 'strict', ['envelopes', 'sealed'], async (transaction) => {
        const { reportId } = item;
        const ciphertexts = transaction.objectStore('sealed');
        await dropCiphertexts(transaction, reportId);
        await Promise.all([
          transaction.objectStore('envelopes').put({ reportId, text: sealed.envelopeText }),
          ...sealed.evidence.map(({ sha256, blob }) => ciphertexts.put({ sha256, reportId, blob })),
        ]);
      }),
    savePurged: (item, fence) =>
      saveFenced(item, fence, 'relaxed', ['envelopes', 'sealed'], (transaction) =>
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
    async loadLane(endpoint) {
      const stored = await db.use((connection) => connection.get('lanes', endpoint));
      return parseFound(laneSchema, stored, 'lanes');
    },
    async saveLane(lane) {
      await db.use((connection) => connection.put('lanes', lane));
    },
  };
}

type Fenced = ReturnType<typeof beginFenced>;

function beginFenced(
  connection: PlaintConnection,
  also: readonly FencedStore[],
  durability: IDBTransactionDurability,
) {
  const stores: ('outbox' | FencedStore)[] = ['outbox', ...also];
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

async function nextWaitEnd(
  connection: PlaintConnection,
  nowMs: number,
): Promise<number | undefined> {
  let earliest: number | undefined;
  const index = connection.transaction('outbox').store.index('byState');
  for await (const { value } of index.iterate(statesRange('waiting'))) {
    if (value.wait === undefined || isDue(value.wait, nowMs)) continue;
    earliest = Math.min(earliest ?? value.wait.notBefore, value.wait.notBefore);
  }
  return earliest;
}

function statesRange(state: string): IDBKeyRange {
  return IDBKeyRange.bound([state], [state, []]);
}
