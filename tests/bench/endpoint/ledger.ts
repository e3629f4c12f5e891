import { hash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../server/db/database.ts';
import { appendEvents } from '../../../server/ledger/append-events.ts';
import { proveConsistency, proveInclusion } from '../../../server/ledger/proofs.ts';
import { loadStatus } from '../../../server/reports/report-store.ts';

/** How the cost of a proof and of a status look-up grows with the ledger: so many answers, so many times. */
const tries = 500;
const rounds = 7;

export interface LedgerCost {
  readonly size: number;
  readonly inclusionMs: number;
  readonly consistencyMs: number;
  readonly statusMs: number;
}

const sha256 = (text: string) => hash('sha256', text);

async function growTo(db: Database, target: number): Promise<void> {
  for (let size = 0; size < target; size += 1000) {
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
            standard_version: '1.0.0',
            language: 'en',
            flags: '',
            removing_until: null,
            evidence_bytes: 2000,
            envelope: 'x'.repeat(2000),
            receipt: 'x'.repeat(600),
          })),
        )
        .execute();
    });
  }
}

interface Ledger {
  readonly size: number;
  readonly db: Database;
  /** Of some reports in it. */
  readonly rows: readonly { readonly id: string; readonly leaf_index: number }[];
}

const openIn = (dataDir: string) =>
  openDatabase({ databaseUrl: undefined, dataDir }, () => undefined);

async function createLedger(size: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'plaint-ledger-'));
  const db = await openIn(directory);
  await growTo(db, size);
  await db.destroy();
  return directory;
}

async function openLedger(directory: string, size: number): Promise<Ledger> {
  const db = await openIn(directory);
  const rows = await db.selectFrom('report').select(['id', 'leaf_index']).limit(tries).execute();
  return { size, db, rows };
}

const anyLeaf = ({ size }: Ledger) => Math.floor(Math.random() * size);

const questions = {
  inclusionMs: (ledger: Ledger) => proveInclusion(ledger.db, anyLeaf(ledger), ledger.size),
  consistencyMs: (ledger: Ledger) => proveConsistency(ledger.db, anyLeaf(ledger) + 1, ledger.size),
  statusMs({ db, rows }: Ledger, index: number) {
    const row = rows[index % rows.length];
    return loadStatus(db, row?.id ?? '', sha256(`c${row?.leaf_index}`));
  },
};

type Costs = Record<keyof typeof questions, number>;

/** Processor milliseconds of all threads, for each answer. */
async function costOf(ask: (index: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < tries; index += 1) await ask(index);
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / tries) / 1000;
}

async function askAll(ledger: Ledger): Promise<Costs> {
  const { inclusionMs, consistencyMs, statusMs } = questions;
  return {
    inclusionMs: await costOf(() => inclusionMs(ledger)),
    consistencyMs: await costOf(() => consistencyMs(ledger)),
    statusMs: await costOf((index) => statusMs(ledger, index)),
  };
}

/**
 * The cost at each of the sizes, of a ledger for each, in turn: the median of several rounds. Not by the
 * clock: the thread of a database that happens to share a core with the one that asks takes twice as long to
 * answer anything.
 */
export async function measureLedger(sizes: readonly number[]): Promise<LedgerCost[]> {
  const directories = [];
  for (const size of sizes) directories.push(await createLedger(size));
  const ledgers = await Promise.all(
    directories.map((directory, place) => openLedger(directory, sizes[place] ?? 0)),
  );
  // The first round warms up what is compiled and cached.
  for (const ledger of ledgers) await askAll(ledger);
  const ofRounds: Costs[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const costs: Costs[] = [];
    for (const ledger of ledgers) costs.push(await askAll(ledger));
    ofRounds.push(costs);
  }
  for (const { db } of ledgers) await db.destroy();
  for (const directory of directories) await rm(directory, { recursive: true });
  return sizes.map((size, place) => {
    const median = (name: keyof Costs) =>
      ofRounds.map((costs) => costs[place]?.[name] ?? 0).toSorted((a, b) => a - b)[rounds >> 1] ??
      0;
    const [inclusionMs, consistencyMs] = [median('inclusionMs'), median('consistencyMs')];
    return { size, inclusionMs, consistencyMs, statusMs: median('statusMs') };
  });
}
