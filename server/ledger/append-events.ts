import { type Bytes, fromHex, toHex, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { type AppendedLeaf, appendLeaf, leafHash } from '../../utils/evidence/merkle.ts';
import type { LedgerEvent } from '../../utils/protocol/ledger.ts';
import type { Checkpoint } from '../../utils/protocol/receipt.ts';
import type { Database } from '../db/database.ts';
import { sha256Now } from '../keys/sha256-now.ts';
import { positionOf } from './tree-store.ts';

/** Where an event came to stand, and the proof of it in the ledger as it was then. */
export interface AppendedEvent {
  readonly event: LedgerEvent;
  readonly leafIndex: number;
  readonly checkpoint: Checkpoint;
  /** Hex, RFC 9162 §2.1.3. */
  readonly inclusionPath: string[];
}

interface Grown {
  readonly placed: readonly AppendedEvent[];
  readonly leaves: readonly AppendedLeaf[];
  readonly frontier: readonly Bytes[];
}

function parseFrontier(text: string): Bytes[] {
  const hashes: string[] = JSON.parse(text);
  return hashes.map(fromHex);
}

/** The ledger's time never runs backwards, whatever the machine's clock does. */
export function later(now: string, last: string): string {
  return now > last ? now : last;
}

async function grow(
  events: readonly LedgerEvent[],
  firstIndex: number,
  start: readonly Bytes[],
): Promise<Grown> {
  const placed: AppendedEvent[] = [];
  const leaves: AppendedLeaf[] = [];
  let frontier = start;
  for (const [offset, event] of events.entries()) {
    const leafIndex = firstIndex + offset;
    const leaf = await leafHash(utf8(canonicalJson(event)), sha256Now);
    const appended = await appendLeaf(frontier, leafIndex, leaf, sha256Now);
    frontier = appended.frontier;
    leaves.push(appended);
    placed.push({
      event,
      leafIndex,
      checkpoint: { size: leafIndex + 1, rootHash: toHex(appended.rootHash) },
      inclusionPath: appended.inclusionPath.map(toHex),
    });
  }
  return { placed, leaves, frontier };
}

/**
 * Appends events within the caller's transaction, in their order. The update that raises the size also locks
 * the head, on every database, so that two writers never take one place.
 */
export async function appendEvents(
  tx: Database,
  now: Date,
  buildEvents: readonly ((at: string) => LedgerEvent)[],
): Promise<readonly AppendedEvent[]> {
  const head = await tx
    .updateTable('ledger_head')
    .set((eb) => ({ size: eb('size', '+', buildEvents.length) }))
    .where('id', '=', 1)
    .returning(['size', 'last_at', 'frontier'])
    .executeTakeFirstOrThrow();
  const at = later(now.toISOString(), head.last_at);
  const events = buildEvents.map((build) => build(at));
  const grown = await grow(events, head.size - events.length, parseFrontier(head.frontier));
  await insertGrown(tx, grown);
  await tx
    .updateTable('ledger_head')
    .set({ last_at: at, frontier: JSON.stringify(grown.frontier.map(toHex)) })
    .where('id', '=', 1)
    .execute();
  return grown.placed;
}

async function insertGrown(tx: Database, { placed, leaves }: Grown): Promise<void> {
  const entries = placed.map(({ event, leafIndex }) => ({
    leaf_index: leafIndex,
    type: event.type,
    at: event.at,
    event: canonicalJson(event),
  }));
  const nodes = leaves
    .flatMap(({ completed }) => completed)
    .map((node) => ({ position: positionOf(node), hash: toHex(node.hash) }));
  await tx.insertInto('ledger_entry').values(entries).execute();
  await tx.insertInto('ledger_node').values(nodes).execute();
}
