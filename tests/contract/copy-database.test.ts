import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/db/database.ts';
import type { Tables } from '../../server/db/schema.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { createHome, type EndpointHome } from './endpoint-process.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, sendReport, type TestReport } from './reporter.ts';

const command = new URL('../../server/cli/copy-database.ts', import.meta.url).pathname;

const tableNames = [
  'report',
  'ledger_head',
  'ledger_entry',
  'ledger_node',
  'timestamp',
  'content_link',
  'spent_work',
  'case',
  'case_event',
  'case_count',
  'case_message',
  'case_mark',
  'case_wait',
  'wait_count',
  'case_word',
  'notice_file',
  'roster',
  'exposure_week',
  'exposure_seen',
  'handler',
  'invitation',
  'key_box',
  'key_grant',
  'role_change',
] as const satisfies readonly (keyof Tables)[];

describe.skipIf(!hasPostgres)('from SQLite to PostgreSQL', () => {
  let postgres: PostgresServer;
  let home: EndpointHome;
  beforeAll(async () => {
    postgres = await startPostgres();
    home = await createHome();
  }, 60_000);
  afterAll(async () => {
    await home.remove();
    await postgres.stop();
  }, 60_000);

  const copy = () =>
    promisify(execFile)(process.execPath, [command], {
      env: {
        PATH: process.env['PATH'],
        PLAINT_DATA_DIR: home.dataDir,
        PLAINT_DATABASE_URL: postgres.url,
      },
    });

  const sqlite = () =>
    openDatabase({ dataDir: home.dataDir, databaseUrl: undefined }, () => undefined);

  /** More rows than are copied at a time, of each kind of stamp: given, waiting, tried before. */
  async function addLinksAndStamps(sent: readonly { report: TestReport }[]): Promise<Database> {
    const db = await sqlite();
    const ids = [
      ...sent.map(({ report }) => report.id),
      ...Array.from({ length: 600 }, () => crypto.randomUUID()),
    ];
    const stamps = ids.flatMap((id, index) =>
      (['manifest', 'checkpoint'] as const).map((subject) => ({
        report_id: id,
        subject,
        imprint: 'b'.repeat(64),
        checkpoint_size: index + 1,
        token: index % 2 === 0 ? `token ${index}` : null,
        attempts: index % 5,
        due_at: '2026-01-02T03:04:05.678Z',
      })),
    );
    const links = ids.flatMap((id) =>
      (['address', 'document'] as const).map((about) => ({
        report_id: id,
        about,
        tag: about === 'address' ? 'a'.repeat(64) : id.replaceAll('-', '').padEnd(64, '0'),
      })),
    );
    await db.insertInto('timestamp').values(stamps).execute();
    await db.insertInto('content_link').values(links).execute();
    const invited = { roles: '[]', certified_until: null, expires_at: '', inviter_key: '{}' };
    await db
      .insertInto('invitation')
      .values({
        ...invited,
        secret_sha256: 'c'.repeat(64),
        invited_by: 0,
        is_waiting: 1,
        approval: null,
        handler: null,
      })
      .execute();
    await db
      .insertInto('role_change')
      .values({ sha256: 'e'.repeat(64), handler: 1, roles: '["auditor"]', asked_by: 0 })
      .execute();
    await db
      .insertInto('key_box')
      .values(['a', null].map((jwe, at) => ({ id: `box ${at}`, handler: 1, method: 'm', jwe })))
      .execute();
    const granted = { purpose: 'desk', key_id: 'k', granter_key: '{}', granted: '{}' };
    await db
      .insertInto('key_grant')
      .values({
        ...granted,
        sha256: 'd'.repeat(64),
        handler: 1,
        granted_by: 0,
        is_waiting: 0,
        approval: null,
      })
      .execute();
    const work = ids.map((id) => ({
      digest: id.replaceAll('-', '').padStart(64, '0'),
      at: '2026-01-02T03:04:05.678Z',
    }));
    await db.insertInto('spent_work').values(work).execute();
    const steps = ids.map((id, index) => ({ report_id: id, seq: 1, id, leaf_index: index }));
    await db.insertInto('case_event').values(steps).execute();
    const cells = ids.map((_, owner) => ({ lane: 'copied', state: 'closed', owner, count: 1 }));
    await db.insertInto('case_count').values(cells).execute();
    const handlers = ids.map((id, index) => ({
      number: index + 1,
      kid: id,
      signing_key: '{}',
      sealing_key: '{}',
      roles: '[]',
      certified_until: index % 2 === 0 ? '2026-01-02T03:04:05.678Z' : null,
      added_at: '2026-01-02T03:04:05.678Z',
      revoked_at: null,
    }));
    await db.insertInto('handler').values(handlers).execute();
    return db;
  }

  /** Every row of every table, in one order on both. */
  async function readTables(db: Database) {
    const inOrder = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
    const tables = [];
    for (const name of tableNames)
      tables.push([name, inOrder(await db.selectFrom(name).selectAll().execute())]);
    await db.destroy();
    return Object.fromEntries(tables);
  }

  it('every report answers with the receipt it had, and the ledger goes on', async () => {
    const small = await home.start();
    const sent: { report: TestReport; receipt: string }[] = [];
    for (let count = 0; count < 7; count += 1) {
      const report = await createReport(publicDeskKey(home.deskKey));
      const answer = receiptResponseSchema.parse(
        await (await sendReport(small.url, report)).json(),
      );
      sent.push({ report, receipt: answer.receipt });
    }
    await small.end('SIGTERM');
    const before = await readTables(await addLinksAndStamps(sent));
    expect(JSON.parse((await copy()).stdout)).toMatchObject({ reports: 7, entries: 7 });
    await expect(copy()).rejects.toThrow('the target has a ledger already');

    const copied = await openDatabase(
      { dataDir: home.dataDir, databaseUrl: postgres.url },
      () => undefined,
    );
    expect(await readTables(copied)).toEqual(before);

    const large = await home.start({ PLAINT_DATABASE_URL: postgres.url });
    for (const { report, receipt } of sent) {
      const replay = await putReport(large.url, report, JSON.stringify(report.envelope));
      expect(replay.status).toBe(200);
      expect(await replay.json()).toEqual({ receipt });
    }
    const next = await sendReport(large.url, await createReport(publicDeskKey(home.deskKey)));
    expect(next.status).toBe(201);
    expect((await fetch(`${large.url}/v1/ledger/consistency?from=7&to=8`)).status).toBe(200);
    await large.end('SIGTERM');
  }, 60_000);
});
