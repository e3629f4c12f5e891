import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { readConfig } from '../../server/config.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { createHome } from './endpoint-process.ts';
import { createReport, putReport, sendChunk, type TestReport } from './reporter.ts';

/** What became of the reports of one run. */
export interface ExpiryRace {
  readonly acknowledged: number;
  /** Acknowledged, and not all of their evidence is there with its digest. */
  readonly lost: number;
  /** Told that evidence was missing or being removed, and sent it again. */
  readonly retried: number;
  readonly sweeps: number;
  readonly deleted: number;
}

/** Beyond every expiry: to the process that sweeps, whatever the other one takes in has expired already. */
const aheadMs = 96 * 3_600_000;
const clients = 8;
const mostTries = 200;
/** Acknowledged reports for each sweep: so many get past it, however slow the machine. */
const reportsPerSweep = 2;
const sweeper = new URL('sweeping-process.ts', import.meta.url).pathname;

interface Sweeping {
  readonly sweep: () => void;
  readonly end: () => Promise<{ readonly sweeps: number; readonly deleted: number }>;
}

/**
 * A process of its own that does nothing but sweep when it is told to, by a clock that is four days ahead.
 */
async function startSweeping(environment: Readonly<Record<string, string>>): Promise<Sweeping> {
  const child = spawn(process.execPath, [sweeper], {
    env: { PATH: process.env['PATH'], ...environment, PLAINT_TEST_AHEAD_MS: String(aheadMs) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  await lines.next();
  return {
    sweep: () => child.stdin.write('sweep\n'),
    async end() {
      child.stdin.end();
      const { value } = await lines.next();
      await ended;
      return JSON.parse(String(value));
    },
  };
}

/** Sends until it is taken in; resolves to how often it had to begin again. */
async function deliver(url: string, report: TestReport): Promise<number> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    for (const bytes of report.evidence) await (await sendChunk(url, report, bytes)).arrayBuffer();
    const answer = await putReport(url, report, JSON.stringify(report.envelope));
    await answer.arrayBuffer();
    if (answer.status === 201 || answer.status === 200) return tries;
    if (![409, 503].includes(answer.status)) throw new Error(`status ${answer.status}`);
  }
  throw new Error('never taken in');
}

/** Sends `count` reports to one process while another sweeps; then looks for the evidence of each of them. */
export async function raceExpiry(
  count: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<ExpiryRace> {
  const home = await createHome();
  const shared = { ...environment, PLAINT_DATA_DIR: home.dataDir };
  const endpoint = await home.start({ ...environment, PLAINT_UPLOAD_BYTES_PER_MINUTE: '0' });
  const sweeping = await startSweeping(shared);
  const deskKey = publicDeskKey(home.deskKey);
  const sent: TestReport[] = [];
  let [acknowledged, retried] = [0, 0];
  const client = async () => {
    while (sent.length < count) {
      const evidence = [1, 2, 3].map(() => crypto.getRandomValues(new Uint8Array(3000)));
      const report = await createReport(deskKey, { evidence });
      sent.push(report);
      retried += await deliver(endpoint.url, report);
      acknowledged += 1;
      if (acknowledged % reportsPerSweep === 0) sweeping.sweep();
    }
  };
  sweeping.sweep();
  await Promise.all(Array.from({ length: clients }, client));
  const { sweeps, deleted } = await sweeping.end();
  await endpoint.end('SIGTERM');
  const lost = await countLost(sent, shared);
  await home.remove();
  return { acknowledged, lost, retried, sweeps, deleted };
}

async function countLost(
  sent: readonly TestReport[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const store = await openEvidenceStore(readConfig(environment));
  const isThere = async (capabilitySha256: string, bytes: Uint8Array<ArrayBuffer>) => {
    const sha256 = await sha256Hex(bytes);
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of store.read({ capabilitySha256, sha256 })) pieces.push(piece);
    } catch {
      return false;
    }
    return Buffer.concat(pieces).equals(bytes);
  };
  let lost = 0;
  for (const { envelope, evidence } of sent) {
    const { capabilitySha256 } = envelope.manifest;
    const there = await Promise.all(evidence.map((bytes) => isThere(capabilitySha256, bytes)));
    if (there.includes(false)) lost += 1;
  }
  return lost;
}
