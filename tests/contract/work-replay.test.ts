import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { createSpendWork, forgetSpentWork } from '../../server/db/spent-work.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { hasWork, solveWork } from '../../utils/evidence/work.ts';
import { headers } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, type TestReport } from './reporter.ts';

/** Every process asks for work from its third report in a minute on. */
const rush = { PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '2', PLAINT_WORK_BITS: '12' };
const { signal } = new AbortController();
const dayMs = 24 * 3_600_000;

const databases = ['SQLite', 'PostgreSQL'] as const;

describe.each(databases)('work that has passed passes no second time, on %s', (database) => {
  if (database === 'PostgreSQL' && !hasPostgres) return it.skip('PostgreSQL is not installed');
  let postgres: PostgresServer | undefined;
  let home: EndpointHome;
  let environment: Record<string, string>;
  beforeAll(async () => {
    postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
    home = await createHome();
    environment = { ...rush, ...(postgres && { PLAINT_DATABASE_URL: postgres.url }) };
  }, 120_000);
  afterAll(async () => {
    await home.remove();
    await postgres?.stop();
  }, 120_000);

  const create = () => createReport(publicDeskKey(home.deskKey), { evidence: [] });

  /** A process in a rush. */
  async function start(): Promise<EndpointProcess> {
    const endpoint = await home.start(environment);
    for (let count = 0; count < 3; count += 1) {
      const report = await create();
      const sent = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
      expect(sent.status).toBe(201);
    }
    return endpoint;
  }

  /** The envelope is none: whether the number passed shows in what it is refused for. */
  const spend = async (url: string, report: TestReport, nonce: string) =>
    (await putReport(url, report, '{}', { [headers.workNonce]: nonce })).status;

  it('after a restart, and after a process was killed', async () => {
    const report = await create();
    const nonce = await solveWork(report.id, 13, signal);
    let endpoint = await start();
    expect(await spend(endpoint.url, report, nonce)).toBe(422);
    for (const end of ['SIGTERM', 'SIGKILL'] as const) {
      await endpoint.end(end);
      endpoint = await start();
      expect(await spend(endpoint.url, report, nonce)).toBe(429);
    }
    await endpoint.end('SIGTERM');
  }, 120_000);

  it('in another process, one after the other and at once', async () => {
    const endpoints = [await start(), await start()];
    const at = (index: number) => endpoints[index % 2]?.url ?? '';
    const report = await create();
    const nonce = await solveWork(report.id, 13, signal);
    expect(await spend(at(0), report, nonce)).toBe(422);
    expect(await spend(at(1), report, nonce)).toBe(429);
    expect(await spend(at(0), report, nonce)).toBe(429);
    for (let round = 0; round < 10; round += 1) {
      const raced = await create();
      const number = await solveWork(raced.id, 13, signal);
      const sent = Array.from({ length: 20 }, (_, index) => spend(at(index), raced, number));
      const statuses = await Promise.all(sent);
      expect(statuses.filter((status) => status === 422)).toHaveLength(1);
      expect(statuses.filter((status) => status === 429)).toHaveLength(19);
    }
    for (const endpoint of endpoints) await endpoint.end('SIGTERM');
  }, 120_000);

  it('spelled in another way it is another number, with work of its own to show', async () => {
    const endpoint = await start();
    const report = await create();
    // Short enough to be spelled with a zero before it.
    const nonce = await solveWork(report.id, 13, signal, 100_000);
    expect(await spend(endpoint.url, report, nonce)).toBe(422);
    const spelled = [
      `0${nonce}`,
      ` ${nonce}`,
      `${nonce} `,
      `+${nonce}`,
      `${nonce}.0`,
      `${nonce}e0`,
    ];
    for (const text of spelled.filter((each) => !hasWork(report.id, each, 11)))
      expect(await spend(endpoint.url, report, text), text).toBe(429);
    await endpoint.end('SIGTERM');
  }, 120_000);

  it('it is forgotten after ninety days, and not before', async () => {
    const db = await openDatabase(
      { dataDir: home.dataDir, databaseUrl: postgres?.url },
      () => undefined,
    );
    const [first, other] = ['00a1'.padEnd(64, '0'), '00a2'.padEnd(64, '0')];
    const nowMs = Date.parse('2030-01-01T00:00:00.000Z');
    const spendWork = createSpendWork(db, () => new Date(nowMs));
    expect(await Promise.all([first, first, other].map(spendWork))).toEqual([true, false, true]);
    await forgetSpentWork(db, new Date(nowMs + 90 * dayMs));
    expect(await spendWork(first)).toBe(false);
    await forgetSpentWork(db, new Date(nowMs + 91 * dayMs));
    expect(await spendWork(first)).toBe(true);
    await db.destroy();
  });
});
