import { type Bytes, fromHex, toHex, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { appendLeaf, leafHash } from '../../utils/evidence/merkle.ts';
import type { LedgerEvent } from '../../utils/protocol/ledger.ts';
import type { Checkpoint } from '../../utils/protocol/receipt.ts';
import type { Database } from '../db/database.ts';
import { positionOf, sha256Now } from './tree-store.ts';

export interface AppendedEvent {
  readonly at: string;
  readonly leafIndex: number;
  readonly checkpoint: Checkpoint;
  /** Hex, RFC 9162 §2.1.3. */
  readonly inclusionPath: string[];
}

function parseFrontier(text: string): Bytes[] {
  const hashes: string[] = JSON.parse(text);
  return hashes.map(fromHex);
}

/** The ledger's time never runs backwards, whatever the machine's clock does. */
function later(now: string, last: string): string {
  return now > last ? now : last;
}

/**
 * Appends one event within the caller's transaction. The update that raises the size also locks the head,
 * on every database, so that two writers never take one place.
 */
export async function appendEvent(
  tx: Database,
  now: Date,
  buildEvent: (at: string) => LedgerEvent,
): Promise<AppendedEvent> {
  const head = await tx
    .updateTable('ledger_head')
    .set((eb) => ({ size: eb('size', '+', 1) }))
    .where('id', '=', 1)
    .returning(['size', 'last_at', 'frontier'])
    .executeTakeFirstOrThrow();
  const leafIndex = head.size - 1;
  const at = later(now.toISOString(), head.last_at);
  const event = buildEvent(at);
  const text = canonicalJson(event);
  const leaf = await leafHash(utf8(text), sha256Now);
  const appended = await appendLeaf(parseFrontier(head.frontier), leafIndex, leaf, sha256Now);
  await tx
    .insertInto('ledger_entry')
    .values({ leaf_index: leafIndex, type: event.type, at, event: text })
    .execute();
  await tx
    .insertInto('ledger_node')
    .values(
      appended.completed.map((node) => ({ position: positionOf(node), hash: toHex(node.hash) })),
    )
    .execute();
  await tx
    .updateTable('ledger_head')
    .set({ last_at: at, frontier: JSON.stringify(appended.frontier.map(toHex)) })
    .where('id', '=', 1)
    .execute();
  return {
    at,
    leafIndex,
    checkpoint: { size: head.size, rootHash: toHex(appended.rootHash) },
    inclusionPath: appended.inclusionPath.map(toHex),
  };
}
