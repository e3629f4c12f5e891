import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { createReport, sendChunk, sendReport } from './reporter.ts';

vi.setConfig({ testTimeout: 60_000 });
const run = promisify(execFile);
const cli = (name: string) => new URL(`../../server/cli/${name}.ts`, import.meta.url).pathname;

let home: EndpointHome;
let elsewhere: string;
let endpoint: EndpointProcess | undefined;
let umask: number;
beforeEach(async () => {
  // Children have it too: whatever they make is as open as it can be.
  umask = process.umask(0);
  home = await createHome();
  elsewhere = await mkdtemp(join(tmpdir(), 'plaint-private-'));
});
afterEach(async () => {
  process.umask(umask);
  await endpoint?.end('SIGKILL');
  endpoint = undefined;
  await home.remove();
  await rm(elsewhere, { recursive: true });
});

/** Every file and directory at or below a path that others may do anything with. */
async function listOpen(root: string): Promise<string[]> {
  const below = await readdir(root, { recursive: true });
  const modes = await Promise.all(
    ['', ...below].map(async (name) => ({ name, mode: (await stat(join(root, name))).mode })),
  );
  return modes
    .filter(({ mode }) => (mode & 0o077) !== 0)
    .map(({ name, mode }) => `${name} ${mode.toString(8)}`);
}

async function fill(running: EndpointProcess): Promise<void> {
  const deskKey = publicDeskKey(home.deskKey);
  expect((await sendReport(running.url, await createReport(deskKey))).status).toBe(201);
  const [pending, growing] = [await createReport(deskKey), await createReport(deskKey)];
  const bytes = pending.evidence[0] ?? new Uint8Array(1);
  expect((await sendChunk(running.url, pending, bytes)).status).toBe(204);
  const part = { isLast: false, sha256: 'e'.repeat(64) };
  expect((await sendChunk(running.url, growing, bytes, part)).status).toBe(204);
  expect((await sendChunk(running.url, growing, new Uint8Array(3_000_000))).status).toBe(204);
}

it('all that the endpoint makes is its owner’s alone, though nothing else keeps others out', async () => {
  const dataDir = join(home.dataDir, 'new', 'data');
  await run(
    process.execPath,
    [cli('desk-key'), 'make', '--out', join(elsewhere, 'keys'), '--insecure-no-passphrase'],
    {
      env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: dataDir },
    },
  );
  expect(await listOpen(join(elsewhere, 'keys'))).toEqual([]);
  const known = readFileSync(join(home.dataDir, 'desk-keys.json'));
  await writeFile(join(dataDir, 'desk-keys.json'), known);
  endpoint = await home.start({ PLAINT_DATA_DIR: dataDir });
  await fill(endpoint);
  expect(await listOpen(dataDir)).toEqual([]);
});

it('a data directory that is open, with all in it, is closed at the start', async () => {
  endpoint = await home.start();
  await fill(endpoint);
  await endpoint.end('SIGKILL');
  await run('chmod', ['-R', 'a+rwX', home.dataDir]);
  expect((await listOpen(home.dataDir)).length).toBeGreaterThan(5);
  endpoint = await home.start();
  expect(await listOpen(home.dataDir)).toEqual([]);
  // Of what lies in a closed directory the keys are closed too.
  await chmod(join(home.dataDir, 'keys', 'root.json'), 0o644);
  await endpoint.end('SIGTERM');
  endpoint = await home.start();
  expect(await listOpen(home.dataDir)).toEqual([]);
});

it('a backup is its owner’s alone, however open its original', async () => {
  endpoint = await home.start();
  await fill(endpoint);
  await run('chmod', ['-R', 'a+rX', home.dataDir]);
  const out = join(elsewhere, 'copy');
  await run(process.execPath, [cli('backup'), '--out', out], {
    env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: home.dataDir },
  });
  expect((await readdir(out)).toSorted()).toEqual([
    'desk-keys.json',
    'evidence',
    'keys',
    'pending',
    'plaint.sqlite',
  ]);
  expect(await listOpen(out)).toEqual([]);
});

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

it.skipIf(!isRoot)(
  'what is open and somebody else’s is refused, by its name and with what to do',
  async () => {
    const main = new URL('../../server/main.ts', import.meta.url).pathname;
    const dataDir = join(elsewhere, 'data');
    await mkdir(dataDir);
    await chmod(elsewhere, 0o777);
    await chmod(dataDir, 0o777);
    // Another user runs it, who may write there and owns nothing of it.
    await chown(elsewhere, nobody, nobody);
    const refused = await run(
      'setpriv',
      ['--reuid', String(nobody), '--clear-groups', process.execPath, main],
      {
        env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: dataDir, PLAINT_PORT: '0' },
      },
    ).catch((cause: { code: number; stderr: string }) => cause);
    expect(refused).toMatchObject({ code: 78 });
    expect(JSON.parse(refused.stderr)).toMatchObject({
      event: 'files.not-private',
      file: dataDir,
      mend: expect.stringContaining('chmod'),
    });
  },
);

it('the unit and the container file keep others out too', () => {
  const read = (name: string) =>
    readFileSync(new URL(`../../server/deploy/${name}`, import.meta.url), 'utf8');
  expect(read('plaint.service')).toMatch(/^UMask=0077$/m);
  expect(read('plaint.service')).toMatch(/^StateDirectoryMode=0700$/m);
  expect(read('Containerfile')).toMatch(/mkdir -m 0700 \/data /);
});
