import { randomBytes } from 'node:crypto';
import { defined } from '../../../utils/defined.ts';
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openMessage, openNamingFiles } from '../../../utils/evidence/seal-message.ts';
import { openBlob } from '../../../utils/evidence/sealed-blob.ts';
import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import { type MessageFiles, reporterMessageSchema } from '../../../utils/protocol/message.ts';
import { paths } from '../../../utils/protocol/wire.ts';
import { followCase } from '../../../utils/services/replies/follow-case.ts';
import { keepTyped, readTyped } from '../../../utils/services/replies/half-typed.ts';
import { type HeldFile, holdFile } from '../../../utils/services/replies/held-file.ts';
import { loadCaseView, loadOpenedMessages } from '../../../utils/services/replies/load-case.ts';
import { dropWord, sayWord } from '../../../utils/services/replies/say-word.ts';
import { sendWords } from '../../../utils/services/replies/send-words.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { clearEverything } from '../../../utils/storage/clear-everything.ts';
import { endWordWaits, loadCorrespondence } from '../../../utils/storage/correspondence.ts';
import { updateEndpoint } from '../../../utils/storage/endpoints.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import { askDesk, enrol, sendStep, signStep, type TestHandler } from '../../contract/handler.ts';
import { createDevice, type ReporterDevice, transportOf } from './reporter-device.ts';

const { signal } = new AbortController();
const canary = 'Lin-Xiaomei-canary';

let endpoint: TestEndpoint;
let reviewer: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: {
      PLAINT_REQUESTS_PER_MINUTE: '0',
      PLAINT_REPORTS_PER_HOUR: '0',
      PLAINT_MAX_EVIDENCE_BYTES: '2000000',
    },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
});
afterAll(() => endpoint.remove());

let device: ReporterDevice;
let nowMs: number;
beforeEach(async () => {
  device = await createDevice(endpoint);
  nowMs = Date.now();
  await followCase(device.db, device.item, signal);
});
afterEach(() => vi.unstubAllGlobals());

const sendNow = () => {
  const moment = { now: () => nowMs, random: () => 0.5, permit: async () => 'go' as const };
  return sendWords(device.db, { ...moment, transport: transportOf(device.db) }, signal);
};
const send = async () => {
  await sendNow();
  nowMs += 24 * 3_600_000;
};
const hold = (bytes: Uint8Array<ArrayBuffer>, name = `${canary}.pdf`) =>
  holdFile(device.db, device.report.id, new File([bytes], name, { type: 'application/pdf' }));
const say = (files: readonly HeldFile[], text = canary) =>
  sayWord(device.db, device.report.id, { act: { kind: 'message' }, text, files }, guideline2023);
const stored = () => loadCorrespondence(device.db, device.report.id);
const outgoing = async () =>
  (await loadCaseView(device.db, device.report.id, guideline2023, ({ en }) => en))?.outgoing;

/** All that the device keeps, but for the bytes of blobs. */
async function everything(): Promise<string> {
  return device.db.use(async (connection) => {
    const stores = [...connection.objectStoreNames];
    return JSON.stringify(await Promise.all(stores.map((store) => connection.getAll(store))));
  });
}

const ciphertexts = () => device.db.use((connection) => connection.count('sealed'));

async function fetchedByDesk({ keys }: MessageFiles): Promise<Uint8Array> {
  const [key] = keys;
  if (key === undefined) throw new Error('no key');
  const at = { reportId: device.report.id, seq: 2 };
  const opened = await signStep(reviewer, at, 'report.opened', { reason: 'assess' });
  expect((await sendStep(endpoint, reviewer, opened)).status).toBe(201);
  const path = paths.deskEvidence(device.report.id, key.sealedSha256);
  const answer = await askDesk(endpoint, reviewer, path);
  expect(answer.status).toBe(200);
  const blob = await openBlob(new Blob([await answer.arrayBuffer()]), key.key);
  return new Uint8Array(await blob.arrayBuffer());
}

/** The message as the desk reads it; the desk's key is another's here, whose private half the test has. */
async function withDeskKeys() {
  const [desk, custodian] = [await createSealingPair(), await createSealingPair()];
  await updateEndpoint(device.db, endpoint.url, (found) => {
    if (found === undefined) return undefined;
    const keys = { deskKey: desk.publicKey, identityKey: custodian.publicKey };
    const descriptor = { ...found.signed.descriptor, ...keys };
    return { ...found, signed: { ...found.signed, descriptor } };
  });
  return { desk, custodian };
}

it('a file goes with a message, over a line that breaks, and the desk opens it byte for byte', async () => {
  const bytes = new Uint8Array(randomBytes(700_000));
  const file = await hold(bytes);
  await say([file]);
  const seen = await everything();
  expect(seen).not.toContain(canary);
  expect(seen).not.toContain(file.opener.key);
  const real = fetch;
  const offsets: string[] = [];
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    const [, init] = request;
    if (init?.method !== 'PATCH') return real(...request);
    offsets.push(new Headers(init.headers).get('Upload-Offset') ?? '');
    // Once the first chunk has come through the line breaks for good.
    if (offsets.length > 1) throw new TypeError('network');
    return real(...request);
  });
  await send();
  const [half] = (await outgoing()) ?? [];
  expect(half?.refusal).toBeUndefined();
  expect(half?.files?.sentBytes).toBeGreaterThan(0);
  expect(half?.files?.sentBytes).toBeLessThan(half?.files?.bytes ?? 0);
  vi.unstubAllGlobals();
  const resumed: string[] = [];
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    const [, init] = request;
    if (init?.method === 'PATCH')
      resumed.push(new Headers(init.headers).get('Upload-Offset') ?? '');
    return real(...request);
  });
  await send();
  vi.unstubAllGlobals();
  // It went on where it stood, and not from the beginning.
  expect(resumed[0]).toBe(String(half?.files?.sentBytes));
  expect(await outgoing()).toEqual([]);
  expect(await ciphertexts()).toBe(0);
  expect(await loadOpenedMessages(device.db, device.report.id)).toMatchObject([
    { isOwn: true, files: [{ name: `${canary}.pdf`, sizeBytes: bytes.length }] },
  ]);
  const { opener, attachment } = file;
  const documents = [{ sha256: attachment.sha256, kind: 'other' }];
  expect(Buffer.from(await fetchedByDesk({ documents, keys: [opener] })).equals(bytes)).toBe(true);
});

it('a file that the endpoint has lost meanwhile goes up again', async () => {
  const file = await hold(new Uint8Array(randomBytes(5000)));
  await say([file]);
  // As if it had been brought over before, and had expired there.
  await device.db.use(async (connection) => {
    const { outgoing: words, ...rest } = await stored();
    const there = words.map((word) => ({
      ...word,
      attempts: 1,
      evidence: word.evidence?.map((each) => ({
        ...each,
        offset: each.sizeBytes,
        isStored: true,
      })),
    }));
    await connection.put('correspondence', { ...rest, outgoing: there } as never);
  });
  await send();
  expect((await outgoing())?.[0]).toMatchObject({ refusal: undefined, files: { sentBytes: 0 } });
  await send();
  expect(await outgoing()).toEqual([]);
});

it('what only the network held up goes as soon as it is back', async () => {
  await say([]);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  await sendNow();
  vi.unstubAllGlobals();
  // Its wait is not over.
  await sendNow();
  expect(await outgoing()).toHaveLength(1);
  await endWordWaits(device.db);
  await sendNow();
  expect(await outgoing()).toEqual([]);
});

it('a file that is gone from the device is told, and what it went with can be given up', async () => {
  const file = await hold(new Uint8Array(randomBytes(5000)));
  await say([file]);
  await device.db.use((connection) => connection.delete('sealed', file.opener.sealedSha256));
  await send();
  const [word] = (await outgoing()) ?? [];
  expect(word?.refusal).toBe('lost');
  await dropWord(device.db, device.report.id, word?.id ?? '');
  expect(await outgoing()).toEqual([]);
});

it('more than the endpoint takes is told before anything is sealed', async () => {
  await expect(hold(new Uint8Array(2_000_001))).rejects.toMatchObject({ code: 'too_large' });
  await expect(hold(new Uint8Array(0))).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await ciphertexts()).toBe(0);
});

it('a document that names the reporter is for those alone who may see who reports', async () => {
  const { desk, custodian } = await withDeskKeys();
  const kind = guideline2023.evidenceKinds.find(({ namesReporter }) => namesReporter)?.id;
  const file = await hold(new Uint8Array(randomBytes(500)));
  await say(
    [{ ...file, attachment: { ...file.attachment, ...defined({ kind: kind || undefined }) } }],
    '',
  );
  const [word] = (await stored()).outgoing;
  const { sealed } = reporterMessageSchema.parse(JSON.parse(word?.body ?? ''));
  const place = {
    ...device.first,
    reportId: device.report.id,
    direction: 'to-desk' as const,
  };
  const read = await openMessage(sealed, desk.privateKey, place);
  expect(JSON.stringify(read)).not.toContain(canary);
  expect(read.documents).toBeUndefined();
  if (read.identityFiles === undefined) throw new Error('nothing was kept apart');
  await expect(openNamingFiles(read.identityFiles, desk.privateKey, place)).rejects.toMatchObject({
    code: 'not-authentic',
  });
  const { documents } = await openNamingFiles(read.identityFiles, custodian.privateKey, place);
  expect(documents).toMatchObject([{ kind, name: `${canary}.pdf` }]);
});

it('what is half typed is kept sealed, found again, and gone with everything else', async () => {
  const place = { reportId: device.report.id, kind: 'complaint' };
  const file = await hold(new Uint8Array(randomBytes(500)));
  const typed = { text: canary, chosen: 'wrong', answers: { contact: canary }, files: [file] };
  await keepTyped(device.db, place, { ...typed, text: 'earlier' });
  await keepTyped(device.db, place, typed);
  const seen = await everything();
  expect(seen).toContain('half-typed');
  expect(seen).not.toContain(canary);
  expect(seen).not.toContain(file.opener.key);
  expect(await readTyped(device.db, place)).toEqual(typed);
  // It opens in its own place alone.
  expect(await readTyped(device.db, { ...place, kind: 'message' })).toBeUndefined();
  await clearEverything(device.db);
  expect(await readTyped(device.db, place)).toBeUndefined();
  expect(await everything()).not.toContain('half-typed');
});
