import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { deskCaseSchema } from '../../../utils/casework/wire.ts';
import { paths } from '../../../utils/protocol/wire.ts';
import { followCase } from '../../../utils/services/replies/follow-case.ts';
import { loadCaseView, loadOpenedMessages } from '../../../utils/services/replies/load-case.ts';
import { sayWord } from '../../../utils/services/replies/say-word.ts';
import { sendWords } from '../../../utils/services/replies/send-words.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { loadCorrespondence } from '../../../utils/storage/correspondence.ts';
import {
  keysOf,
  putToReporter,
  readMessagesOf,
  writeToReporter,
} from '../../contract/correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import {
  askDesk,
  enrol,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
} from '../../contract/handler.ts';
import { createDevice, type ReporterDevice, transportOf } from './reporter-device.ts';

const { signal } = new AbortController();
const canary = 'Lin-Xiaomei-canary';

let endpoint: TestEndpoint;
let reviewer: TestHandler;
let other: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
  other = await enrol(endpoint, ['reviewer']);
});
afterAll(() => endpoint.remove());

let device: ReporterDevice;
let nowMs: number;
beforeEach(async () => {
  device = await createDevice(endpoint);
  nowMs = Date.now();
});
afterEach(() => vi.unstubAllGlobals());

const ports = { now: () => nowMs, random: () => 0.5, permit: async () => 'go' as const };
const send = () => sendWords(device.db, { ...ports, transport: transportOf(device.db) }, signal);
const follow = () => followCase(device.db, device.item, signal);
const complain = (text = canary) =>
  sayWord(
    device.db,
    device.report.id,
    { act: { kind: 'complaint', about: 'wrong' }, text },
    guideline2023,
  );

const viewOf = async () => {
  const view = await loadCaseView(device.db, device.report.id, guideline2023, ({ en }) => en);
  if (view === undefined) throw new Error('no case');
  return view;
};

async function step<Type extends 'case.assessed' | 'case.declined' | 'complaint.decided'>(
  handler: TestHandler,
  seq: number,
  type: Type,
  facts: Facts<Type>,
) {
  const reportId = device.report.id;
  const signed = await signStep(handler, { reportId, seq }, type, facts);
  return (await sendStep(endpoint, handler, signed)).status;
}

/** The case is declined and its reporter told so. */
async function decline(): Promise<void> {
  const { report, reply, first: place } = device;
  await step(reviewer, 1, 'case.assessed', { complete: false, disagreements: 0 });
  await step(reviewer, 2, 'case.declined', { clause: 'object' });
  const written = await writeToReporter(
    reviewer,
    { reportId: report.id, seq: 3, place },
    ['case.replied', { basis: ['object'], outcome: 'declined' }],
    { kind: 'reply', text: 'It is not taken up.' },
    keysOf(endpoint, reply),
  );
  expect((await putToReporter(endpoint, reviewer, 1, written)).status).toBe(201);
  await follow();
}

it('is offered once there is an answer, with the day by which it is decided', async () => {
  await follow();
  expect((await viewOf()).can.complain).toBe(false);
  await decline();
  const { can, complaintDueAt, isContested } = await viewOf();
  expect(can.complain).toBe(true);
  expect(isContested).toBe(false);
  expect(Date.parse(complaintDueAt ?? '')).toBeGreaterThan(Date.now());
});

it('reaches the desk once however often answers are lost, and waits for another handler', async () => {
  await decline();
  await complain();
  expect(await viewOf()).toMatchObject({
    can: { complain: false },
    outgoing: [{ kind: 'complaint', refusal: undefined }],
  });
  expect(JSON.stringify(await loadCorrespondence(device.db, device.report.id))).not.toContain(
    canary,
  );
  const real = fetch;
  let lost = 0;
  // Sent, but the answer never comes: as when the line breaks off.
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    const got = await real(...request);
    if (request[1]?.method !== 'PUT' || lost >= 2) return got;
    lost += 1;
    throw new TypeError('network');
  });
  for (let tries = 0; tries < 10 && (await viewOf()).outgoing.length > 0; tries += 1) {
    await send();
    nowMs += 24 * 3_600_000;
  }
  vi.unstubAllGlobals();
  expect(lost).toBeGreaterThan(0);
  await follow();
  expect(await viewOf()).toMatchObject({ isContested: true, state: 'replied', outgoing: [] });
  expect((await readMessagesOf(endpoint, device.report)).messages).toHaveLength(2);
  expect((await loadOpenedMessages(device.db, device.report.id)).at(-1)).toMatchObject({
    isOwn: true,
    text: canary,
  });
  const path = paths.deskCase(device.report.id);
  const answer = await askDesk(endpoint, other, path);
  const seen = deskCaseSchema.parse(await answer.json());
  expect(seen.isContested).toBe(true);
  expect(seen.steps.at(-1)?.event).toMatchObject({ type: 'complaint.lodged', about: 'wrong' });
  expect(JSON.stringify(seen)).not.toContain(canary);
});

it('is not decided by who acted, and reopens the report when it is right', async () => {
  await decline();
  await complain();
  await send();
  const decided = { upheld: true, sealed: 'a'.repeat(64) };
  expect(await step(reviewer, 5, 'complaint.decided', decided)).toBe(403);
  expect(await step(other, 5, 'complaint.decided', decided)).toBe(201);
  await follow();
  const view = await viewOf();
  expect(view).toMatchObject({ state: 'assessed', isContested: false, can: { complain: false } });
  expect(view.steps.at(-1)).toMatchObject({
    type: 'complaint.decided',
    outcome: 'complaint-upheld',
  });
});

it('that is made twice is refused the second time', async () => {
  await decline();
  await complain('one');
  await complain('two');
  await send();
  nowMs += 24 * 3_600_000;
  await send();
  expect(await viewOf()).toMatchObject({
    isContested: true,
    outgoing: [{ kind: 'complaint', refusal: 'moved-on' }],
  });
});

it('of a report that was withdrawn is still possible, and the page says that it was withdrawn', async () => {
  await follow();
  await sayWord(
    device.db,
    device.report.id,
    { act: { kind: 'withdrawal' }, text: '' },
    guideline2023,
  );
  await send();
  expect(await viewOf()).toMatchObject({
    state: 'closed',
    isWithdrawn: true,
    can: { write: false, withdraw: false, rate: false, complain: true },
  });
});
