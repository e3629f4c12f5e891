import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFileEvidenceStore } from '../../server/blobs/file-evidence-store.ts';
import { openDatabase } from '../../server/db/database.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { removeContent } from '../../server/retention/remove-content.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, sendChunk, sendReport, type TestReport } from './reporter.ts';

/** Enough that a gap of microseconds between two look-ups is hit many times. */
const rounds = 60;

/** Two processes over one PostgreSQL and one directory of evidence. */
describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  let postgres: PostgresServer;
  let home: EndpointHome;
  let endpoints: [EndpointProcess, EndpointProcess];
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop(), 60_000);
  beforeEach(async () => {
    home = await createHome();
    const start = () => home.start({ PLAINT_DATABASE_URL: postgres.url });
    endpoints = await Promise.all([start(), start()]);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(endpoints.map((endpoint) => endpoint.end('SIGTERM')));
    await home.remove();
  }, 60_000);

  const descriptorOf = async (url: string) =>
    signedDescriptorSchema.parse(await (await fetch(url + paths.descriptor)).json()).descriptor;

  it('two processes that start at once agree on their keys', async () => {
    const [one, other] = await Promise.all(endpoints.map(({ url }) => descriptorOf(url)));
    expect(one?.rootKey).toEqual(other?.rootKey);
    expect(one?.receiptKeys).toEqual(other?.receiptKeys);
  });

  it('one report sent to both, many times at once, gets one receipt, every time', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
      const text = JSON.stringify(report.envelope);
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          putReport(endpoints[index % 2 ? 0 : 1].url, report, text),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(15).fill(200), 201]);
      const receipts = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(receipts).size).toBe(1);
    }
  }, 60_000);

  it('both append to one ledger, and every receipt holds', async () => {
    const [first, second] = endpoints;
    const descriptor = await descriptorOf(first.url);
    const sent = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
        const answer = await sendReport((index % 2 ? first : second).url, report);
        expect(answer.status).toBe(201);
        const { receipt } = receiptResponseSchema.parse(await answer.json());
        return verifyReceipt({ receipt, descriptor, manifest: report.envelope.manifest });
      }),
    );
    const places = sent.map((verified) => (verified.ok ? verified.value.leafIndex : -1));
    expect(new Set(places).size).toBe(40);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places) - Math.min(...places)).toBe(39);
  });

  it('two processes delete what is old at once, and the ledger tells of each report once', async () => {
    const [first] = endpoints;
    for (let count = 0; count < 40; count += 1) {
      const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
      expect((await sendReport(first.url, report)).status).toBe(201);
    }
    const config = { dataDir: home.dataDir, databaseUrl: postgres.url };
    const open = () => openDatabase(config, () => undefined);
    const processes = await Promise.all([open(), open()]);
    const evidence = await openFileEvidenceStore(home.dataDir);
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    const removed = await Promise.all(
      processes.map((db) => removeContent(tomorrow, { db, evidence, now: () => new Date() })),
    );
    const [db] = processes;
    const told = await db
      ?.selectFrom('ledger_entry')
      .select('event')
      .where('type', '=', 'report.removed')
      .execute();
    const left = await db
      ?.selectFrom('report')
      .select('id')
      .where('envelope', 'is not', null)
      .execute();
    await Promise.all(processes.map((each) => each.destroy()));
    expect(left).toEqual([]);
    expect(told).toHaveLength((removed[0] ?? 0) + (removed[1] ?? 0));
    expect(new Set(told?.map(({ event }) => JSON.parse(event).reportId)).size).toBe(told?.length);
    expect(told?.length).toBeGreaterThanOrEqual(40);
  }, 60_000);

  it('with the database gone it is not ready, refuses for now, and recovers', async () => {
    const [first] = endpoints;
    expect((await fetch(first.url + paths.readiness)).status).toBe(200);
    await postgres.pause();
    const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
    const refused = await sendReport(first.url, report);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).not.toBeNull();
    expect((await fetch(first.url + paths.readiness)).status).toBe(503);
    expect((await fetch(first.url + paths.health)).status).toBe(200);
    await postgres.resume();
    expect((await sendReport(first.url, report)).status).toBe(201);
    expect((await fetch(first.url + paths.readiness)).status).toBe(200);
  }, 60_000);

  it('a connection that breaks between two queries of a transaction ends that transaction, and not the process', async () => {
    const lost = Promise.withResolvers<Error>();
    const config = { dataDir: home.dataDir, databaseUrl: postgres.url };
    const db = await openDatabase(config, lost.resolve);
    const broken = db.transaction().execute(async (tx) => {
      await tx.selectFrom('ledger_head').selectAll().execute();
      await postgres.crash();
      await lost.promise;
      await tx.selectFrom('ledger_head').selectAll().execute();
    });
    await expect(broken).rejects.toThrow();
    expect(await lost.promise).toBeInstanceOf(Error);
    await postgres.resume();
    expect(await db.selectFrom('ledger_head').selectAll().execute()).toHaveLength(1);
    await db.destroy();
  }, 60_000);

  it('a crash of the database under load is answered with 503 alone, and costs no acknowledged report', async () => {
    const sent: { report: TestReport; receipt?: string }[] = [];
    const refusals: { status: number; retryAfter: string | null }[] = [];
    let isOver = false;
    const load = endpoints.flatMap(({ url }) =>
      Array.from({ length: 4 }, async () => {
        while (!isOver) {
          const report = await createReport(publicDeskKey(home.deskKey));
          const entry: (typeof sent)[number] = { report };
          sent.push(entry);
          const evidence = report.evidence[0] ?? new Uint8Array(0);
          const uploaded = await sendChunk(url, report, evidence);
          if (uploaded.status !== 204) continue;
          const answer = await putReport(url, report, JSON.stringify(report.envelope));
          if (answer.status === 201) entry.receipt = await answer.text();
          else
            refusals.push({ status: answer.status, retryAfter: answer.headers.get('Retry-After') });
        }
      }),
    );
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(60), { timeout: 20_000 });
    await postgres.crash();
    await vi.waitFor(() => expect(refusals.length).toBeGreaterThan(16), { timeout: 20_000 });
    const seen = sent.length;
    await postgres.resume();
    const answered = () => sent.slice(seen).some(({ receipt }) => receipt !== undefined);
    await vi.waitFor(() => expect(answered()).toBe(true), { timeout: 20_000 });
    isOver = true;
    await Promise.all(load);

    expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]));
    expect(refusals.filter(({ retryAfter }) => retryAfter === null)).toEqual([]);
    for (const [index, { report, receipt }] of sent.entries()) {
      const { url } = endpoints[index % 2 ? 0 : 1];
      const again = await putReport(url, report, JSON.stringify(report.envelope));
      if (receipt === undefined) expect([200, 201]).toContain(again.status);
      else expect(await again.text()).toBe(receipt);
    }
    const db = await openDatabase(
      { dataDir: home.dataDir, databaseUrl: postgres.url },
      () => undefined,
    );
    const ids = await db
      .selectFrom('report')
      .select('id')
      .where(
        'id',
        'in',
        sent.map(({ report }) => report.id),
      )
      .execute();
    const entries = await db
      .selectFrom('ledger_entry')
      .select('event')
      .where('type', '=', 'report.received')
      .execute();
    await db.destroy();
    const told = new Set(sent.map(({ report }) => report.id));
    const placed = entries.filter(({ event }) => told.has(JSON.parse(event).reportId));
    expect([ids.length, placed.length]).toEqual([sent.length, sent.length]);
  }, 90_000);
});
