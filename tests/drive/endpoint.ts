import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild } from './child.ts';

const MAIN = new URL('../../server/main.ts', import.meta.url).pathname;
const DESK_KEY = new URL('../../server/cli/desk-key.ts', import.meta.url).pathname;

export type EndpointDrive = {
  /** The endpoint's origin, without a slash at its end; the same after every restart. */
  readonly url: string;
  readonly dataDir: string;
  /** The folder of the desk's private key, which the endpoint itself never sees. */
  readonly deskKeyDir: string;
  readonly pid: number;
  output(): string;
  /** Asks it to stop, as a service manager does, and waits. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  /** Stops it and, unless the folder was given, removes its data. */
  close(): Promise<void>;
};

export type EndpointOptions = {
  /**
   * Where its data and the desk's key lie, in folders of their own; a temporary place when it is not given.
   */
  folder?: string;
  /** More of the endpoint's environment variables. */
  env?: Record<string, string>;
};

/**
 * Starts the real endpoint as a process of its own on a free port of the loopback, with a desk key made for
 * it.
 */
export async function startEndpoint(options: EndpointOptions = {}): Promise<EndpointDrive> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'plaint-endpoint-')));
  const dataDir = join(folder, 'data');
  const deskKeyDir = join(folder, 'desk');
  const env = {
    ...process.env,
    PLAINT_REQUESTS_PER_MINUTE: '0',
    PLAINT_REPORTS_PER_HOUR: '0',
    PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '0',
    PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE: '0',
    ...options.env,
    PLAINT_DATA_DIR: dataDir,
  };
  await makeDeskKey(dataDir, deskKeyDir, env);
  const start = async (port: number) => {
    const child = startChild(process.execPath, [MAIN], { ...env, PLAINT_PORT: String(port) });
    const [, url = ''] = await child.printed(/"event":"listening","url":"(http[^"]+?)\/?"/);
    return { child, url };
  };
  const first = await start(0);
  let child: Child = first.child;
  const { url } = first;
  return {
    url,
    dataDir,
    deskKeyDir,
    get pid() {
      return child.pid;
    },
    output: () => child.output(),
    stop: () => child.stop(),
    kill: () => child.kill(),
    async restart() {
      await child.stop();
      child = (await start(Number(new URL(url).port))).child;
    },
    async close() {
      await child.stop();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeDeskKey(
  dataDir: string,
  deskKeyDir: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (existsSync(deskKeyDir)) return;
  await mkdir(dataDir, { recursive: true });
  await mkdir(deskKeyDir, { recursive: true });
  const args = [DESK_KEY, 'make', '--out', deskKeyDir, '--insecure-no-passphrase'];
  await promisify(execFile)(process.execPath, args, { env });
}
