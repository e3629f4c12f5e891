import { afterAll, beforeAll, expect, it } from 'vitest';
import { queueSchema } from '../../utils/casework/wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { authorize, enrol, type TestHandler } from './handler.ts';
import { createReport, sendReport } from './reporter.ts';

const hourMs = 3_600_000;
// Whoever joins does so by the clock of this machine, and the ledger goes forward only.
let nowMs = Date.now();
let endpoint: TestEndpoint;
let handler: TestHandler;

beforeAll(async () => {
  endpoint = await startTestEndpoint({ now: () => new Date(nowMs) });
  handler = await enrol(endpoint, ['reviewer']);
});
afterAll(() => endpoint.remove());

async function ask(query: string): Promise<Response> {
  const path = `${paths.deskCases}?${query}`;
  const at = new Date(nowMs).toISOString();
  const authorization = await authorize(endpoint, handler, { method: 'GET', path }, at);
  return fetch(endpoint.url + path, { headers: { Authorization: authorization } });
}

async function listed(query: string): Promise<string[]> {
  const { cases } = queueSchema.parse(await (await ask(query)).json());
  return cases.map(({ reportId }) => reportId);
}

it('a view by what is due has what is late, and only while it is', async () => {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  expect(await listed('due=overdue')).toEqual([]);
  expect(await listed('due=complaint')).toEqual([]);
  nowMs += 72 * hourMs;
  expect(await listed('due=overdue')).toEqual([report.id]);
  expect(await listed('due=overdue&owner=me')).toEqual([]);
  expect(await listed('due=appeal')).toEqual([]);
});

it('a view that is none is malformed', async () => {
  expect((await ask('due=late')).status).toBe(400);
});
