import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { type ReportManifest, reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { hasPostgres, startPostgres } from './postgres-server.ts';
import {
  createReport,
  putReport,
  resumeEvidence,
  sendChunk,
  sendReport,
  type TestReport,
} from './reporter.ts';

const run = promisify(execFile);
const command = new URL('../../server/cli/backup.ts', import.meta.url).pathname;

interface Sent {
  readonly report: TestReport;
  readonly receipt: string;
}

let home: EndpointHome;
let elsewhere: string;
let endpoint: EndpointProcess;
beforeEach(async () => {
  home = await createHome();
  elsewhere = await mkdtemp(join(tmpdir(), 'plaint-backup-'));
});
afterEach(async () => {
  await endpoint.end('SIGKILL');
  await home.remove();
  await rm(elsewhere, { recursive: true });
});

function backUp(out: string, environment: Readonly<Record<string, string>> = {}) {
  return run(process.execPath, [command, '--out', out], {
    env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: home.dataDir, ...environment },
  });
}

async function deliver(): Promise<Sent> {
  const report = await createReport(publicDeskKey(home.deskKey));
  const answer = await sendReport(endpoint.url, report);
  return { report, receipt: receiptResponseSchema.parse(await answer.json()).receipt };
}

const rootKey = async () => {
  const answer = await fetch(endpoint.url + paths.descriptor);
  return signedDescriptorSchema.parse(await answer.json()).descriptor.rootKey;
};

/** Of every report that the copied database holds, also of those that came while it was copied. */
function readManifests(dataDir: string): ReportManifest[] {
  const db = new DatabaseSync(join(dataDir, 'plaint.sqlite'), { readOnly: true });
  const rows = db.prepare('select envelope from report').all();
  db.close();
  return rows.map(
    ({ envelope }) => reportEnvelopeSchema.parse(JSON.parse(String(envelope))).manifest,
  );
}

/** Of everything in a copy, whatever the umask was. */
async function expectPrivate(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    expect([path, (await stat(path)).mode & 0o777]).toEqual([path, entry.isFile() ? 0o600 : 0o700]);
  }
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
}

/**
 * What the ledger says of itself holds together: every entry is there, and its tree has the root it signs.
 */
function expectConsistent(dataDir: string): void {
  const db = new DatabaseSync(join(dataDir, 'plaint.sqlite'), { readOnly: true });
  expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  const count = (table: string) =>
    Number(db.prepare(`select count(*) as n from ${table}`).get()?.['n']);
  const head = db.prepare('select size from ledger_head').get();
  expect([count('ledger_entry'), count('report')]).toEqual([head?.['size'], head?.['size']]);
  db.close();
}

async function expectAllThere(sent: readonly Sent[]): Promise<void> {
  for (const { report, receipt } of sent) {
    const replay = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    expect(replay.status).toBe(200);
    expect(await replay.json()).toEqual({ receipt });
  }
}

it('a copy made under load starts as the same endpoint, with all that was acknowledged before', async () => {
  endpoint = await home.start();
  const before = await Promise.all(Array.from({ length: 8 }, deliver));
  const unfinished = await createReport(publicDeskKey(home.deskKey), {
    evidence: [new Uint8Array(100_000)],
  });
  const [evidence = new Uint8Array(0)] = unfinished.evidence;
  const { sha256 = '' } = unfinished.envelope.manifest.evidence[0] ?? {};
  await sendChunk(endpoint.url, unfinished, evidence.slice(0, 40_000), { sha256, isLast: false });
  const key = await rootKey();

  let isOver = false;
  const load = Array.from({ length: 3 }, async () => {
    while (!isOver) await deliver();
  });
  const out = join(elsewhere, 'copy');
  const { stdout } = await backUp(out);
  isOver = true;
  await Promise.all(load);
  expect(JSON.parse(stdout)).toContain('plaint.sqlite');
  await expect(backUp(out), 'nothing is copied over a copy').rejects.toThrow('must not exist');
  await endpoint.end('SIGKILL');
  await expectPrivate(out);
  expectConsistent(out);

  endpoint = await home.start({ PLAINT_DATA_DIR: out });
  expect(await rootKey()).toEqual(key);
  await expectAllThere(before);
  const manifests = readManifests(out);
  expect(manifests.length).toBeGreaterThanOrEqual(before.length);
  const files = new Set((await readdir(out, { recursive: true })).map((path) => basename(path)));
  for (const { capabilitySha256, evidence: named } of manifests)
    for (const { sha256: name } of named) expect(files).toContain(`${capabilitySha256}.${name}`);
  await resumeEvidence(endpoint.url, unfinished);
  const text = JSON.stringify(unfinished.envelope);
  expect((await putReport(endpoint.url, unfinished, text)).status).toBe(201);
  expect(await endpoint.end('SIGTERM')).toBe(0);
}, 60_000);

it('a dump of PostgreSQL and a copy of the rest start as the same endpoint', async (context) => {
  if (!hasPostgres) context.skip('PostgreSQL is not installed');
  const postgres = await startPostgres();
  const onPostgres = { PLAINT_DATABASE_URL: postgres.url };
  endpoint = await home.start(onPostgres);
  const before = await Promise.all(Array.from({ length: 5 }, deliver));
  const key = await rootKey();
  const [out, dump] = [join(elsewhere, 'copy'), join(elsewhere, 'dump.sql')];
  let isOver = false;
  const during: Sent[] = [];
  const load = Array.from({ length: 3 }, async () => {
    while (!isOver) during.push(await deliver());
  });
  await run('pg_dump', ['--file', dump, postgres.url]);
  await backUp(out, onPostgres);
  isOver = true;
  await Promise.all(load);
  await expectPrivate(out);
  expect(existsSync(join(out, 'plaint.sqlite'))).toBe(false);
  await endpoint.end('SIGKILL');

  const restored = postgres.url.replace(/\/postgres$/, '/restored');
  await run('psql', ['--quiet', '--command', 'create database restored', postgres.url]);
  await run('psql', ['--quiet', '--set', 'ON_ERROR_STOP=1', '--file', dump, restored]);
  endpoint = await home.start({ PLAINT_DATA_DIR: out, PLAINT_DATABASE_URL: restored });
  expect(await rootKey()).toEqual(key);
  await expectAllThere(before);
  // Whatever of the load the dump has, it has with its evidence.
  const db = await openDatabase({ dataDir: out, databaseUrl: restored }, () => undefined);
  const rows = await db.selectFrom('report').select(['id', 'envelope']).execute();
  await db.destroy();
  const files = new Set((await readdir(out, { recursive: true })).map((path) => basename(path)));
  for (const { envelope } of rows) {
    const { manifest } = reportEnvelopeSchema.parse(JSON.parse(envelope ?? ''));
    for (const { sha256 } of manifest.evidence)
      expect(files).toContain(`${manifest.capabilitySha256}.${sha256}`);
  }
  const dumped = new Set(rows.map(({ id }) => id));
  await expectAllThere(during.filter(({ report }) => dumped.has(report.id)));
  expect((await deliver()).receipt).not.toBe('');
  expect(await endpoint.end('SIGTERM')).toBe(0);
  await postgres.stop();
}, 60_000);
