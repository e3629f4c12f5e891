import { toHex } from '../../utils/evidence/bytes.ts';
import { consistencyPath, inclusionPath, rootHash } from '../../utils/evidence/merkle.ts';
import type { ConsistencyResponse, InclusionResponse } from '../../utils/protocol/ledger.ts';
import type { Checkpoint } from '../../utils/protocol/receipt.ts';
import type { Database } from '../db/database.ts';
import { sha256Sync } from '../sha256-sync.ts';
import { later } from './append-events.ts';
import { subtreeReader } from './tree-store.ts';

export async function ledgerSize(db: Database): Promise<number> {
  const head = await db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow();
  return head.size;
}

/** An instant that is not before the ledger's last entry, wherever the clock stands. */
export async function ledgerTime(db: Database, now: Date): Promise<string> {
  const head = await db.selectFrom('ledger_head').select('last_at').executeTakeFirstOrThrow();
  return later(now.toISOString(), head.last_at);
}

export async function checkpointAt(db: Database, size: number): Promise<Checkpoint> {
  return { size, rootHash: toHex(await rootHash(size, subtreeReader(db), sha256Sync)) };
}

/** The newest checkpoint, and when: never before the last entry that it covers, wherever the clock stands. */
export async function readCheckpoint(
  db: Database,
  now: Date,
): Promise<{ readonly checkpoint: Checkpoint; readonly at: string }> {
  const head = await db
    .selectFrom('ledger_head')
    .select(['size', 'last_at'])
    .executeTakeFirstOrThrow();
  const checkpoint = await checkpointAt(db, head.size);
  return { checkpoint, at: later(now.toISOString(), head.last_at) };
}

/**
 * Proves that a leaf is in the ledger of a size; undefined unless leafIndex < size ≤ the ledger's own size.
 */
export async function proveInclusion(
  db: Database,
  leafIndex: number,
  size: number,
): Promise<InclusionResponse | undefined> {
  if (leafIndex >= size || size > (await ledgerSize(db))) return undefined;
  const path = await inclusionPath(leafIndex, size, subtreeReader(db), sha256Sync);
  const checkpoint = await checkpointAt(db, size);
  return { leafIndex, checkpoint, inclusionPath: path.map(toHex) };
}

/**
 * Proves that the ledger of one size continues that of another; undefined unless from ≤ to ≤ the ledger's own
 * size.
 */
export async function proveConsistency(
  db: Database,
  from: number,
  to: number,
): Promise<ConsistencyResponse | undefined> {
  if (from > to || to > (await ledgerSize(db))) return undefined;
  const path = await consistencyPath(from, to, subtreeReader(db), sha256Sync);
  return { from, to, consistencyPath: path.map(toHex) };
}
