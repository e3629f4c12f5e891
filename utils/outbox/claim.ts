import type { OutboxItem, OutgoingReport } from './item.ts';
import { applyOutboxEvent, type OutboxEvent } from './machine.ts';
import type { OutboxPorts } from './ports.ts';

/** Thrown when another worker took the item: this one must not touch it again. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/** An item held by this worker under its epoch; every write goes through here. */
export interface ItemClaim {
  readonly item: OutboxItem;
  /** Applies and saves, in one write. Throws SupersededError when the epoch is no longer this worker's. */
  apply(events: readonly OutboxEvent[], durability?: 'strict' | 'relaxed'): Promise<void>;
  applySealed(sealed: OutgoingReport): Promise<void>;
  applyPurged(): Promise<void>;
}

const deliverable = new Set(['sealing', 'queued', 'uploading', 'committing', 'acked', 'waiting']);

/** Takes the item by raising its epoch; undefined when it is gone or at rest. */
export async function claimItem(
  reportId: string,
  ports: OutboxPorts,
): Promise<ItemClaim | undefined> {
  const item = await ports.store.claim(reportId, (seen) => {
    if (!deliverable.has(seen.state)) return undefined;
    const claimed = applyOutboxEvent(seen, { type: 'claimed' }, moment(ports));
    return claimed.state === 'queued'
      ? applyOutboxEvent(claimed, { type: 'uploading' }, moment(ports))
      : claimed;
  });
  return item && hold(item, ports);
}

function hold(claimed: OutboxItem, ports: OutboxPorts): ItemClaim {
  const fence = claimed.epoch;
  let item = claimed;

  async function write(
    events: readonly OutboxEvent[],
    save: (next: OutboxItem) => Promise<boolean>,
  ): Promise<void> {
    // The memory moves before the disk, so that blobs confirmed at the same time do not overwrite each other.
    const before = item;
    const next = events.reduce(
      (reached, event) => applyOutboxEvent(reached, event, moment(ports)),
      before,
    );
    item = next;
    try {
      if (!(await save(next))) throw new SupersededError(next.reportId);
    } catch (thrown) {
      if (item === next) item = before;
      throw thrown;
    }
    ports.onProgress({ kind: 'item', item: next });
  }

  return {
    get item() {
      return item;
    },
    apply: (events, durability = 'relaxed') =>
      write(events, (next) => ports.store.save(next, fence, durability)),
    applySealed: (sealed) =>
      write([{ type: 'sealed', sealed }, { type: 'uploading' }], (next) =>
        ports.store.saveSealed(next, fence, sealed),
      ),
    applyPurged: () => write([{ type: 'purged' }], (next) => ports.store.savePurged(next, fence)),
  };
}

function moment(ports: OutboxPorts) {
  return { nowMs: ports.now(), random: ports.random };
}
