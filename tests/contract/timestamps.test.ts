import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { claimDue } from '../../server/timestamps/claim-due.ts';
import { type Bytes, fromBase64 } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { readTimestampToken } from '../../utils/evidence/verify/read-timestamp-token.ts';
import { checkpointResponseSchema } from '../../utils/protocol/ledger.ts';
import { type ReportStatus, reportStatusSchema } from '../../utils/protocol/status.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';
import { startTsaServer, type TsaServer } from './tsa-server.ts';

let tsa: TsaServer;
let endpoint: TestEndpoint;
/** How far the endpoint's clock is ahead: what a pause is over with. */
let aheadMs = 0;
const hookMs = 60_000;

beforeEach(async () => {
  aheadMs = 0;
  tsa = await startTsaServer();
}, hookMs);
afterEach(async () => {
  await endpoint.remove();
  await tsa.stop();
}, hookMs);

function start(environment: Readonly<Record<string, string>> = {}): Promise<TestEndpoint> {
  return startTestEndpoint({
    environment: { PLAINT_TSA_URL: tsa.url, ...environment },
    now: () => new Date(Date.now() + aheadMs),
  });
}

async function readStatus({ id, capability }: TestReport): Promise<ReportStatus> {
  const answer = await fetch(endpoint.url + paths.report(id), {
    headers: { Authorization: `Bearer ${capability}` },
  });
  return reportStatusSchema.parse(await answer.json());
}

/** The evidence manifest's canonical bytes: a report made for a test names the hash of something known. */
const evidenceManifest = canonicalBytes({ about: 'a thread' });

async function createStampable(): Promise<TestReport> {
  return createReport(endpoint.descriptor.descriptor.deskKey, {
    evidence: [],
    evidenceManifestSha256: await sha256Hex(evidenceManifest),
  });
}

async function untilStamped(report: TestReport): Promise<{ manifest: Bytes; checkpoint: Bytes }> {
  return vi.waitFor(
    async () => {
      const { manifest, checkpoint } = (await readStatus(report)).timestamps ?? {};
      if (manifest === undefined || checkpoint === undefined) throw new Error('not stamped yet');
      return { manifest: fromBase64(manifest), checkpoint: fromBase64(checkpoint) };
    },
    { timeout: 15_000, interval: 100 },
  );
}

async function isStamped(token: Bytes, data: Bytes): Promise<boolean> {
  const read = await readTimestampToken(token, [await sha256Hex(data)], {
    trusted: [tsa.root],
    stated: [],
  });
  return read?.isTrusted === true;
}

async function checkpointOf(report: TestReport) {
  const { receipt } = await readStatus(report);
  const { descriptor } = endpoint.descriptor;
  const verified = await verifyReceipt({ receipt, descriptor, manifest: report.envelope.manifest });
  if (!verified.ok) throw new Error(verified.error);
  return verified.value.checkpoint;
}

describe('a time-stamping authority', () => {
  it('stamps the evidence manifest and the checkpoint of every receipt', async () => {
    endpoint = await start();
    const report = await createStampable();
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    const { manifest, checkpoint } = await untilStamped(report);
    expect(await isStamped(manifest, evidenceManifest)).toBe(true);
    expect(await isStamped(checkpoint, canonicalBytes(await checkpointOf(report)))).toBe(true);
    expect(await isStamped(manifest, canonicalBytes({ about: 'another' }))).toBe(false);
  }, 40_000);

  it('its newest stamped checkpoint comes with the head of the ledger', async () => {
    endpoint = await start();
    const report = await createStampable();
    await sendReport(endpoint.url, report);
    await untilStamped(report);
    const head = await (await fetch(`${endpoint.url}/v1/ledger/checkpoint`)).json();
    const { timestamp } = checkpointResponseSchema.parse(head);
    expect(timestamp?.checkpoint).toEqual(await checkpointOf(report));
    const bytes = canonicalBytes(timestamp?.checkpoint ?? {});
    expect(await isStamped(fromBase64(timestamp?.token ?? ''), bytes)).toBe(true);
  }, 40_000);

  it('that fails delays no receipt, and is asked again after a pause', async () => {
    tsa.isUp = false;
    endpoint = await start();
    const report = await createStampable();
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    expect((await readStatus(report)).timestamps).toEqual({});
    await vi.waitFor(() => expect(tsa.asked).toBe(2), { timeout: 15_000 });
    tsa.isUp = true;
    aheadMs += 16_000;
    const { manifest } = await untilStamped(report);
    expect(await isStamped(manifest, evidenceManifest)).toBe(true);
    expect(tsa.asked).toBe(4);
  }, 60_000);

  it('is not asked where none is configured, and a status says nothing of it', async () => {
    endpoint = await startTestEndpoint();
    const report = await createStampable();
    await sendReport(endpoint.url, report);
    expect(await readStatus(report)).not.toHaveProperty('timestamps');
  });

  it('what one claims no other does', async () => {
    endpoint = await start();
    tsa.isUp = false;
    for (let count = 0; count < 5; count += 1)
      await sendReport(endpoint.url, await createStampable());
    await endpoint.stop();
    const db = await openDatabase(endpoint.config, () => undefined);
    const later = new Date(Date.now() + 24 * 3_600_000);
    const claims = await Promise.all([claimDue(db, later), claimDue(db, later)]);
    const keys = claims.flat().map(({ report_id, subject }) => `${report_id} ${subject}`);
    expect(keys).toHaveLength(10);
    expect(new Set(keys).size).toBe(10);
    await db.destroy();
  }, 40_000);
});

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  let postgres: PostgresServer;
  beforeEach(async () => {
    postgres = await startPostgres();
  }, hookMs);
  afterEach(() => postgres.stop(), hookMs);

  it('two processes claim at once, and each row goes to one of them', async () => {
    tsa.isUp = false;
    endpoint = await start({ PLAINT_DATABASE_URL: postgres.url });
    for (let count = 0; count < 12; count += 1)
      await sendReport(endpoint.url, await createStampable());
    await endpoint.stop();
    const open = () => openDatabase(endpoint.config, () => undefined);
    const processes = await Promise.all([open(), open()]);
    const later = new Date(Date.now() + 24 * 3_600_000);
    const claims = await Promise.all(processes.map((db) => claimDue(db, later)));
    const keys = claims.flat().map(({ report_id, subject }) => `${report_id} ${subject}`);
    expect(keys.length).toBeGreaterThan(16);
    expect(new Set(keys).size).toBe(keys.length);
    await Promise.all(processes.map((db) => db.destroy()));
  }, 60_000);
});
