import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { createHome, type EndpointHome } from './endpoint-process.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, sendReport, type TestReport } from './reporter.ts';

const command = new URL('../../server/cli/copy-database.ts', import.meta.url).pathname;

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

  test('every report answers with the receipt it had, and the ledger goes on', async () => {
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
    expect(JSON.parse((await copy()).stdout)).toMatchObject({ reports: 7, entries: 7 });
    await expect(copy()).rejects.toThrow('the target has a ledger already');

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
