import { hash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../server/db/database.ts';
import { appendEvents } from '../../../server/ledger/append-events.ts';
import { proveConsistency, proveInclusion } from '../../../server/ledger/proofs.ts';
import { readStatus } from '../../../server/reports/report-store.ts';

/** How the cost of a proof and of a status look-up grows with the ledger: medians of this many. */
const tries = 300;

export interface LedgerCost {
  readonly size: number;
  readonly inclusionMs: number;
  readonly consistencyMs: number;
  readonly statusMs: number;
}

const sha256 = (text: string) => hash('sha256', text);

async function growTo(db: Database, target: number, from: number): Promise<void> {
  for (let size = from; size < target; size += 1000) {
    const count = Math.min(1000, target - size);
    const ids = Array.from({ length: count }, () => randomUUID());
    await db.transaction().execute(async (tx) => {
      const places = await appendEvents(
        tx,
        new Date(),
        ids.map((reportId) => (at: string) => ({
          type: 'report.received' as const,
          at,
          reportId,
          manifestSha256: sha256(reportId),
        })),
      );
      await tx
        .insertInto('report')
        .values(
          places.map(({ leafIndex, event }, index) => ({
            id: ids[index] ?? '',
            manifest_sha256: sha256(`m${leafIndex}`),
            capability_sha256: sha256(`c${leafIndex}`),
            received_at: event.at,
            leaf_index: leafIndex,
            category: 'insult',
            platform: 'forum.example.org',
            lane: 'overt',
            lane_rule: 'overt',
            standard_version: '1',
            removing_until: null,
            envelope: 'x'.repeat(2000),
            receipt: 'x'.repeat(600),
          })),
        )
        .execute();
    });
  }
}

async function medianMs(work: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < tries; index += 1) {
    const startedAt = performance.now();
    await work(index);
    times.push(performance.now() - startedAt);
  }
  return Math.round((times.toSorted((a, b) => a - b)[tries / 2] ?? 0) * 1000) / 1000;
}

/** The cost at each of the sizes, of one ledger that grows through them. */
export async function measureLedger(sizes: readonly number[]): Promise<LedgerCost[]> {
  const directory = await mkdtemp(join(tmpdir(), 'plaint-ledger-'));
  const db = await openDatabase({ databaseUrl: undefined, dataDir: directory }, () => undefined);
  const costs: LedgerCost[] = [];
  for (const [index, size] of sizes.entries()) {
    await growTo(db, size, sizes[index - 1] ?? 0);
    costs.push(await measureAt(db, size));
  }
  await db.destroy();
  await rm(directory, { recursive: true });
  return costs;
}

async function measureAt(db: Database, size: number): Promise<LedgerCost> {
  const anyLeaf = () => Math.floor(Math.random() * size);
  const rows = await db.selectFrom('report').select(['id', 'leaf_index']).limit(tries).execute();
  return {
    size,
    inclusionMs: await medianMs(() => proveInclusion(db, anyLeaf(), size)),
    consistencyMs: await medianMs(() => proveConsistency(db, anyLeaf() + 1, size)),
    statusMs: await medianMs((index) => {
      const row = rows[index % rows.length];
      return readStatus(db, row?.id ?? '', sha256(`c${row?.leaf_index}`));
    }),
  };
}
