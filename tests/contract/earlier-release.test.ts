import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/database.ts';
import { migrateDatabase } from '../../server/db/migrations.ts';
import { nodeSqliteDialect } from '../../server/db/node-sqlite.ts';
import { postgresDialect } from '../../server/db/postgres.ts';
import type { Tables } from '../../server/db/schema.ts';
import { openByKeyFile } from '../../server/desk/open-report.ts';
import {
  createDeskKey,
  type DeskPrivateKey,
  publicDeskKey,
} from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { claimsSigner } from '../../server/keys/endpoint-jws.ts';
import { loadSigningKeys } from '../../server/keys/signing-keys.ts';
import { appendEvents } from '../../server/ledger/append-events.ts';
import { createLog } from '../../server/log.ts';
import { type RunningEndpoint, serveEndpoint } from '../../server/serve-endpoint.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import { receivedEvent } from '../../utils/protocol/ledger.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { reportStatusSchema } from '../../utils/protocol/status.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, sendReport, type TestReport } from './reporter.ts';

/**
 * What the first release took in, and none since: a port, a path, another case, a variant of a language, a
 * word twice.
 */
const headers: readonly Partial<RoutingHeader>[] = [
  {},
  { platform: 'forum.example.org:8443' },
  { platform: 'Forum.Example.org.' },
  { platform: '' },
  { language: 'zh-Hans-x-private' },
  { flags: ['minor', 'minor'] },
  { standard: { id: guideline2023.id, version: '1.0.0-beta' } },
];

const databases = ['SQLite', 'PostgreSQL'] as const;

describe.each(databases)('reports of an earlier release, on %s', (database) => {
  if (database === 'PostgreSQL' && !hasPostgres) return it.skip('PostgreSQL is not installed');
  let postgres: PostgresServer | undefined;
  let dataDir: string;
  let deskKey: DeskPrivateKey;
  let endpoint: RunningEndpoint | undefined;
  beforeEach(async () => {
    postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
    dataDir = await mkdtemp(join(tmpdir(), 'plaint-earlier-'));
    deskKey = await createDeskKey();
  }, 60_000);
  afterEach(async () => {
    await endpoint?.stop();
    await rm(dataDir, { recursive: true });
    await postgres?.stop();
  }, 60_000);

  const body: ReportBody = {
    type: 'plaint.body/1',
    reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
    answers: {
      url: 'https://forum.example.org/t/1',
      quote: 'You worm.',
      contact: 'a@reporter.test',
    },
    targets: ['https://forum.example.org/t/1'],
    evidence: {
      type: 'plaint.evidence/1',
      reportId: '',
      capturedAt: '2026-01-02T03:04:05.678Z',
      url: 'https://forum.example.org/t/1',
      software: { name: 'plaint', version: '0.1.0', browser: 'Example 1' },
      clocks: { page: '2026-01-02T03:04:05.678Z', browser: '2026-01-02T03:04:05.678Z' },
      artefacts: [],
    },
    documents: [],
    keys: [],
  };

  /** Writes as the release of the fourth migration did. */
  async function writeEarlier(): Promise<{ report: TestReport; receipt: string }[]> {
    const dialect =
      postgres === undefined
        ? nodeSqliteDialect(join(dataDir, 'plaint.sqlite'))
        : postgresDialect(postgres.url, () => undefined);
    const db = new Kysely<Tables>({ dialect });
    await migrateDatabase(db, '0004-content-links');
    const { current } = await loadSigningKeys(dataDir, 'receipt');
    const written: { report: TestReport; receipt: string }[] = [];
    for (const header of headers) {
      const id = crypto.randomUUID();
      const full = { ...body, evidence: { ...body.evidence, reportId: id } };
      const evidenceManifestSha256 = await sha256Hex(canonicalBytes(full.evidence));
      const plaintext = JSON.stringify(full);
      const report = await createReport(publicDeskKey(deskKey), {
        id,
        header,
        plaintext,
        evidenceManifestSha256,
        evidence: [
          new Uint8Array(1000).fill(written.length),
          new Uint8Array(200).fill(written.length),
        ],
      });
      const { manifest } = report.envelope;
      const manifestSha256 = await sha256Hex(canonicalBytes(manifest));
      const receipt = await db.transaction().execute(async (tx) => {
        const [place] = await appendEvents(tx, new Date(), [
          (at) => receivedEvent({ reportId: id, manifestSha256, receivedAt: at }),
        ]);
        if (place === undefined) throw new Error('not appended');
        const { event, leafIndex, checkpoint, inclusionPath } = place;
        const claims = {
          type: 'plaint.receipt/1' as const,
          reportId: id,
          manifestSha256,
          receivedAt: event.at,
          leafIndex,
          checkpoint,
          inclusionPath,
        };
        const jws = claimsSigner(current)(claims);
        await tx
          .insertInto('report')
          .values({
            id,
            manifest_sha256: manifestSha256,
            capability_sha256: manifest.capabilitySha256,
            received_at: event.at,
            leaf_index: leafIndex,
            category: manifest.header.category,
            platform: manifest.header.platform,
            lane: 'general',
            lane_rule: 'general',
            standard_version: manifest.header.standard.version,
            envelope: JSON.stringify(report.envelope),
            receipt: jws,
          } as Tables['report'])
          .execute();
        return jws;
      });
      written.push({ report, receipt });
    }
    await db.destroy();
    return written;
  }

  it('are counted, answered, proved and opened as they were, and the ledger goes on', async () => {
    const written = await writeEarlier();
    const config = readConfig({
      PLAINT_DATA_DIR: dataDir,
      PLAINT_PORT: '0',
      ...(postgres && { PLAINT_DATABASE_URL: postgres.url }),
    });
    await writeDeskKeys(config.deskKeysFile, { current: publicDeskKey(deskKey), previous: [] });
    const now = () => new Date();
    const ports = { log: createLog(() => undefined, now), now, elapsedMs: () => performance.now() };
    endpoint = await serveEndpoint(config, ports);
    const { url, descriptor } = endpoint;
    const db = await openDatabase(config, () => undefined);
    const sizes = await db.selectFrom('report').select('evidence_bytes').execute();
    expect(sizes.map(({ evidence_bytes }) => evidence_bytes)).toEqual(headers.map(() => 1200));

    for (const { report, receipt } of written) {
      const { manifest } = report.envelope;
      const what = JSON.stringify(manifest.header);
      const status = await fetch(url + paths.report(report.id), {
        headers: { Authorization: `Bearer ${report.capability}` },
      });
      expect(reportStatusSchema.parse(await status.json()).receipt, what).toBe(receipt);
      const again = await putReport(url, report, JSON.stringify(report.envelope));
      expect([again.status, await again.json()], what).toEqual([200, { receipt }]);
      const verified = await verifyReceipt({
        receipt,
        descriptor: descriptor.descriptor,
        manifest,
      });
      expect(verified.ok, what).toBe(true);
      const request = { id: report.id, reason: 'a test', key: deskKey, standard: guideline2023 };
      expect((await openByKeyFile(db, request, now())).body, what).toMatchObject({
        reporter: { name: 'A. Example' },
      });

      const thief = { ...report, capability: 'A'.repeat(43) };
      const stolen = await putReport(url, thief, JSON.stringify(report.envelope));
      expect(stolen.status, what).toBeGreaterThanOrEqual(400);
      expect(await stolen.text()).not.toContain(receipt);
      const other = {
        ...report.envelope,
        manifest: { ...manifest, createdAt: '2026-01-02T03:04:05.679Z' },
      };
      const changed = await putReport(url, report, JSON.stringify(other));
      expect(changed.status, what).toBe(422);
    }
    const next = await sendReport(url, await createReport(publicDeskKey(deskKey)));
    expect(next.status).toBe(201);
    const size = 2 * headers.length + 1;
    const proof = await fetch(url + paths.consistency(headers.length, size));
    expect(proof.status).toBe(200);
    for (const { platform } of headers)
      if (platform !== undefined) {
        const fresh = await createReport(publicDeskKey(deskKey), { header: { platform } });
        expect((await sendReport(url, fresh)).status, 'no new one says it').toBe(422);
      }
    await db.destroy();
  }, 60_000);
});
