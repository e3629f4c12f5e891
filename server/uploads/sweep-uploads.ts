import { type EvidenceStore, evidenceKey, type PendingUpload } from '../blobs/evidence-store.ts';
import type { Database } from '../db/database.ts';
import { lockCapabilities } from '../db/lock-capabilities.ts';
import { readClaims } from '../reports/read-claims.ts';
import type { PendingUploads } from './pending-uploads.ts';
import { countPending } from './upload-room.ts';

export interface SweepPorts {
  readonly db: Database;
  readonly evidence: EvidenceStore;
  readonly pending: PendingUploads;
  /** An upload expires when so long nothing has come under its capability. */
  readonly expiryMs: number;
  readonly now: () => Date;
}

export interface Swept {
  readonly deleted: number;
  readonly kept: number;
}

/** So many at a time: on SQLite nobody else writes until they are gone. */
const batchSize = 8;
const askedAtOnce = 500;

/**
 * Deletes what no report claimed in time, moves what one did, and counts what is left. A report that is being
 * taken in and this exclude each other by the lock of its capability, in all processes: either the report is
 * there before it is asked for here, or it finds its evidence gone and is refused.
 */
export async function sweepUploads(ports: SweepPorts): Promise<Swept> {
  const before = new Date(ports.now().getTime() - ports.expiryMs);
  const due = await selectDue(await countPending(ports), before, ports.db);
  let [deleted, kept] = [0, 0];
  const failures: unknown[] = [];
  for (let at = 0; at < due.length; at += batchSize)
    try {
      const swept = await sweepBatch(due.slice(at, at + batchSize), before, ports);
      deleted += swept.deleted;
      kept += swept.kept;
    } catch (cause) {
      // One that cannot be deleted does not keep all the others.
      failures.push(cause);
    }
  if (failures.length > 0) throw failures[0];
  return { deleted, kept };
}

/** What has expired, and what may be a report's. */
async function selectDue(
  uploads: readonly PendingUpload[],
  before: Date,
  db: Database,
): Promise<readonly PendingUpload[]> {
  const newest = new Map<string, Date>();
  for (const { name, touchedAt } of uploads) {
    const known = newest.get(name.capabilitySha256);
    if (known === undefined || touchedAt > known) newest.set(name.capabilitySha256, touchedAt);
  }
  const due = new Set(
    [...newest].filter(([, at]) => at < before).map(([capability]) => capability),
  );
  const others = [...newest.keys()].filter((capability) => !due.has(capability));
  for (let at = 0; at < others.length; at += askedAtOnce)
    for (const capability of (await readClaims(db, others.slice(at, at + askedAtOnce))).keys())
      due.add(capability);
  return uploads.filter(({ name }) => due.has(name.capabilitySha256));
}

async function sweepBatch(
  uploads: readonly PendingUpload[],
  before: Date,
  { db, evidence, pending }: SweepPorts,
): Promise<Swept> {
  const capabilities = [...new Set(uploads.map(({ name }) => name.capabilitySha256))];
  let [deleted, kept] = [0, 0];
  await db.transaction().execute(async (tx) => {
    const locked = await lockCapabilities(tx, capabilities, 'alone');
    const claims = await readClaims(tx, [...locked]);
    for (const { name } of uploads.filter(({ name }) => locked.has(name.capabilitySha256))) {
      const isClaimed = claims.get(name.capabilitySha256)?.has(name.sha256) ?? false;
      if (isClaimed) await evidence.keep([name]);
      else if (!(await evidence.expire(name, before))) continue;
      pending.remove(evidenceKey(name));
      if (isClaimed) kept += 1;
      else deleted += 1;
    }
  });
  return { deleted, kept };
}
