import { execFile } from 'node:child_process';
import { copyFile, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, type TestContext } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { checkpointResponseSchema } from '../../utils/protocol/ledger.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { createReport, putReport, resumeEvidence, sendChunk, sendReport } from './reporter.ts';

const run = promisify(execFile);

let home: EndpointHome;
let disk: string;
let endpoint: EndpointProcess | undefined;
beforeEach(async () => {
  home = await createHome();
  disk = join(home.dataDir, 'disk');
});
afterEach(async () => {
  await endpoint?.end('SIGKILL');
  await run('umount', [disk]).catch(() => undefined);
  await home.remove();
});

/** A real file system of 4 MiB with the desk's keys in it; skips the test where none can be mounted. */
async function mountSmallDisk(context: TestContext): Promise<void> {
  await mkdir(disk);
  const mounted = run('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'plaint-test', disk]);
  const refusal = await mounted.then(
    () => undefined,
    (cause: unknown) => String(cause),
  );
  if (refusal !== undefined) context.skip(`a small disk needs root and mount(2): ${refusal}`);
  await copyFile(join(home.dataDir, 'desk-keys.json'), join(disk, 'desk-keys.json'));
}

/** Takes all the room there is, down to the last byte. */
async function fillDisk(): Promise<string> {
  const path = join(disk, 'filler');
  const file = await open(path, 'w');
  for (let pieceBytes = 64 * 1024; pieceBytes >= 1; ) {
    const written = await file.write(new Uint8Array(pieceBytes)).catch(() => undefined);
    if (written === undefined) pieceBytes = Math.floor(pieceBytes / 2);
  }
  await file.close();
  return path;
}

async function expectFull(answer: Response): Promise<void> {
  expect(answer.status).toBe(507);
  expect(answer.headers.get('Retry-After')).not.toBeNull();
  expect(problemSchema.parse(await answer.json()).type).toBe('urn:plaint:problem:storage-full');
}

it('on a full disk nothing is kept by half, and with room again the same report is taken in', async (context) => {
  await mountSmallDisk(context);
  endpoint = await home.start({ PLAINT_DATA_DIR: disk });
  const { url, end } = endpoint;
  const ledgerSize = async () => {
    const answer = await fetch(url + paths.checkpoint);
    const { checkpoint } = checkpointResponseSchema.parse(await answer.json());
    const [, claims = ''] = checkpoint.split('.');
    return JSON.parse(Buffer.from(claims, 'base64url').toString()).checkpoint.size as number;
  };
  const deskKey = publicDeskKey(home.deskKey);
  const first = await createReport(deskKey);
  expect((await sendReport(url, first)).status).toBe(201);
  const withEvidence = await createReport(deskKey, { evidence: [new Uint8Array(200_000)] });
  const bare = await createReport(deskKey, { evidence: [] });
  const bareText = JSON.stringify(bare.envelope);

  const filler = await fillDisk();
  const [evidence = new Uint8Array(0)] = withEvidence.evidence;
  await expectFull(await sendChunk(url, withEvidence, evidence));
  // However often it is tried, and however large the journal of the database was left.
  for (let count = 0; count < 3; count += 1) await expectFull(await putReport(url, bare, bareText));
  const head = await fetch(url + paths.evidence(await sha256Hex(evidence)), {
    method: 'HEAD',
    headers: { Authorization: `Bearer ${withEvidence.capability}` },
  });
  expect(head.headers.get('Upload-Complete')).not.toBe('?1');
  expect(head.headers.get('Upload-Offset') ?? '0').toBe('0');
  const status = await fetch(url + paths.report(bare.id), {
    headers: { Authorization: `Bearer ${bare.capability}` },
  });
  expect(status.status).toBe(404);
  expect(await ledgerSize()).toBe(1);
  expect((await fetch(url + paths.health)).status).toBe(200);

  // Room counts as soon as it is there, also right after somebody was refused.
  await expectFull(await sendChunk(url, withEvidence, evidence));
  await rm(filler);
  await resumeEvidence(url, withEvidence);
  expect((await putReport(url, bare, bareText)).status).toBe(201);
  const text = JSON.stringify(withEvidence.envelope);
  expect((await putReport(url, withEvidence, text)).status).toBe(201);
  expect(await ledgerSize()).toBe(3);
  expect(await readdir(join(disk, 'pending'))).toEqual([]);
  expect(await end('SIGTERM')).toBe(0);
}, 60_000);
