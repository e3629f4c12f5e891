import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Debian keeps the server's programs off the PATH, by major version. */
function findBinaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(bin));
}

const bin = findBinaries();
export const hasPostgres = bin !== undefined;

export interface PostgresServer {
  readonly url: string;
  readonly pause: () => Promise<void>;
  /** Ends it as a crash would: no goodbye to anybody, and recovery at the next start. */
  readonly crash: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Ends it, and deletes everything. */
  readonly stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
const asOwner: readonly string[] =
  process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];

/** A real PostgreSQL with its real durability, on a free port of loopback and in a directory of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  if (bin === undefined) throw new Error('no PostgreSQL here');
  const home = await mkdtemp(join(tmpdir(), 'plaint-postgres-'));
  if (asOwner.length > 0) await run('chown', ['postgres', home]);
  else await chmod(home, 0o700);
  const data = join(home, 'data');
  const command = (name: string, args: readonly string[]) => {
    const [program = '', ...rest] = [...asOwner, join(bin, name), ...args];
    return { program, rest };
  };
  const initdb = command('initdb', [
    '-D',
    data,
    '-U',
    'plaint',
    '-A',
    'trust',
    '--no-locale',
    '-E',
    'UTF8',
  ]);
  await run(initdb.program, initdb.rest, { cwd: '/' });
  const port = await freePort();
  const serve = async () => {
    const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home];
    const { program, rest } = command('postgres', options);
    const child = spawn(program, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = once(child, 'close');
    await untilReady(child.stderr);
    return { ended };
  };
  let running = await serve();
  const end = async (mode: 'fast' | 'immediate') => {
    const { program, rest } = command('pg_ctl', ['stop', '-D', data, '-m', mode]);
    await run(program, rest, { cwd: '/' });
    await running.ended;
  };
  const pause = () => end('fast');
  return {
    url: `postgres://plaint@127.0.0.1:${port}/postgres`,
    pause,
    crash: () => end('immediate'),
    resume: async () => {
      running = await serve();
    },
    stop: async () => {
      await pause();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function untilReady(log: NodeJS.ReadableStream): Promise<void> {
  let text = '';
  for await (const piece of log) {
    text += String(piece);
    if (text.includes('ready to accept connections')) {
      log.on('data', () => undefined);
      return;
    }
  }
  throw new Error(`PostgreSQL did not start: ${text}`);
}
