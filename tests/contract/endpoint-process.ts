import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  createDeskKey,
  type DeskPrivateKey,
  publicDeskKey,
} from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';

const main = new URL('../../server/main.ts', import.meta.url).pathname;

/** The endpoint as its own process, to be killed like one. */
export interface EndpointProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it wrote to stdout and stderr. */
  readonly output: () => string;
  /** Resolves to the exit code once it is gone; null if a signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

export interface EndpointHome {
  readonly dataDir: string;
  readonly deskKey: DeskPrivateKey;
  readonly start: (environment?: Readonly<Record<string, string>>) => Promise<EndpointProcess>;
  /** Deletes the directory; whatever runs must have ended. */
  readonly remove: () => Promise<void>;
}

/** A data directory with a desk key, for one endpoint after another. */
export async function createHome(): Promise<EndpointHome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plaint-endpoint-'));
  const deskKey = await createDeskKey();
  const keys = { current: publicDeskKey(deskKey), previous: [] };
  await writeDeskKeys(join(dataDir, 'desk-keys.json'), keys);
  return {
    dataDir,
    deskKey,
    start: (environment = {}) => startProcess({ PLAINT_DATA_DIR: dataDir, ...environment }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function startProcess(
  environment: Readonly<Record<string, string>>,
): Promise<EndpointProcess> {
  const limits = {
    PLAINT_REQUESTS_PER_MINUTE: '0',
    PLAINT_REPORTS_PER_HOUR: '0',
    PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '0',
    PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE: '0',
    PLAINT_WORK_ABOVE_FAILURES_PER_MINUTE: '0',
  };
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PLAINT_PORT: '0', ...limits, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  const ended = once(child, 'close');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => Promise.reject(new Error(`the endpoint did not start: ${output}`))),
  ]);
  const { url } = JSON.parse(String(line)) as { url: string };
  return {
    url,
    pid: pidOf(child),
    output: () => output,
    end: (signal) => end(child, ended, signal),
  };
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('no process');
  return child.pid;
}

async function end(
  child: ChildProcess,
  ended: Promise<unknown>,
  signal: NodeJS.Signals,
): Promise<number | null> {
  child.kill(signal);
  await ended;
  return child.exitCode;
}
