import { PlaintError } from '../../../../utils/errors.ts';
import { isDue, waitEnd } from '../../../../utils/outbox/backoff.ts';
import type { CircuitBreaker } from '../../../../utils/outbox/circuit-breaker.ts';
import type { OutboxItem } from '../../../../utils/outbox/item.ts';
import type { OutboxStore } from '../../../../utils/outbox/ports.ts';
import type { Steps } from './steps.ts';
import type { Tape } from './tape.ts';

/** What outlives every worker. */
export interface ModelDisk {
  readonly items: Map<string, OutboxItem>;
  readonly envelopes: Map<string, string>;
  /** Ciphertext hash → report id. */
  readonly ciphertexts: Map<string, string>;
  readonly lanes: Map<string, CircuitBreaker>;
  /** Which worker's claim each item is under. */
  readonly holders: Map<string, string>;
}

export function createModelDisk(): ModelDisk {
  return {
    items: new Map(),
    envelopes: new Map(),
    ciphertexts: new Map(),
    lanes: new Map(),
    holders: new Map(),
  };
}

/**
 * The store as one worker sees it: each call can fail before it took effect, and the worker can die before it
 * and between the effect and the answer. Transactions are atomic, as IndexedDB's are.
 */
export function createModelStore(
  disk: ModelDisk,
  worker: string,
  steps: Steps,
  tape: Tape,
): OutboxStore {
  async function transact<Value>(effect: () => Value): Promise<Value> {
    await steps.step(worker);
    const luck = tape.choose(48);
    if (luck === 47) throw new PlaintError('storage_full');
    if (luck === 46) throw new PlaintError('storage_failed');
    const value = effect();
    await steps.step(worker);
    return value;
  }

  function write(item: OutboxItem, fence: number, extra: () => void): boolean {
    const stored = disk.items.get(item.reportId);
    if (stored?.epoch !== fence) return false;
    if (item.epoch !== fence || disk.holders.get(item.reportId) !== worker) {
      throw new Error(`fence broken: ${worker} wrote ${item.reportId}`);
    }
    disk.items.set(item.reportId, item);
    extra();
    return true;
  }

  function dropCiphertexts(reportId: string): void {
    for (const [sha256, owner] of disk.ciphertexts) {
      if (owner === reportId) disk.ciphertexts.delete(sha256);
    }
  }

  return {
    listDue: (nowMs) =>
      transact(() =>
        [...disk.items.values()].filter((item) => isCarried(item) && isDue(item.wait, nowMs)),
      ),
    nextWaitEnds: (nowMs) =>
      transact(() => {
        const ends = new Map<string, number>();
        for (const { endpoint, state, wait } of disk.items.values()) {
          const end = waitEnd(wait, nowMs);
          const isOpen = state === 'waiting' || state === 'sealing';
          if (isOpen && wait !== undefined)
            ends.set(endpoint, Math.min(ends.get(endpoint) ?? end, end));
        }
        return ends;
      }),
    claim: (reportId, take) =>
      transact(() => {
        const item = disk.items.get(reportId);
        const next = item && take(item);
        if (next !== undefined) {
          disk.items.set(reportId, next);
          disk.holders.set(reportId, worker);
        }
        return next;
      }),
    save: (item, fence) => transact(() => write(item, fence, () => {})),
    saveSealed: (item, fence, sealed) =>
      transact(() =>
        write(item, fence, () => {
          dropCiphertexts(item.reportId);
          disk.envelopes.set(item.reportId, sealed.envelopeText);
          for (const { sha256 } of sealed.evidence) disk.ciphertexts.set(sha256, item.reportId);
        }),
      ),
    savePurged: (item, fence) =>
      transact(() =>
        write(item, fence, () => {
          dropCiphertexts(item.reportId);
          disk.envelopes.delete(item.reportId);
        }),
      ),
    loadEnvelope: (reportId) => transact(() => disk.envelopes.get(reportId)),
    loadCiphertext: (sha256) =>
      transact(() => (disk.ciphertexts.has(sha256) ? emptyBlob : undefined)),
    loadBreaker: (endpoint) => transact(() => disk.lanes.get(endpoint)),
    updateBreaker: (endpoint, change) =>
      transact(() => {
        const next = change(disk.lanes.get(endpoint));
        if (next !== undefined) disk.lanes.set(endpoint, next);
        return next ?? disk.lanes.get(endpoint);
      }),
  };
}

/** The model's endpoint counts chunks, not bytes. */
const emptyBlob = new Blob();

function isCarried(item: OutboxItem): boolean {
  return !['purged', 'blocked_auth', 'blocked_key', 'rejected'].includes(item.state);
}
