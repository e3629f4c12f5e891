import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
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
  readonly residentMiB: number | string;
}

const reportsPerAttack = 80;
const honestClients = 4;
const evidenceBytes = 20_000;
/** An honest client that hears nothing for so long has failed. */
const patienceMs = 20_000;

/** What `besieger.ts` can do, from five addresses with eighty connections each. */
const attackNames = [
  'ask and never read',
  'bodies that stall',
  'slow headers',
  'half open',
] as const;
export type AttackName = (typeof attackNames)[number];

const besieger = new URL('besieger.ts', import.meta.url).pathname;

/** Resolves to what ends it. */
function besiege(url: string, attack: AttackName): () => Promise<void> {
  const child = spawn(process.execPath, [besieger, url, attack], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(child, 'close');
  return async () => {
    child.stdin.end();
    await ended;
  };
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

/**
 * Sends every report, a few at a time; one that is refused or not answered has failed, and the others go on.
 */
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

/**
 * The endpoint alone, then under each attack in turn, a fresh process for each. Tells each row as it is
 * measured. `PLAINT_SIEGE` names one attack alone.
 */
export async function measureSiege(tell: (row: SiegeRow) => void): Promise<SiegeRow[]> {
  const only = process.env['PLAINT_SIEGE'];
  const quiet = await measure('quiet', () => async () => undefined, undefined);
  tell(quiet);
  const rows = [quiet];
  for (const name of attackNames.filter((each) => only === undefined || each === only)) {
    const row = await measure(name, (url) => besiege(url, name), quiet.p99Ms);
    tell(row);
    rows.push(row);
  }
  return rows;
}

/**
 * Long enough for what is attacked to be held up: until then the attack's own sending, on the same two cores,
 * is what slows everybody down.
 */
const aheadMs = 6000;

async function measure(
  attack: string,
  start: (url: string) => () => Promise<void>,
  quietP99Ms: number | undefined,
): Promise<SiegeRow> {
  const home = await createHome();
  const endpoint = await home.start();
  try {
    await sendHonestly(endpoint.url, await prepareAll(home, reportsPerAttack / 2));
    const reports = await prepareAll(home, reportsPerAttack);
    const endSiege = start(endpoint.url);
    await pause(quietP99Ms === undefined ? 0 : aheadMs);
    const { timesMs, failed } = await sendHonestly(endpoint.url, reports);
    const resident = await residentMiB(endpoint.pid).catch(() => undefined);
    await endSiege();
    const [p50Ms, p99Ms] = [quantile(timesMs, 0.5), quantile(timesMs, 0.99)];
    return {
      attack,
      honest: timesMs.length,
      failed,
      p50Ms,
      p99Ms,
      times: p99Ms / (quietP99Ms ?? p99Ms),
      residentMiB: resident ?? 'the process has ended',
    };
  } finally {
    await endpoint.end('SIGKILL');
    await home.remove();
  }
}
