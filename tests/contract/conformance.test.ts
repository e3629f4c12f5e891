import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { checkConformance } from './conformance.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';

let endpoint: TestEndpoint | undefined;
afterEach(() => endpoint?.remove());

it.each([
  ['with nothing going on', {}],
  [
    'in a rush, where every report needs work',
    { PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '1', PLAINT_WORK_BITS: '6' },
  ],
  [
    'in a burst of reports that are alike',
    { PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE: '1', PLAINT_WORK_BITS: '6' },
  ],
])('this endpoint does all that the protocol demands, %s', async (_name, environment) => {
  endpoint = await startTestEndpoint({ environment });
  const verdicts = await checkConformance(endpoint.url);
  expect(verdicts.filter(({ found }) => found !== undefined)).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(12);
});

it('something that says 200 to everything meets no demand', async () => {
  const portal = createServer((_incoming, outgoing) => {
    outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome</h1>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => portal.once('listening', resolve));
  const { port } = portal.address() as AddressInfo;
  const verdicts = await checkConformance(`http://127.0.0.1:${port}`);
  expect(verdicts.filter(({ found }) => found === undefined)).toEqual([]);
  portal.closeAllConnections();
  portal.close();
});
