import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
import { headers, mediaTypes, paths } from '../../../utils/protocol/wire.ts';
import { createHome, type EndpointHome } from '../../contract/endpoint-process.ts';
import { createReport } from '../../contract/reporter.ts';
import { type PreparedReport, prepare, sendPrepared } from './load.ts';

/** One way to hold up an endpoint, at the gates for a while beside honest clients. */
export interface SiegeRow {
  readonly attack: string;
  readonly honest: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the quiet p99. */
  readonly times: number;
  readonly residentMiB: number;
}

/** Each from its own address of loopback. */
const besiegers = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5', '127.0.0.6'];
const connectionsEach = 80;
const reportsPerAttack = 80;
const honestClients = 4;
const evidenceBytes = 20_000;
/** An honest client that hears nothing for so long has failed. */
const patienceMs = 20_000;

type Attack = (socket: Socket, isOver: () => boolean) => Promise<void>;

const get = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';

function chunkHead(sizeBytes: number): string {
  const fields = {
    Host: 'x',
    Authorization: `Bearer ${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`,
    'Content-Type': mediaTypes.chunk,
    [headers.digest]: `sha-256=:${'A'.repeat(43)}=:`,
    [headers.offset]: '0',
    [headers.complete]: '?0',
    'Content-Length': String(sizeBytes),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `PATCH ${paths.evidence('0'.repeat(64))} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

const chunkBytes = 4 * 1024 * 1024;
const body = Buffer.alloc(chunkBytes - 1);

const attacks: Readonly<Record<string, Attack>> = {
  'ask and never read': async (socket) => {
    socket.pause();
    socket.write(get.repeat(1000));
  },
  'bodies that stall': async (socket) => {
    socket.write(chunkHead(chunkBytes));
    socket.write(body);
  },
  'slow headers': async (socket, isOver) => {
    for (const letter of `GET / HTTP/1.1\r\nX: ${'x'.repeat(10_000)}`) {
      if (isOver() || !socket.writable) return;
      socket.write(letter);
      await pause(200);
    }
  },
  'half open': async (socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.end();
    socket.pause();
  },
};

function openGate(url: string, localAddress: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    socket.on('error', () => resolve(socket)).on('connect', () => resolve(socket));
  });
}

/** Opens all connections, keeps them as long as they live, and opens anew, once a second, what was closed. */
async function besiege(url: string, attack: Attack, isOver: () => boolean): Promise<void> {
  const hold = async (address: string) => {
    while (!isOver()) {
      const socket = await openGate(url, address);
      if (!socket.destroyed) await attack(socket, isOver);
      while (!isOver() && !socket.destroyed) await pause(250);
      socket.destroy();
      await pause(1000);
    }
  };
  const holds = besiegers.flatMap((address) =>
    Array.from({ length: connectionsEach }, () => hold(address)),
  );
  await Promise.all(holds);
}

async function prepareAll(home: EndpointHome, count: number): Promise<PreparedReport[]> {
  const prepared: PreparedReport[] = [];
  for (let made = 0; made < count; made += 1) {
    const evidence = [crypto.getRandomValues(new Uint8Array(evidenceBytes))];
    prepared.push(await prepare(await createReport(publicDeskKey(home.deskKey), { evidence })));
  }
  return prepared;
}

async function residentMiB(pid: number): Promise<number> {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
}

interface Heard {
  readonly timesMs: readonly number[];
  readonly failed: number;
}

/** Sends every report, a few at a time; one that is refused or not answered has failed, and the others go on. */
async function sendHonestly(url: string, reports: readonly PreparedReport[]): Promise<Heard> {
  const left = reports.values();
  const timesMs: number[] = [];
  let failed = 0;
  const client = async () => {
    for (const report of left) {
      const startedAt = performance.now();
      const isTaken = await sendPrepared(url, report, patienceMs);
      if (isTaken) timesMs.push(performance.now() - startedAt);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: honestClients }, client));
  return { timesMs: timesMs.toSorted((left, right) => left - right), failed };
}

const quantile = (sorted: readonly number[], share: number) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
  10;

/** The endpoint alone, then under each attack in turn, a fresh process for each. Tells each row as it is measured. */
export async function measureSiege(tell: (row: SiegeRow) => void): Promise<SiegeRow[]> {
  const rows: SiegeRow[] = [];
  const add = async (name: string, start: Start, quietP99Ms: number) => {
    const row = await measure(name, start, quietP99Ms);
    tell(row);
    rows.push(row);
    return row;
  };
  const { p99Ms } = await add('quiet', async () => undefined, 1);
  for (const [name, attack] of Object.entries(attacks))
    await add(name, (url, isOver) => besiege(url, attack, isOver), p99Ms);
  return rows;
}

type Start = (url: string, isOver: () => boolean) => Promise<void>;

async function measure(attack: string, start: Start, quietP99Ms: number): Promise<SiegeRow> {
  const home = await createHome();
  const endpoint = await home.start();
  try {
    await sendHonestly(endpoint.url, await prepareAll(home, reportsPerAttack / 2));
    const reports = await prepareAll(home, reportsPerAttack);
    let isOver = false;
    const siege = start(endpoint.url, () => isOver);
    await pause(attack === 'quiet' ? 0 : 2000);
    const { timesMs, failed } = await sendHonestly(endpoint.url, reports);
    const resident = await residentMiB(endpoint.pid);
    isOver = true;
    await siege;
    const [p50Ms, p99Ms] = [quantile(timesMs, 0.5), quantile(timesMs, 0.99)];
    const times = attack === 'quiet' ? 1 : p99Ms / quietP99Ms;
    return { attack, honest: timesMs.length, failed, p50Ms, p99Ms, times, residentMiB: resident };
  } finally {
    await endpoint.end('SIGKILL');
    await home.remove();
  }
}
