import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { createLog } from '../../server/log.ts';
import { serveEndpoint } from '../../server/serve-endpoint.ts';
import { defined } from '../../utils/defined.ts';
import { judgeContinuity } from '../../utils/evidence/consistency.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { consistencyResponseSchema } from '../../utils/protocol/ledger.ts';
import { type ReceiptClaims, receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, sendReport } from './reporter.ts';

const run = promisify(execFile);
const dayMs = 24 * 3_600_000;
const noonMs = Date.parse('2026-03-01T12:00:00.000Z');

/** How the clocks of two processes over one ledger may run: what each reads at its n-th report. */
const clocks: Readonly<Record<string, (process: number, turn: number) => number>> = {
  'both stand still': () => noonMs,
  'one is a day behind': (process, turn) => noonMs + turn * 1000 - process * dayMs,
  'one is a day ahead': (process, turn) => noonMs + turn * 1000 + process * dayMs,
  'one is a millisecond behind': (process, turn) => noonMs + turn - process,
  'they step forward and back by turns': (process, turn) =>
    noonMs + ((turn + process) % 2 === 0 ? 1 : -1) * 3_600_000,
  'both run backwards': (_process, turn) => noonMs - turn * 60_000,
  'both step ten years back in the middle': (_process, turn) =>
    turn < 6 ? noonMs + turn : noonMs - 3653 * dayMs + turn,
  'both step a year ahead in the middle': (_process, turn) =>
    noonMs + turn + (turn < 6 ? 0 : 365 * dayMs),
  'one jumps by a second of no summer time': (process, turn) =>
    noonMs + turn * 10 + (process === 1 && turn > 5 ? 3_600_000 : 0),
};

const databases = ['SQLite', 'PostgreSQL'] as const;

describe.each(databases)('one ledger under two clocks, on %s', (database) => {
  if (database === 'PostgreSQL' && !hasPostgres) return it.skip('PostgreSQL is not installed');
  let postgres: PostgresServer | undefined;
  /** Databases, one for each test. */
  let made = 0;
  let first: TestEndpoint;
  let second: { readonly url: string; readonly stop: () => Promise<void> };
  let turn: number;
  let read: (process: number, turn: number) => number;

  beforeAll(async () => {
    postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
  }, 60_000);
  beforeEach(async () => {
    [turn, read] = [0, () => noonMs];
    if (postgres !== undefined)
      await run('psql', ['--quiet', '--command', `create database d${++made}`, postgres.url]);
    const databaseUrl = postgres?.url.replace(/\/postgres$/, `/d${made}`);
    const environment: Record<string, string> = {
      PLAINT_REPORTS_PER_HOUR: '0',
      PLAINT_UPLOAD_EXPIRY_HOURS: '1000000',
      ...defined({ PLAINT_DATABASE_URL: databaseUrl }),
    };
    first = await startTestEndpoint({ environment, now: () => new Date(read(0, turn)) });
    const now = () => new Date(read(1, turn));
    const ports = { log: createLog(() => undefined, now), now, elapsedMs: () => performance.now() };
    second = await serveEndpoint(first.config, ports);
  }, 60_000);
  afterEach(async () => {
    await second.stop();
    await first.remove();
  });
  afterAll(() => postgres?.stop(), 60_000);

  async function deliver(url: string): Promise<ReceiptClaims> {
    const { descriptor } = first.descriptor;
    const report = await createReport(descriptor.deskKey, { evidence: [] });
    const { receipt } = receiptResponseSchema.parse(await (await sendReport(url, report)).json());
    const { manifest } = report.envelope;
    const verified = await verifyReceipt({ receipt, descriptor, manifest });
    if (!verified.ok) throw new Error(verified.error);
    return verified.value;
  }

  it.each(Object.entries(clocks))(
    '%s',
    async (_name, clock) => {
      read = clock;
      const receipts: ReceiptClaims[] = [];
      for (turn = 0; turn < 12; turn += 1)
        receipts.push(...(await Promise.all([first.url, second.url].map(deliver))));

      const inOrder = receipts.toSorted((left, right) => left.leafIndex - right.leafIndex);
      expect(inOrder.map(({ leafIndex }) => leafIndex)).toEqual(inOrder.map((_, index) => index));
      const times = inOrder.map(({ receivedAt }) => receivedAt);
      expect(times).toEqual(times.toSorted());
      // What one process said of the ledger the other continues.
      for (const [index, { checkpoint: remembered }] of inOrder.entries()) {
        const url = [first.url, second.url][index % 2] ?? '';
        const answer = await fetch(url + paths.consistency(remembered.size, inOrder.length));
        const { consistencyPath } = consistencyResponseSchema.parse(await answer.json());
        const seen = inOrder.at(-1)?.checkpoint ?? remembered;
        const continuity = await judgeContinuity({ remembered, seen, consistencyPath });
        expect(continuity).toBe(remembered.size === seen.size ? 'same' : 'continued');
      }
      const db = await openDatabase(first.config, () => undefined);
      const entries = await db
        .selectFrom('ledger_entry')
        .selectAll()
        .orderBy('leaf_index')
        .execute();
      expect(entries.map(({ at }) => at)).toEqual(times);
      const head = await db.selectFrom('ledger_head').selectAll().executeTakeFirstOrThrow();
      expect([head.size, head.last_at]).toEqual([times.length, times.at(-1)]);
      await db.destroy();
    },
    60_000,
  );
});
