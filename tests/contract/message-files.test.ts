import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { loadChainHead } from '../../server/cases/case-messages.ts';
import { loadCase } from '../../server/cases/load-case.ts';
import { readClaims } from '../../server/reports/read-claims.ts';
import { removeContent } from '../../server/retention/remove-content.ts';
import { createPendingUploads } from '../../server/uploads/pending-uploads.ts';
import { sweepUploads } from '../../server/uploads/sweep-uploads.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { createSealingPair, type SealingPair } from '../../utils/evidence/sealing-key.ts';
import type { ReporterAct } from '../../utils/protocol/message.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { paths } from '../../utils/protocol/wire.ts';
import {
  keysOf,
  type Place,
  putToDesk,
  replyKeyOf,
  takeStepOf,
  writeToDesk,
} from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import {
  askDesk,
  enrol,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
  withDatabase,
} from './handler.ts';
import { createReport, sendChunk, sendReport, type TestReport } from './reporter.ts';

const hash = 'a'.repeat(64);

let endpoint: TestEndpoint;
let reviewer: TestHandler;
let report: TestReport;
let reply: SealingPair;
let first: Place;

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: {
      PLAINT_REQUESTS_PER_MINUTE: '0',
      PLAINT_REPORTS_PER_HOUR: '0',
      PLAINT_MAX_EVIDENCE_PER_REPORT: '3',
    },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
});
afterAll(() => endpoint.remove());
beforeEach(async () => {
  report = await createReport(endpoint.descriptor.descriptor.deskKey);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  reply = await createSealingPair();
  const previousSha256 = await sha256Hex(canonicalBytes(report.envelope.manifest));
  first = { number: 1, previousSha256 };
});

async function file(sizeBytes = 3000) {
  const bytes = new Uint8Array(randomBytes(sizeBytes));
  return { bytes, named: { sha256: await sha256Hex(bytes), sizeBytes } };
}

const put = async (evidence: { sha256: string; sizeBytes: number }[], place = first) => {
  const act = { kind: 'message' as const, evidence };
  const { body, sha256 } = await writeToDesk(report, place, act, {}, keysOf(endpoint, reply));
  const answer = await putToDesk(endpoint, report, place.number, body);
  return { answer, body, next: { number: place.number + 1, previousSha256: sha256 } };
};

const codeOf = async (answer: Response) =>
  problemSchema
    .parse(await answer.json())
    .type.split(':')
    .at(-1);

async function open(): Promise<void> {
  const at = { reportId: report.id, seq: 2 };
  const step = await signStep(reviewer, at, 'report.opened', { reason: 'assess' });
  expect((await sendStep(endpoint, reviewer, step)).status).toBe(201);
}

async function withStore<Value>(
  work: (
    ports: Parameters<Parameters<typeof withDatabase>[1]>[0],
    evidence: Awaited<ReturnType<typeof openEvidenceStore>>,
  ) => Promise<Value>,
): Promise<Value> {
  return withDatabase(endpoint, async (db) => work(db, await openEvidenceStore(endpoint.config)));
}

it('a file goes up under the report’s own capability, and a handler who opened the report gets it', async () => {
  const { bytes, named } = await file();
  expect((await sendChunk(endpoint.url, report, bytes)).status).toBe(204);
  expect((await put([named])).answer.status).toBe(201);
  const path = paths.deskEvidence(report.id, named.sha256);
  expect((await askDesk(endpoint, reviewer, path)).status).toBe(403);
  await open();
  const answer = await askDesk(endpoint, reviewer, path);
  expect(answer.status).toBe(200);
  expect(await sha256Hex(new Uint8Array(await answer.arrayBuffer()))).toBe(named.sha256);
  const { evidence_bytes } = await withDatabase(endpoint, (db) =>
    db
      .selectFrom('report')
      .select('evidence_bytes')
      .where('id', '=', report.id)
      .executeTakeFirstOrThrow(),
  );
  const own = report.evidence.reduce((sum, { length }) => sum + length, 0);
  expect(Number(evidence_bytes)).toBe(own + named.sizeBytes);
});

it('a message whose file is not there, or of another size, is not taken in; sent again with it, it is', async () => {
  const { bytes, named } = await file();
  const lost = await put([named]);
  expect(lost.answer.status).toBe(409);
  expect(await codeOf(lost.answer)).toBe('evidence-missing');
  await sendChunk(endpoint.url, report, bytes);
  const other = await put([{ ...named, sizeBytes: named.sizeBytes + 1 }]);
  expect(await codeOf(other.answer)).toBe('evidence-missing');
  expect((await putToDesk(endpoint, report, 1, lost.body)).status).toBe(201);
  // The same again: taken once.
  expect((await putToDesk(endpoint, report, 1, lost.body)).status).toBe(200);
});

it('a file of another report is none of this one’s, whoever names it', async () => {
  const { bytes, named } = await file();
  const other = await createReport(endpoint.descriptor.descriptor.deskKey);
  expect((await sendReport(endpoint.url, other)).status).toBe(201);
  expect((await sendChunk(endpoint.url, other, bytes)).status).toBe(204);
  const { answer } = await put([named]);
  expect(answer.status).toBe(409);
  expect(await codeOf(answer)).toBe('evidence-missing');
});

const inEveryAct: readonly {
  readonly act: Extract<ReporterAct, { kind: 'answer' | 'complaint' }>;
  readonly step: string;
  readonly before: readonly (readonly [CaseEventType, object])[];
}[] = [
  {
    act: { kind: 'answer' },
    step: 'supplement.received',
    before: [
      ['case.assessed', { complete: false, disagreements: 0 }],
      ['case.asked', { elements: ['why-false'], dueAt: '2099-01-01T00:00:00.000Z', message: hash }],
    ],
  },
  {
    act: { kind: 'complaint', about: 'wrong' },
    step: 'complaint.lodged',
    before: [
      ['case.assessed', { complete: true, disagreements: 0 }],
      ['case.declined', { clause: 'object' }],
      ['case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
    ],
  },
];

it.each(inEveryAct)('$step brings a file, all or nothing, to who takes it up', async (each) => {
  const { act, step, before } = each;
  for (const [index, [type, facts]] of before.entries()) {
    const taken = [type, facts as Facts<typeof type>] as const;
    const answer = await takeStepOf(
      endpoint,
      reviewer,
      { reportId: report.id, seq: index + 1 },
      taken,
    );
    expect(answer.status, await answer.clone().text()).toBe(201);
  }
  const replyKey = replyKeyOf(report.id);
  const head = await withDatabase(endpoint, (db) => loadChainHead(db, report.id));
  if (replyKey === undefined || head === undefined) throw new Error('a message of the desk');
  const place = { number: 2, previousSha256: head.sha256 };
  const keys = [replyKey, endpoint.descriptor.descriptor.deskKey];
  const { bytes, named } = await file();
  const { body } = await writeToDesk(report, place, { ...act, evidence: [named] }, {}, keys);
  const early = await putToDesk(endpoint, report, 2, body);
  expect(await codeOf(early)).toBe('evidence-missing');
  // The case has not moved for words whose file is not there.
  const seqOf = async () =>
    withDatabase(endpoint, async (db) => (await loadCase(db, report.id))?.seq);
  expect(await seqOf()).toBe(before.length);
  await sendChunk(endpoint.url, report, bytes);
  const answer = await putToDesk(endpoint, report, 2, body);
  expect(answer.status).toBe(201);
  expect(await answer.text()).toContain(step);
  expect(await seqOf()).toBe(before.length + 1);
  const other = await enrol(endpoint, ['reviewer']);
  const at = { reportId: report.id, seq: before.length + 2 };
  const path = paths.deskEvidence(report.id, named.sha256);
  expect((await askDesk(endpoint, other, path)).status).toBe(403);
  const opening = await signStep(other, at, 'report.opened', { reason: 'complaint' });
  expect((await sendStep(endpoint, other, opening)).status).toBe(201);
  const fetched = await askDesk(endpoint, other, path);
  expect(await sha256Hex(new Uint8Array(await fetched.arrayBuffer()))).toBe(named.sha256);
});

it('what is signed says which files: nobody adds or drops one on the way', async () => {
  const { bytes, named } = await file();
  await sendChunk(endpoint.url, report, bytes);
  const act = { kind: 'message' as const, evidence: [named] };
  const { body } = await writeToDesk(report, first, act, {}, keysOf(endpoint, reply));
  const without = { ...JSON.parse(body), act: { kind: 'message' } };
  const refused = await putToDesk(endpoint, report, 1, JSON.stringify(without));
  expect(await codeOf(refused)).toBe('wrong-signature');
});

it('more files than one report may have are refused', async () => {
  const files = await Promise.all([file(), file(), file()]);
  for (const { bytes } of files) await sendChunk(endpoint.url, report, bytes);
  const [one, two, three] = files.map(({ named }) => named);
  if (one === undefined || two === undefined || three === undefined) throw new Error('three');
  const { answer, next } = await put([one, two]);
  expect(answer.status).toBe(201);
  const late = await put([three], next);
  expect(late.answer.status).toBe(413);
});

it('a file of a message does not expire, and one that nothing names does', async () => {
  const { bytes, named } = await file();
  const stray = await file();
  await sendChunk(endpoint.url, report, bytes);
  await sendChunk(endpoint.url, report, stray.bytes);
  expect((await put([named])).answer.status).toBe(201);
  const { capabilitySha256 } = report.envelope.manifest;
  const name = { capabilitySha256, sha256: named.sha256 };
  await withStore(async (db, evidence) => {
    expect((await readClaims(db, [capabilitySha256])).get(capabilitySha256)).toContain(
      named.sha256,
    );
    const later = new Date(Date.now() + 60_000);
    const pending = createPendingUploads({ bytes: 1e9, files: 1000 });
    await sweepUploads({ db, evidence, pending, expiryMs: 0, now: () => later });
    expect(await evidence.isWhole(name, named.sizeBytes)).toBe(true);
    const unclaimed = { capabilitySha256, sha256: stray.named.sha256 };
    expect(await evidence.state(unclaimed)).toBeUndefined();
  });
});

it('retention deletes the files of messages with the report', async () => {
  const { bytes, named } = await file();
  await sendChunk(endpoint.url, report, bytes);
  const { answer, next } = await put([named]);
  expect(answer.status).toBe(201);
  const act = { kind: 'withdrawal' as const };
  const { body } = await writeToDesk(report, next, act, {}, keysOf(endpoint, reply));
  expect((await putToDesk(endpoint, report, 2, body)).status).toBe(201);
  const { capabilitySha256 } = report.envelope.manifest;
  const later = new Date(Date.now() + 60_000);
  await withStore(async (db, evidence) => {
    await removeContent(later, { db, evidence, now: () => later });
    const name = { capabilitySha256, sha256: named.sha256 };
    expect(await evidence.isWhole(name, named.sizeBytes)).toBe(false);
  });
});
