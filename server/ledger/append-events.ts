import type { CaseEvent } from '../../utils/casework/case-event.ts';
import { type Bytes, fromHex, toHex, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { type AppendedLeaf, appendLeaf, leafHash } from '../../utils/evidence/merkle.ts';
import type { LedgerEvent } from '../../utils/protocol/ledger.ts';
import type { Checkpoint } from '../../utils/protocol/receipt.ts';
import type { Database } from '../db/database.ts';
import { sha256Sync } from '../sha256-sync.ts';
import { positionOf } from './tree-store.ts';

/** What the ledger holds: what happened to reports and in the team, and the steps of cases. */
export type LedgerEntry = LedgerEvent | CaseEvent;

/** Where an event came to stand, and the proof of it in the ledger as it was then. */
export interface AppendedEvent {
  readonly event: LedgerEntry;
  readonly leafIndex: number;
  readonly checkpoint: Checkpoint;
  /** Hex, RFC 9162 §2.1.3. */
  readonly inclusionPath: string[];
}

/** The ledger as it ends now. */
export interface LedgerHead {
  readonly size: number;
  readonly lastAt: string;
  /** Hashes of the complete subtrees that cover it, largest first. */
  readonly frontier: readonly Bytes[];
}

/** What the ledger grows by, and its head then. */
export interface LedgerAppend {
  readonly placed: readonly AppendedEvent[];
  readonly leaves: readonly AppendedLeaf[];
  readonly head: LedgerHead;
}

function parseFrontier(text: string): Bytes[] {
  const hashes: string[] = JSON.parse(text);
  return hashes.map(fromHex);
}

/** The ledger's time never runs backwards, whatever the machine's clock does. */
export function later(now: string, last: string): string {
  return now > last ? now : last;
}

/**
 * Reads the head and, by the update, locks it until the caller's transaction ends, on every database: two
 * writers never take one place.
 */
export async function lockHead(tx: Database): Promise<LedgerHead> {
  const head = await tx
    .updateTable('ledger_head')
    .set((eb) => ({ size: eb.ref('size') }))
    .where('id', '=', 1)
    .returning(['size', 'last_at', 'frontier'])
    .executeTakeFirstOrThrow();
  return { size: head.size, lastAt: head.last_at, frontier: parseFrontier(head.frontier) };
}

/** Places events after a head, in their order. Writes nothing. */
export async function prepareAppend(
  head: LedgerHead,
  now: Date,
  buildEvents: readonly ((at: string) => LedgerEntry)[],
): Promise<LedgerAppend> {
  const at = later(now.toISOString(), head.lastAt);
  const placed: AppendedEvent[] = [];
  const leaves: AppendedLeaf[] = [];
  let { frontier } = head;
  for (const [offset, build] of buildEvents.entries()) {
    const event = build(at);
    const leafIndex = head.size + offset;
    const leaf = await leafHash(utf8(canonicalJson(event)), sha256Sync);
    const appended = await appendLeaf(frontier, leafIndex, leaf, sha256Sync);
    frontier = appended.frontier;
    leaves.push(appended);
    placed.push({
      event,
      leafIndex,
      checkpoint: { size: leafIndex + 1, rootHash: toHex(appended.rootHash) },
      inclusionPath: appended.inclusionPath.map(toHex),
    });
  }
  return { placed, leaves, head: { size: head.size + placed.length, lastAt: at, frontier } };
}

/** Writes what the ledger grew by since the caller locked its head. */
export async function writeAppend(
  tx: Database,
  { placed, leaves, head }: LedgerAppend,
): Promise<void> {
  const entries = placed.map(({ event, leafIndex }) => ({
    leaf_index: leafIndex,
    type: event.type,
    at: event.at,
    event: canonicalJson(event),
  }));
  const nodes = leaves
    .flatMap(({ completed }) => completed)
    .map((node) => ({ position: positionOf(node), hash: toHex(node.hash) }));
  const frontier = JSON.stringify(head.frontier.map(toHex));
  await tx.insertInto('ledger_entry').values(entries).execute();
  await tx.insertInto('ledger_node').values(nodes).execute();
  await tx
    .updateTable('ledger_head')
    .set({ size: head.size, last_at: head.lastAt, frontier })
    .where('id', '=', 1)
    .execute();
}

/** Appends events within the caller's transaction, in their order. */
export async function appendEvents(
  tx: Database,
  now: Date,
  buildEvents: readonly ((at: string) => LedgerEntry)[],
): Promise<readonly AppendedEvent[]> {
  const append = await prepareAppend(await lockHead(tx), now, buildEvents);
  await writeAppend(tx, append);
  return append.placed;
}
