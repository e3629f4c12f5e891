import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { headers, mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { createReport, sendChunk, sendReport } from './reporter.ts';

const headersTimeoutMs = 3000;
const MiB = 1024 * 1024;

let home: EndpointHome;
let endpoint: EndpointProcess;
beforeAll(async () => {
  home = await createHome();
  endpoint = await home.start({
    PLAINT_HEADERS_TIMEOUT_MS: String(headersTimeoutMs),
    PLAINT_REQUEST_TIMEOUT_MS: '8000',
    PLAINT_MAX_EVIDENCE_BYTES: String(MiB),
    PLAINT_MAX_CONNECTIONS_BY_CLIENT: '320',
  });
});
afterAll(async () => {
  expect(await endpoint.end('SIGTERM')).toBe(0);
  await home.remove();
});

async function open(localAddress?: string): Promise<Socket> {
  const { hostname, port } = new URL(endpoint.url);
  const socket = connect({ port: Number(port), host: hostname, localAddress });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Unlike `once`, content with an end by an error. */
function heard(socket: Socket, event: 'close' | 'drain'): Promise<void> {
  return new Promise((resolve) => {
    socket.once(event, () => resolve());
  });
}

async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${endpoint.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

it('three hundred clients that send a byte at a time hinder no honest one, and are shown out', async () => {
  const openedAt = performance.now();
  const slow = await Promise.all(Array.from({ length: 300 }, () => open()));
  const gone = slow.map(async (socket) => {
    socket.resume();
    await heard(socket, 'close');
    return performance.now() - openedAt;
  });
  let isOver = false;
  const dribble = async () => {
    const text = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(10_000)}`;
    for (let at = 0; !isOver; at += 1) {
      for (const socket of slow) if (socket.writable) socket.write(text.charAt(at));
      await pause(50);
    }
  };
  const dribbling = dribble();
  const honest = await createReport(publicDeskKey(home.deskKey));
  const startedAt = performance.now();
  expect((await sendReport(endpoint.url, honest)).status).toBe(201);
  // While all of them are still connected: the honest client did not wait for their end.
  expect(performance.now() - startedAt).toBeLessThan(headersTimeoutMs);
  expect(slow.filter(({ destroyed }) => !destroyed)).toHaveLength(300);
  const lastedMs = await Promise.all(gone);
  isOver = true;
  await dribbling;
  // The limit, plus half of it until the server looks, plus slack for a busy machine.
  expect(Math.max(...lastedMs)).toBeLessThan(headersTimeoutMs * 1.5 + 5000);
  expect(Math.min(...lastedMs)).toBeGreaterThan(headersTimeoutMs * 0.9);
}, 30_000);

it('one client has its share of the connections and no more, and others have theirs', async () => {
  const greedy = await Promise.all(Array.from({ length: 400 }, () => open('127.0.0.2')));
  let closed = 0;
  for (const socket of greedy) socket.resume().once('close', () => (closed += 1));
  await expect.poll(() => closed).toBe(80);
  expect((await fetch(`${endpoint.url}/healthz`)).status).toBe(200);
  for (const socket of greedy) socket.destroy();
  await expect.poll(() => closed).toBe(400);
  // What was given back may be had again.
  await expect
    .poll(async () => {
      const again = await open('127.0.0.2');
      const answered = once(again, 'data');
      again.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      return String((await answered.catch(() => ['']))[0]).slice(0, 15);
    })
    .toBe('HTTP/1.1 200 OK');
}, 20_000);

/** The head of a chunk, with how long its body is. */
async function chunkHead(length: Readonly<Record<string, string>>): Promise<string> {
  const report = await createReport(publicDeskKey(home.deskKey));
  const fields = {
    Host: 'x',
    Authorization: `Bearer ${report.capability}`,
    'Content-Type': mediaTypes.chunk,
    [headers.digest]: `sha-256=:${'A'.repeat(43)}=:`,
    [headers.offset]: '0',
    [headers.complete]: '?0',
    ...length,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `PATCH ${paths.evidence('0'.repeat(64))} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/**
 * A PATCH without a length, whose body never ends; resolves to how much the endpoint let in and what it said.
 */
async function sendWithoutEnd(): Promise<{ sentBytes: number; answer: string }> {
  const socket = await open();
  let answer = '';
  socket.setEncoding('latin1').on('data', (piece) => {
    answer += piece;
  });
  const closed = heard(socket, 'close');
  socket.write(await chunkHead({ 'Transfer-Encoding': 'chunked' }));
  const piece = Buffer.concat([
    Buffer.from('10000\r\n'),
    Buffer.alloc(0x1_00_00),
    Buffer.from('\r\n'),
  ]);
  let sentBytes = 0;
  while (!socket.destroyed && socket.writable && sentBytes < 2048 * MiB) {
    sentBytes += piece.length;
    if (!socket.write(piece)) await Promise.race([heard(socket, 'drain'), closed]);
  }
  await closed;
  return { sentBytes, answer };
}

it('a body without announced length and without end is cut at the limit, and memory stays flat', async () => {
  await sendWithoutEnd();
  const before = await residentBytes();
  for (let count = 0; count < 6; count += 1) {
    const { sentBytes, answer } = await sendWithoutEnd();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    // The largest chunk, and what lay in the buffers of the line.
    expect(sentBytes).toBeLessThan(4 * MiB + 24 * MiB);
  }
  expect((await residentBytes()) - before).toBeLessThan(64 * MiB);
}, 60_000);

it('a client that reads nothing before it has sent all finds the answer that refused it', async () => {
  const socket = await open();
  socket.pause();
  const body = Buffer.alloc(7 * MiB);
  const head = await chunkHead({ 'Content-Length': String(body.length) });
  // Sent as a slow line would: most of it long after the endpoint has answered and closed its side.
  socket.write(head);
  for (let at = 0; at < body.length; at += MiB) {
    socket.write(body.subarray(at, at + MiB));
    await pause(50);
  }
  let answer = '';
  socket.setEncoding('latin1').on('data', (piece) => {
    answer += piece;
  });
  await heard(socket.resume(), 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

it('an upload that is chunked into pieces ends at the largest evidence there may be', async () => {
  const report = await createReport(publicDeskKey(home.deskKey));
  const sha256 = 'f'.repeat(64);
  const piece = new Uint8Array(400_000);
  const send = (offset: number) =>
    sendChunk(endpoint.url, report, piece, { sha256, offset, isLast: false });
  expect((await send(0)).status).toBe(204);
  expect((await send(400_000)).status).toBe(204);
  const refused = await send(800_000);
  expect(refused.status).toBe(413);
  expect(refused.headers.get('Upload-Offset')).toBe('800000');
  const pending = await readdir(join(home.dataDir, 'pending'));
  expect(pending.filter((name) => name.includes(sha256))).toHaveLength(1);
});

it('ten gigabytes announced are refused before a byte of them is read', async () => {
  const before = await residentBytes();
  const socket = await open();
  const answered = once(socket, 'data');
  socket.write(await chunkHead({ 'Content-Length': '10737418240' }));
  // Not one byte of the body is sent: the answer comes of the announcement alone.
  expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 413 /);
  await heard(socket.resume(), 'close');
  expect((await residentBytes()) - before).toBeLessThan(32 * MiB);
});
