import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import type { Bytes } from '../../utils/evidence/bytes.ts';
import { contentDigest, sha256Hex } from '../../utils/evidence/digest.ts';
import { headers, mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { createReport, putReport, sendChunk, signManifest, type TestReport } from './reporter.ts';

vi.setConfig({ testTimeout: 240_000 });
const MiB = 1024 * 1024;
const randomBytes = (sizeBytes: number): Bytes => randomFillSync(new Uint8Array(sizeBytes));

let home: EndpointHome;
let endpoint: EndpointProcess;
beforeEach(async () => {
  home = await createHome();
});
afterEach(async () => {
  await endpoint.end('SIGKILL');
  await home.remove();
});

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  endpoint = await home.start({ PLAINT_METRICS_PORT: '0', ...environment });
}

async function gauge(name: string): Promise<number> {
  // The log is written a moment after the fact.
  const line = await vi.waitUntil(() =>
    endpoint
      .output()
      .split('\n')
      .find((text) => text.includes('"event":"metrics"')),
  );
  const text = await (await fetch(JSON.parse(line).url)).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}

const create = (evidence: readonly Bytes[] = [randomBytes(2000)]) =>
  createReport(publicDeskKey(home.deskKey), { evidence });

async function open(localAddress: string): Promise<Socket> {
  const { hostname, port } = new URL(endpoint.url);
  const socket = connect({ port: Number(port), host: hostname, localAddress });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A chunk from another address of loopback; resolves to the status. */
async function sendFrom(localAddress: string, report: TestReport, bytes: Bytes): Promise<number> {
  const socket = await open(localAddress);
  socket.write(await headOf(report, bytes, bytes.length));
  socket.write(bytes);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return Number(String(answer).slice(9, 12));
}

async function headOf(
  { capability }: Pick<TestReport, 'capability'>,
  bytes: Bytes,
  length: number,
): Promise<string> {
  const fields = {
    Host: 'x',
    Authorization: `Bearer ${capability}`,
    'Content-Type': mediaTypes.chunk,
    [headers.digest]: await contentDigest(bytes),
    [headers.offset]: '0',
    [headers.complete]: '?1',
    'Content-Length': String(length),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `PATCH ${paths.evidence(await sha256Hex(bytes))} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

it('who sends far ahead loses what it opens, and what it has no answer on yet; others lose nothing', async () => {
  await start();
  const get = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';
  const isClosed = (socket: Socket) => once(socket, 'close').then(() => true);
  const ask = async (socket: Socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    return String((await once(socket, 'data'))[0]).slice(0, 12);
  };
  const [greedy, beside, answered, other] = [
    await open('127.0.0.2'),
    await open('127.0.0.2'),
    await open('127.0.0.2'),
    await open('127.0.0.3'),
  ];
  expect(await ask(answered)).toBe('HTTP/1.1 200');
  greedy.pause();
  const closed = [isClosed(beside)];
  greedy.write(get.repeat(1000));
  beside.resume();
  expect(await Promise.all(closed)).toEqual([true]);
  greedy.destroy();
  const late = await open('127.0.0.2');
  late.resume();
  await isClosed(late);
  expect([await ask(answered), await ask(other)]).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
  expect(await ask(await open('127.0.0.4'))).toBe('HTTP/1.1 200');
});

it('an upload thrown away for its digest, or cut off, is counted no longer at once', async () => {
  await start({ PLAINT_MAX_PENDING_BYTES: String(MiB) });
  const bytes = randomBytes(900_000);
  for (let count = 0; count < 3; count += 1) {
    const wrong = await sendChunk(endpoint.url, await create(), bytes, { sha256: 'a'.repeat(64) });
    expect(wrong.status).toBe(400);
    const badChunk = { headers: { [headers.digest]: await contentDigest(randomBytes(3)) } };
    expect((await sendChunk(endpoint.url, await create(), bytes, badChunk)).status).toBe(400);
    const offset = { offset: 5 };
    expect((await sendChunk(endpoint.url, await create(), bytes, offset)).status).toBe(409);
    expect(await gauge('plaint_pending_bytes')).toBe(0);
  }
  expect((await sendChunk(endpoint.url, await create(), bytes)).status).toBe(204);
  expect(await gauge('plaint_pending_bytes')).toBe(900_000);
  expect(await gauge('plaint_body_bytes')).toBe(0);
});

it('a blob that a report names 64 times leaves the count of what others sent as it was', async () => {
  await start();
  const others = await create([randomBytes(50_000)]);
  await sendChunk(endpoint.url, others, others.evidence[0] ?? randomBytes(1));
  const blob = randomBytes(1000);
  const report = await create(Array.from({ length: 64 }, () => blob));
  const { manifest, body } = report.envelope;
  await sendChunk(endpoint.url, report, blob);
  const signature = await signManifest(manifest, report.signer);
  const answer = await putReport(
    endpoint.url,
    report,
    JSON.stringify({ manifest, signature, body }),
  );
  // Whether it is taken in or refused for what it says is not the question here.
  const left = answer.status === 201 ? 50_000 : 51_000;
  expect(await gauge('plaint_pending_bytes')).toBe(left);
});

it('one client with all that it can send never fills the room of another', async () => {
  await start({ PLAINT_MAX_PENDING_BYTES: String(8 * MiB) });
  const statuses: number[] = [];
  for (let count = 0; count < 12; count += 1)
    statuses.push(await sendFrom('127.0.0.2', await create(), randomBytes(MiB)));
  expect(statuses.filter((status) => status === 204)).toHaveLength(4);
  expect(statuses.at(-1)).toBe(507);
  expect(await sendFrom('127.0.0.3', await create(), randomBytes(MiB))).toBe(204);
});

it('what reports claimed counts too, up to the cap for all evidence', async () => {
  await start({ PLAINT_MAX_EVIDENCE_STORE_BYTES: String(8 * MiB) });
  const statuses: number[] = [];
  for (let count = 0; count < 12; count += 1) {
    const report = await create([randomBytes(MiB)]);
    const sent = await sendChunk(endpoint.url, report, report.evidence[0] ?? randomBytes(1));
    statuses.push(sent.status);
    if (sent.status === 204)
      expect((await putReport(endpoint.url, report, JSON.stringify(report.envelope))).status).toBe(
        201,
      );
  }
  expect(statuses).toEqual([...Array(8).fill(204), ...Array(4).fill(507)]);
  expect(await gauge('plaint_kept_bytes')).toBe(8 * MiB);
  await endpoint.end('SIGTERM');
  await start({ PLAINT_MAX_EVIDENCE_STORE_BYTES: String(8 * MiB) });
  expect((await sendChunk(endpoint.url, await create(), randomBytes(1000))).status).toBe(507);
});

it('fifty thousand junk files hold up neither the start nor anybody', async () => {
  const pending = join(home.dataDir, 'pending');
  await mkdir(pending, { recursive: true });
  const names = Array.from({ length: 50_000 }, (_, index) => {
    const hash = index.toString(16).padStart(64, '0');
    return `${hash}.${hash}${index % 2 ? '.part' : ''}`;
  });
  for (let at = 0; at < names.length; at += 500)
    await Promise.all(names.slice(at, at + 500).map((name) => writeFile(join(pending, name), 'x')));
  const startedAt = performance.now();
  await start();
  const tookMs = performance.now() - startedAt;
  expect(await gauge('plaint_pending_files')).toBe(50_000);
  expect((await sendChunk(endpoint.url, await create(), randomBytes(1000))).status).toBe(204);
  // On an idle machine it is a second; on a busy one the process alone takes some.
  expect(tookMs).toBeLessThan(15_000);
});

async function residentMiB(): Promise<number> {
  const status = await readFile(`/proc/${endpoint.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

it('four hundred uploads that stall hold no more memory than is configured, and others go on', async () => {
  await start({ PLAINT_MAX_BODY_MEMORY_BYTES: String(16 * MiB) });
  const before = await residentMiB();
  const bytes = randomBytes(4 * MiB);
  const head = await headOf(await create(), bytes, bytes.length);
  const answers: string[] = [];
  const sockets = await Promise.all(
    Array.from({ length: 400 }, async (_, index) => {
      const socket = await open(`127.0.0.${2 + (index % 5)}`);
      socket.on('data', (piece) => answers.push(String(piece)));
      socket.write(head);
      socket.write(bytes.subarray(0, bytes.length - 1));
      return socket;
    }),
  );
  await expect
    .poll(() => gauge('plaint_body_bytes'), { timeout: 60_000 })
    .toBeGreaterThan(100 * MiB);
  await expect.poll(() => answers.length, { timeout: 60_000 }).toBeGreaterThan(200);
  expect(answers.every((answer) => answer.startsWith('HTTP/1.1 503 '))).toBe(true);
  expect(answers[0]?.toLowerCase()).toContain('\nretry-after: ');
  expect(await gauge('plaint_body_bytes')).toBeLessThanOrEqual(256 * MiB);
  expect(await gauge('plaint_body_memory_bytes')).toBeLessThanOrEqual(16 * MiB);
  expect((await residentMiB()) - before).toBeLessThan(200);
  expect((await sendChunk(endpoint.url, await create(), randomBytes(300_000))).status).toBe(204);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => gauge('plaint_body_bytes'), { timeout: 30_000 }).toBe(0);
  expect(await gauge('plaint_body_memory_bytes')).toBe(0);
  expect(await readdir(join(home.dataDir, 'incoming'))).toEqual([]);
});

it('clients that ask and never read are shown out, and hold up nobody', async () => {
  await start({ PLAINT_ANSWER_TIMEOUT_MS: '2000' });
  const before = await residentMiB();
  const request = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';
  const sockets = await Promise.all(Array.from({ length: 120 }, () => open('127.0.0.2')));
  for (const [index, socket] of sockets.entries()) {
    socket.pause();
    // Some far ahead, some one after the other, for as long as they may.
    if (index % 2 === 0) socket.write(request.repeat(1000));
    else void askOneByOne(socket, request);
  }
  const startedAt = performance.now();
  expect((await fetch(`${endpoint.url}/healthz`)).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(30_000);
  expect((await residentMiB()) - before).toBeLessThan(150);
  // Their own side cannot tell: one that does not read does not see the end.
  await expect
    .poll(() => gauge('plaint_connections'), { timeout: 60_000, interval: 250 })
    .toBeLessThan(5);
  expect(await gauge('plaint_unsent_bytes')).toBe(0);
});

async function askOneByOne(socket: Socket, request: string): Promise<void> {
  while (!socket.destroyed && socket.writable) {
    socket.write(request);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
