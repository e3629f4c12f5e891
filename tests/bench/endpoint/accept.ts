import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
import { createHome, type EndpointHome } from '../../contract/endpoint-process.ts';
import { createReport } from '../../contract/reporter.ts';
import { joinLoads, type LoadResult, type PreparedReport, prepare, runLoad } from './load.ts';

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

interface Served {
  readonly url: string;
  readonly end: () => Promise<unknown>;
}

async function startBare(): Promise<Served> {
  const directory = await mkdtemp(join(tmpdir(), 'plaint-bare-'));
  const script = new URL('bare-server.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    url: JSON.parse(String(line)).url,
    async end() {
      child.kill();
      await once(child, 'close');
      await rm(directory, { recursive: true });
    },
  };
}

async function startEndpoint(home: EndpointHome): Promise<Served> {
  const { url, end } = await home.start({ PLAINT_UPLOAD_BYTES_PER_MINUTE: '0' });
  return { url, end: () => end('SIGTERM') };
}

export interface Acceptance {
  readonly bare: LoadResult;
  readonly endpoint: LoadResult;
  /** Of the rate of the bare handler. */
  readonly ratio: number;
  readonly p99ToP50: number;
}

const rounds = 6;
const warmUp = 400;

/**
 * Both over the same prepared requests, a part at a time in turn (one, other, other, one …): a disk that
 * grows slower while it is written to does so for both.
 */
export async function measureAcceptance(clients: number, count: number): Promise<Acceptance> {
  const home = await createHome();
  const bare = await startBare();
  const endpoint = await startEndpoint(home);
  try {
    // Compiled as a server that has run for a while is.
    for (const { url } of [bare, endpoint])
      await runLoad(url, await prepareAll(home, warmUp), clients);
    const perRound = Math.ceil(count / rounds);
    const ofBare: LoadResult[] = [];
    const ofEndpoint: LoadResult[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const reports = await prepareAll(home, perRound);
      const runBare = async () => ofBare.push(await runLoad(bare.url, reports, clients));
      const runOurs = async () => ofEndpoint.push(await runLoad(endpoint.url, reports, clients));
      for (const run of round % 2 === 0 ? [runBare, runOurs] : [runOurs, runBare]) await run();
    }
    const [bareLoad, endpointLoad] = [joinLoads(ofBare), joinLoads(ofEndpoint)];
    return {
      bare: bareLoad,
      endpoint: endpointLoad,
      ratio: endpointLoad.perSecond / bareLoad.perSecond,
      p99ToP50: endpointLoad.p99Ms / endpointLoad.p50Ms,
    };
  } finally {
    await bare.end();
    await endpoint.end();
    await home.remove();
  }
}
