import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCampaignGate } from '../../server/http/campaign-gate.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { solveWork } from '../../utils/evidence/work.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { headers } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { createReport, putReport, type TestReport } from './reporter.ts';

const { signal } = new AbortController();
let home: EndpointHome;
let endpoint: EndpointProcess;
beforeEach(async () => {
  home = await createHome();
  // More than three of a kind in a minute are a burst here.
  const burst = { PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE: '3', PLAINT_WORK_BITS: '10' };
  endpoint = await home.start(burst);
});
afterEach(async () => {
  await endpoint.end('SIGTERM');
  await home.remove();
});

const create = (platform: string) =>
  createReport(publicDeskKey(home.deskKey), { evidence: [], header: { platform } });
const put = (report: TestReport, nonce?: string) =>
  putReport(
    endpoint.url,
    report,
    JSON.stringify(report.envelope),
    nonce === undefined ? {} : { [headers.workNonce]: nonce },
  );

it('a burst about one platform asks work of reports about it, and of no others', async () => {
  const taken = await create('flooded.example.org');
  expect((await put(taken)).status).toBe(201);
  for (let count = 0; count < 3; count += 1)
    expect((await put(await create('flooded.example.org'))).status).toBe(201);
  const asked = await create('flooded.example.org');
  const refused = await put(asked);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).not.toBeNull();
  const problem = problemSchema.parse(await refused.json());
  expect(problem).toMatchObject({ type: 'urn:plaint:problem:work-required', work: { bits: 10 } });

  expect((await put(await create('quiet.example.org'))).status).toBe(201);
  expect((await put(taken)).status, 'a replay needs no work').toBe(200);
  expect((await put(asked, await solveWork(asked.id, 12, signal))).status).toBe(201);
});

it('what cannot be taken in does not raise the price for what can', async () => {
  const incomplete = { platform: 'flooded.example.org', elements: ['url'] };
  for (let count = 0; count < 8; count += 1) {
    const report = await createReport(publicDeskKey(home.deskKey), {
      evidence: [],
      header: incomplete,
    });
    expect((await put(report)).status).toBe(422);
  }
  expect((await put(await create('flooded.example.org'))).status).toBe(201);
});

it('the price rises with the burst, falls with the minute, and is forgotten for kinds long not seen', () => {
  let nowMs = 0;
  const gate = createCampaignGate({ perMinute: 2, baseBits: 5 }, () => nowMs);
  const kindOf = (platform: string) => ({ platform, category: 'insult' });
  const bitsOf = (platform: string) => {
    const bits = gate.bits(kindOf(platform));
    gate.count(kindOf(platform));
    return bits;
  };
  const prices = Array.from({ length: 9 }, () => bitsOf('a.example.org'));
  expect(prices).toEqual([0, 0, 0, 5, 6, 6, 6, 6, 7]);
  expect(bitsOf('b.example.org')).toBe(0);
  nowMs = 150_000;
  expect(bitsOf('a.example.org')).toBe(0);
  for (let count = 0; count < 5; count += 1) bitsOf('a.example.org');
  for (let count = 0; count < 5000; count += 1) bitsOf(`${count}.example.org`);
  expect(bitsOf('a.example.org')).toBe(0);
});
