import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
import { createHome, type EndpointHome } from '../../contract/endpoint-process.ts';
import { createReport } from '../../contract/reporter.ts';
import { type LoadResult, type PreparedReport, prepare, runLoad } from './load.ts';

/** Reports of 2 kB with 200 kB of evidence: the endpoint beside a handler that only writes and fsyncs. */
const evidenceBytes = 200_000;

async function prepareAll(home: EndpointHome, reports: number): Promise<PreparedReport[]> {
  const prepared: PreparedReport[] = [];
  for (let made = 0; made < reports; made += 1) {
    const evidence = new Uint8Array(evidenceBytes).fill(made % 251);
    new DataView(evidence.buffer).setUint32(0, made);
    const plaintext = ' '.repeat(700);
    prepared.push(
      await prepare(
        await createReport(publicDeskKey(home.deskKey), { evidence: [evidence], plaintext }),
      ),
    );
  }
  return prepared;
}

async function runBare(reports: readonly PreparedReport[], clients: number): Promise<LoadResult> {
  const directory = await mkdtemp(join(tmpdir(), 'plaint-bare-'));
  const script = new URL('bare-server.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const result = await runLoad(JSON.parse(String(line)).url, reports, clients);
  child.kill();
  await once(child, 'close');
  await rm(directory, { recursive: true });
  return result;
}

async function runEndpoint(
  home: EndpointHome,
  reports: readonly PreparedReport[],
  clients: number,
): Promise<LoadResult> {
  const endpoint = await home.start({ PLAINT_UPLOAD_BYTES_PER_MINUTE: '0' });
  const result = await runLoad(endpoint.url, reports, clients);
  await endpoint.end('SIGTERM');
  return result;
}

export interface Acceptance {
  readonly bare: LoadResult;
  readonly endpoint: LoadResult;
  /** Of the rate of the bare handler. */
  readonly ratio: number;
  readonly p99ToP50: number;
}

/** Both over the same prepared requests, one after the other. */
export async function measureAcceptance(clients: number, count: number): Promise<Acceptance> {
  const home = await createHome();
  try {
    await runEndpoint(home, await prepareAll(home, 50), clients);
    const reports = await prepareAll(home, count);
    const bare = await runBare(reports, clients);
    const endpoint = await runEndpoint(home, reports, clients);
    const ratio = endpoint.perSecond / bare.perSecond;
    return { bare, endpoint, ratio, p99ToP50: endpoint.p99Ms / endpoint.p50Ms };
  } finally {
    await home.remove();
  }
}
