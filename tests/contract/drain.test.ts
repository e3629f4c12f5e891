import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { createReport, putReport, sendReport, type TestReport } from './reporter.ts';

const drainMs = 12_000;

let home: EndpointHome;
let endpoint: EndpointProcess;
beforeEach(async () => {
  home = await createHome();
  endpoint = await home.start({ PLAINT_DRAIN_TIMEOUT_MS: String(drainMs) });
});
afterEach(async () => {
  await endpoint.end('SIGKILL');
  await home.remove();
});

const create = () => createReport(publicDeskKey(home.deskKey), { evidence: [] });

interface HalfSent {
  readonly socket: Socket;
  readonly rest: string;
  readonly answer: Promise<string>;
}

/** A report of which one half has been sent, on a connection that would be kept for more. */
async function sendHalf(report: TestReport): Promise<HalfSent> {
  const { hostname, port } = new URL(endpoint.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  const answer = once(socket, 'close').then(() => text);
  const body = JSON.stringify(report.envelope);
  const fields = [
    `PUT ${paths.report(report.id)} HTTP/1.1`,
    'Host: x',
    'Connection: keep-alive',
    `Authorization: Bearer ${report.capability}`,
    `Content-Type: ${mediaTypes.json}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  const half = Math.floor(body.length / 2);
  socket.write(`${fields.join('\r\n')}\r\n\r\n${body.slice(0, half)}`);
  return { socket, rest: body.slice(half), answer };
}

/** Until nobody is let in any more. */
async function untilRefused(): Promise<void> {
  for (;;) {
    const isIn = await fetch(endpoint.url + paths.health).then(
      () => true,
      () => false,
    );
    if (!isIn) return;
  }
}

it('a stop under load finishes what is under way, lets nobody in, and exits 0 in time', async () => {
  const reports = await Promise.all(Array.from({ length: 20 }, create));
  const halves = await Promise.all(reports.map(sendHalf));
  // So that every half has been read: the endpoint answers in the order in which things came.
  await sendReport(endpoint.url, await create());
  const startedAt = performance.now();
  const ended = endpoint.end('SIGTERM');
  await untilRefused();
  for (const { socket, rest } of halves) socket.write(rest);
  const answers = await Promise.all(halves.map(({ answer }) => answer));
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  expect(await ended).toBe(0);
  // The connections were closed with their answers; the deadline was not what ended it.
  expect(performance.now() - startedAt).toBeLessThan(drainMs);

  endpoint = await home.start();
  for (const [index, report] of reports.entries()) {
    const replay = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    expect(replay.status).toBe(200);
    const { receipt } = receiptResponseSchema.parse(await replay.json());
    expect(answers[index]).toContain(receipt);
  }
}, 40_000);

it('who never finishes is cut off at the deadline, and the exit is still 0', async () => {
  await endpoint.end('SIGTERM');
  endpoint = await home.start({ PLAINT_DRAIN_TIMEOUT_MS: '500' });
  const report = await create();
  const { answer } = await sendHalf(report);
  await sendReport(endpoint.url, await create());
  const startedAt = performance.now();
  expect(await endpoint.end('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(5000);
  expect(await answer).toBe('');
  endpoint = await home.start();
  const status = await fetch(endpoint.url + paths.report(report.id), {
    headers: { Authorization: `Bearer ${report.capability}` },
  });
  expect(status.status).toBe(404);
}, 40_000);
