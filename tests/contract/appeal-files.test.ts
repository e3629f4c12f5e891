import { randomBytes } from 'node:crypto';
import { importJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { SaidFile } from '../../components/notice/notice-services.ts';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { removeContent } from '../../server/retention/remove-content.ts';
import { composeAppeal } from '../../server/site/appeal-words.ts';
import { createPendingUploads } from '../../server/uploads/pending-uploads.ts';
import { sweepUploads } from '../../server/uploads/sweep-uploads.ts';
import { type Appeal, appealWordsSchema } from '../../utils/casework/notice-wire.ts';
import { type NoticeKeys, noticeAad } from '../../utils/desk/notice-code.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { openJson } from '../../utils/evidence/seal-json.ts';
import { openBlob, sealBlob } from '../../utils/evidence/sealed-blob.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { keysOf, putToDesk, takeStepOf, writeToDesk } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { forwardNotice, readCase, walkCase } from './forward-notice.ts';
import { askDesk, enrol, type TestHandler, withDatabase } from './handler.ts';
import { resumeEvidence, sendChunk, type TestReport } from './reporter.ts';

/** Files with an appeal: under the code of a notice, whoever sends them, and as the page composes them. */
let endpoint: TestEndpoint;
let reviewer: TestHandler;
let disposer: TestHandler;
let supervisor: TestHandler;
let report: TestReport;
let keys: NoticeKeys;

const environment = {
  PLAINT_REQUESTS_PER_MINUTE: '0',
  PLAINT_REPORTS_PER_HOUR: '0',
  PLAINT_MAX_EVIDENCE_PER_REPORT: '3',
  PLAINT_MAX_EVIDENCE_BYTES: '20000',
};

beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment });
  reviewer = await enrol(endpoint, ['reviewer']);
  disposer = await enrol(endpoint, ['disposer']);
  supervisor = await enrol(endpoint, ['supervisor']);
});
afterAll(() => endpoint.remove());
beforeEach(async () => {
  const forwarded = await forwardNotice(endpoint, { reviewer, disposer });
  report = forwarded.report;
  keys = forwarded.appeal.keys;
});

interface Made {
  readonly file: SaidFile;
  readonly clear: Uint8Array;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

async function makeFile(sizeBytes = 3000): Promise<Made> {
  const clear = new Uint8Array(randomBytes(sizeBytes));
  const blob = await sealBlob(new Blob([clear]));
  const sha256 = await sha256Hex(clear);
  return {
    clear,
    sealed: new Uint8Array(await blob.sealed.arrayBuffer()),
    file: {
      claim: { sha256, kind: 'other', name: 'quotation.txt' },
      key: { sealedSha256: blob.sha256, sha256, sizeBytes, key: blob.key },
      sealedBytes: blob.sizeBytes,
    },
  };
}

const deskKeys = () => [endpoint.descriptor.descriptor.deskKey];
const appealWith = (...files: readonly SaidFile[]) =>
  composeAppeal(
    { choice: 'measure', text: 'It was a quotation.', files },
    { keys, deskKeys: deskKeys() },
  );

function lodge(appeal: object, { capability } = keys): Promise<Response> {
  return fetch(endpoint.url + paths.appeals, {
    method: 'POST',
    headers: { Authorization: `Bearer ${capability}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(appeal),
  });
}

async function refusalOf(answer: Response): Promise<string> {
  const { status, type, errors = [] } = problemSchema.parse(await answer.json());
  return [status, type.split(':').at(-1), ...errors.map(({ pointer }) => pointer)].join(' ');
}

async function wordsOf({ id, sealed }: Appeal) {
  const jwk = await importJWK(endpoint.deskKey, 'ECDH-ES+A256KW');
  const opened = await openJson(sealed, jwk as CryptoKey, noticeAad('appeal', id));
  return parseJson(appealWordsSchema, String(opened));
}

const bytesOf = ({ id }: TestReport) =>
  withDatabase(endpoint, async (db) => {
    const row = await db
      .selectFrom('report')
      .select('evidence_bytes')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return Number(row.evidence_bytes);
  });

async function withStore<Value>(
  work: (
    ports: Parameters<Parameters<typeof withDatabase>[1]>[0],
    evidence: Awaited<ReturnType<typeof openEvidenceStore>>,
  ) => Promise<Value>,
): Promise<Value> {
  return withDatabase(endpoint, async (db) => work(db, await openEvidenceStore(endpoint.config)));
}

async function openFor(handler: TestHandler): Promise<void> {
  await walkCase(endpoint, report, [
    [handler, 'case.claimed'],
    [handler, 'report.opened', { reason: 'appeal' }],
  ]);
}

it('a file goes up under the code of the notice, and who opened the report opens it by the words', async () => {
  const { file, sealed, clear } = await makeFile();
  const before = await bytesOf(report);
  expect((await sendChunk(endpoint.url, keys, sealed)).status).toBe(204);
  const appeal = await appealWith(file);
  expect((await lodge(appeal)).status).toBe(201);
  // The same again: taken once, and counted once.
  expect((await lodge(appeal)).status).toBe(200);
  expect(await bytesOf(report)).toBe(before + sealed.length);
  const path = paths.deskEvidence(report.id, file.key.sealedSha256);
  expect((await askDesk(endpoint, supervisor, path)).status).toBe(403);
  await openFor(supervisor);
  const answer = await askDesk(endpoint, supervisor, path);
  expect(answer.status).toBe(200);
  const words = await wordsOf(appeal);
  expect(words?.documents).toEqual([file.claim]);
  const opened = await openBlob(await answer.blob(), words?.keys?.[0]?.key ?? '');
  expect(new Uint8Array(await opened.arrayBuffer())).toEqual(clear);
  // It is nobody's of another case.
  const other = await forwardNotice(endpoint, { reviewer, disposer });
  await walkCase(endpoint, other.report, [[supervisor, 'report.opened', { reason: 'dispose' }]]);
  const elsewhere = paths.deskEvidence(other.report.id, file.key.sealedSha256);
  expect((await askDesk(endpoint, supervisor, elsewhere)).status).toBe(404);
});

it('an upload that was cut off is not taken for whole; it goes on, and the same appeal is taken', async () => {
  const { file, sealed } = await makeFile();
  const { sealedSha256: sha256 } = file.key;
  const cut = await sendChunk(endpoint.url, keys, sealed.slice(0, 1000), {
    isLast: false,
    sha256,
  });
  expect(cut.status).toBe(204);
  const appeal = await appealWith(file);
  expect(await refusalOf(await lodge(appeal))).toBe('409 evidence-missing /evidence/0');
  // Nothing of it was taken.
  const { steps } = await readCase(endpoint, supervisor, report.id);
  expect(steps.map(({ event }) => event.type)).not.toContain('appeal.lodged');
  await resumeEvidence(endpoint.url, {
    ...report,
    capability: keys.capability,
    evidence: [sealed],
  });
  expect((await lodge(appeal)).status).toBe(201);
});

it.each(['missing', 'of another size', 'the report’s own', 'of another notice'])(
  'a file that is %s is refused, and so is the appeal',
  async (how) => {
    const { file, sealed } = await makeFile();
    const other = await forwardNotice(endpoint, { reviewer, disposer });
    const under = { 'of another notice': other.appeal.keys, 'the report’s own': report }[how];
    if (how !== 'missing') await sendChunk(endpoint.url, under ?? keys, sealed);
    const isOther = how === 'of another size';
    const named = isOther ? { ...file, sealedBytes: file.sealedBytes + 1 } : file;
    const answer = await lodge(await appealWith(named));
    expect(await refusalOf(answer)).toBe('409 evidence-missing /evidence/0');
    const { steps } = await readCase(endpoint, supervisor, report.id);
    expect(steps.map(({ event }) => event.type)).not.toContain('appeal.lodged');
  },
);

it('one that is too large is refused as it goes up, and more than one notice may have with the appeal', async () => {
  const large = await makeFile(30_000);
  expect((await sendChunk(endpoint.url, keys, large.sealed)).status).toBe(413);
  const files = await Promise.all(Array.from({ length: 4 }, () => makeFile(500)));
  for (const { sealed } of files) await sendChunk(endpoint.url, keys, sealed);
  const told = files.map(({ file }) => file);
  expect(await refusalOf(await lodge(await appealWith(...told)))).toBe('413 too-large');
  expect((await lodge(await appealWith(...told.slice(1)))).status).toBe(201);
});

it.each([
  ['none at all', { evidence: [] }, '/evidence'],
  ['more than seventeen', { evidence: Array(17).fill({ sha256: 'a'.repeat(64), sizeBytes: 1 }) }],
  ['by a path', { evidence: [{ sha256: '../secret', sizeBytes: 1 }] }, '/evidence/0/sha256'],
  ['of half a byte', { evidence: [{ sha256: 'a'.repeat(64), sizeBytes: 0.5 }] }],
  ['with a name in the clear', { evidence: [{ sha256: 'a'.repeat(64), sizeBytes: 1, name: 'x' }] }],
])('files that are named wrongly are refused: %s', async (_, change, pointer = '/evidence') => {
  const answer = await lodge({ ...(await appealWith()), ...change });
  expect(await refusalOf(answer)).toContain(`422 invalid ${pointer}`);
});

it('neither side uses up what the other may send', async () => {
  const files = await Promise.all(Array.from({ length: 3 }, () => makeFile(500)));
  for (const { sealed } of files) await sendChunk(endpoint.url, keys, sealed);
  expect((await lodge(await appealWith(...files.map(({ file }) => file)))).status).toBe(201);
  const rows = await withStore((db) =>
    db.selectFrom('notice_file').selectAll().where('report_id', '=', report.id).execute(),
  );
  expect(rows.map((row) => row.capability_sha256)).toEqual(Array(3).fill(keys.capabilitySha256));
  const theirs = await Promise.all(Array.from({ length: 3 }, () => makeFile(500)));
  for (const { sealed } of theirs) await sendChunk(endpoint.url, report, sealed);
  const previousSha256 = await sha256Hex(canonicalBytes(report.envelope.manifest));
  const evidence = theirs.map(({ file }) => ({
    sha256: file.key.sealedSha256,
    sizeBytes: file.sealedBytes,
  }));
  const { body } = await writeToDesk(
    report,
    { number: 1, previousSha256 },
    { kind: 'message', evidence },
    {},
    keysOf(endpoint, await createSealingPair()),
  );
  expect((await putToDesk(endpoint, report, 1, body)).status).toBe(201);
  // A second appeal under the same code names one of them again: it is there, and counts once.
  await walkCase(endpoint, report, [
    [supervisor, 'appeal.decided', { outcome: 'kept', sealed: 'a'.repeat(64) }],
  ]);
  const before = await bytesOf(report);
  const [again] = files;
  if (again === undefined) throw new Error('three');
  expect((await lodge(await appealWith(again.file))).status).toBe(201);
  expect(await bytesOf(report)).toBe(before);
});

it('a file of an appeal does not expire, and one that no appeal names does', async () => {
  const [named, stray] = [await makeFile(), await makeFile()];
  await sendChunk(endpoint.url, keys, named.sealed);
  await sendChunk(endpoint.url, keys, stray.sealed);
  expect((await lodge(await appealWith(named.file))).status).toBe(201);
  await withStore(async (db, evidence) => {
    const later = new Date(Date.now() + 60_000);
    const pending = createPendingUploads({ bytes: 1e9, files: 1000 });
    await sweepUploads({ db, evidence, pending, expiryMs: 0, now: () => later });
    const { capabilitySha256 } = keys;
    const nameOf = ({ file }: Made) => ({ capabilitySha256, sha256: file.key.sealedSha256 });
    expect(await evidence.isWhole(nameOf(named), named.sealed.length)).toBe(true);
    expect(await evidence.state(nameOf(stray))).toBeUndefined();
  });
});

it('a file that expired before the appeal was sent is told of, and the appeal is taken without it', async () => {
  const [lost, held] = [await makeFile(), await makeFile()];
  await sendChunk(endpoint.url, keys, held.sealed);
  const both = await appealWith(held.file, lost.file);
  expect(await refusalOf(await lodge(both))).toBe('409 evidence-missing /evidence/1');
  expect((await lodge(await appealWith(held.file))).status).toBe(201);
});

it('retention deletes the files of an appeal with the report', async () => {
  const { file, sealed } = await makeFile();
  await sendChunk(endpoint.url, keys, sealed);
  expect((await lodge(await appealWith(file))).status).toBe(201);
  const close = [
    [supervisor, 'appeal.decided', { outcome: 'kept', sealed: 'a'.repeat(64) }],
    [disposer, 'case.replied', { basis: ['insult'], outcome: 'upheld', message: 'a'.repeat(64) }],
    [disposer, 'case.closed', {}],
  ] as const;
  for (const [by, type, facts] of close) {
    const { seq } = await readCase(endpoint, supervisor, report.id);
    const at = { reportId: report.id, seq: seq + 1 };
    expect((await takeStepOf(endpoint, by, at, [type, facts] as never)).status).toBe(201);
  }
  const later = new Date(Date.now() + 60_000);
  await withStore(async (db, evidence) => {
    await removeContent(later, { db, evidence, now: () => later });
    const name = { capabilitySha256: keys.capabilitySha256, sha256: file.key.sealedSha256 };
    expect(await evidence.isWhole(name, sealed.length)).toBe(false);
    const rows = db.selectFrom('notice_file').selectAll().where('report_id', '=', report.id);
    expect(await rows.execute()).toEqual([]);
  });
  expect(await refusalOf(await lodge(await appealWith()))).toMatch(/^404 not-found/);
});
