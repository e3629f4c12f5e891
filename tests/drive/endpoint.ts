import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';

const MAIN = new URL('../../server/main.ts', import.meta.url).pathname;

export type EndpointDrive = {
  /** The endpoint's origin, without a slash at its end; the same after every restart. */
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  output(): string;
  /** Asks it to stop, as a service manager does, and waits. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  /** Stops it and, unless the data directory was given, removes its data. */
  close(): Promise<void>;
};

export type EndpointOptions = {
  dataDir?: string;
  /** More of the endpoint's environment variables. */
  env?: Record<string, string>;
};

/** Starts the real endpoint as a process of its own on a free port of the loopback. */
export async function startEndpoint(options: EndpointOptions = {}): Promise<EndpointDrive> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plaint-endpoint-')));
  const start = async (port: number) => {
    const child = startChild(process.execPath, [MAIN], {
      ...process.env,
      ...options.env,
      PLAINT_DATA_DIR: dataDir,
      PLAINT_PORT: String(port),
    });
    const [, url = ''] = await child.printed(/"url":\s*"(http[^"]+?)\/?"/);
    return { child, url };
  };
  const first = await start(0);
  let child: Child = first.child;
  const { url } = first;
  return {
    url,
    dataDir,
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
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
