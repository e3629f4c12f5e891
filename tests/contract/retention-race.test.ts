import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceStore } from '../../server/blobs/evidence-store.ts';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { removeContent } from '../../server/retention/remove-content.ts';
import { createPendingUploads } from '../../server/uploads/pending-uploads.ts';
import { sweepUploads } from '../../server/uploads/sweep-uploads.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, sendChunk, sendReport, type TestReport } from './reporter.ts';
import { hasRadosgw, type S3Server, startS3 } from './s3-server.ts';

/** `PLAINT_RETENTION_REPORTS` runs a longer form. */
const count = Number(process.env['PLAINT_RETENTION_REPORTS'] ?? 60);
const removers = 3;

const places = [
  { place: 'SQLite and files', needs: true },
  { place: 'PostgreSQL and files', needs: hasPostgres },
  { place: 'PostgreSQL and S3', needs: hasPostgres && hasRadosgw },
] as const;

describe.each(places)('retention in three processes at once, on $place', ({ place, needs }) => {
  if (!needs) return it.skip('its servers are not installed');
  let postgres: PostgresServer | undefined;
  let s3: S3Server | undefined;
  let endpoint: TestEndpoint;
  const databases: Database[] = [];
  let evidence: EvidenceStore;

  beforeEach(async () => {
    postgres = place.startsWith('PostgreSQL') ? await startPostgres() : undefined;
    s3 = place.endsWith('S3') ? await startS3() : undefined;
    endpoint = await startTestEndpoint({
      environment: {
        PLAINT_REPORTS_PER_HOUR: '0',
        ...(postgres && { PLAINT_DATABASE_URL: postgres.url }),
        ...s3?.environment,
      },
    });
    for (let opened = 0; opened < removers; opened += 1)
      databases.push(await openDatabase(endpoint.config, () => undefined));
    evidence = await openEvidenceStore(endpoint.config);
  }, 120_000);
  afterEach(async () => {
    for (const db of databases.splice(0)) await db.destroy();
    await endpoint.remove();
    await s3?.stop();
    await postgres?.stop();
  }, 120_000);

  it('each report is told of once, nothing is left of it, and every replay gets its receipt', async () => {
    const { deskKey } = endpoint.descriptor.descriptor;
    const sent: { report: TestReport; receipt: string }[] = [];
    for (let made = 0; made < count; made += 1) {
      const report = await createReport(deskKey);
      const answer = await sendReport(endpoint.url, report);
      const { receipt } = receiptResponseSchema.parse(await answer.json());
      sent.push({ report, receipt });
    }
    let isOver = false;
    /** Sends everything again while it is being deleted, as a client does that has not heard. */
    const replay = async (from: number) => {
      for (let at = from; !isOver; at = (at + 1) % count) {
        const { report, receipt } = sent[at] ?? { report: undefined, receipt: '' };
        if (report === undefined) continue;
        const [bytes = new Uint8Array(0)] = report.evidence;
        await (await sendChunk(endpoint.url, report, bytes)).arrayBuffer();
        const again = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
        expect(again.status).toBe(200);
        expect(await again.json()).toEqual({ receipt });
      }
    };
    const replays = [0, Math.floor(count / 2)].map(replay);
    const [db] = databases;
    if (db === undefined) throw new Error('no database');
    /** Moves what was sent again to what is kept, as long as a report names it. */
    const sweep = async () => {
      const pending = createPendingUploads({ bytes: 1e12, files: 1e9 });
      const ports = { db, evidence, pending, expiryMs: 1e12, now: () => new Date() };
      while (!isOver) await sweepUploads(ports);
    };
    const sweeps = sweep();
    const before = new Date(Date.now() + 3_600_000);
    const removed = await Promise.all(
      databases.map((db) => removeContent(before, { db, evidence, now: () => new Date() })),
    );
    isOver = true;
    await Promise.all([...replays, sweeps]);
    expect(removed.reduce((sum, each) => sum + each, 0)).toBe(count);

    const rows = await db.selectFrom('report').select(['id', 'envelope']).execute();
    expect(rows.filter(({ envelope }) => envelope !== null)).toEqual([]);
    const entries = await db
      .selectFrom('ledger_entry')
      .select('event')
      .where('type', '=', 'report.removed')
      .execute();
    const told = entries.map(({ event }) => String(JSON.parse(event).reportId));
    expect(told.toSorted()).toEqual(sent.map(({ report }) => report.id).toSorted());
    // Sent again after the end of its report it is pending, and expires; nothing claims it.
    const pending = new Set<string>();
    for await (const { name } of evidence.listPending()) pending.add(name.capabilitySha256);
    for (const { report } of sent) {
      const { capabilitySha256 } = report.envelope.manifest;
      const sha256 = await sha256Hex(report.evidence[0] ?? new Uint8Array(0));
      const isThere = (await evidence.state({ capabilitySha256, sha256 })) !== undefined;
      expect(isThere && !pending.has(capabilitySha256), 'kept for nobody').toBe(false);
    }
  }, 180_000);
});
