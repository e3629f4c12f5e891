import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMessage, openNamingAnswers } from '../../../utils/evidence/seal-message.ts';
import { createSealingPair, type SealingPair } from '../../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import type { OutboxItem } from '../../../utils/outbox/item.ts';
import { reporterMessageSchema } from '../../../utils/protocol/message.ts';
import { mediaTypes } from '../../../utils/protocol/wire.ts';
import { followCase } from '../../../utils/services/replies/follow-case.ts';
import {
  buildCaseProof,
  loadCaseView,
  loadOpenedMessages,
} from '../../../utils/services/replies/load-case.ts';
import { dropWord, sayWord } from '../../../utils/services/replies/say-word.ts';
import { sendWords } from '../../../utils/services/replies/send-words.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { loadCorrespondence } from '../../../utils/storage/correspondence.ts';
import { updateEndpoint } from '../../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import {
  keysOf,
  type Place,
  putToReporter,
  readMessagesOf,
  writeToReporter,
} from '../../contract/correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import { enrol, sendStep, signStep, type TestHandler } from '../../contract/handler.ts';
import type { TestReport } from '../../contract/reporter.ts';
import { seededRandom } from '../../faults/seeded-random.ts';
import { createDevice, transportOf } from './reporter-device.ts';

const dueAt = '2099-01-01T00:00:00.000Z';
const { signal } = new AbortController();

let endpoint: TestEndpoint;
let reviewer: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
});
afterAll(() => endpoint.remove());

let db: PlaintDb;
let report: TestReport;
let reply: SealingPair;
let item: OutboxItem;
let first: Place;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  ({ db, report, reply, item, first } = await createDevice(endpoint));
  const facts = { complete: false, disagreements: 0 };
  const step = await signStep(reviewer, { reportId: report.id, seq: 1 }, 'case.assessed', facts);
  expect((await sendStep(endpoint, reviewer, step)).status).toBe(201);
});
afterEach(() => vi.unstubAllGlobals());

const ports = {
  now: () => nowMs,
  random: () => 0.5,
  permit: async () => 'go' as const,
};
const follow = () => followCase(db, item, signal);
const send = () => sendWords(db, { ...ports, transport: transportOf(db) }, signal);
const say = (word: Parameters<typeof sayWord>[2]) => sayWord(db, report.id, word, guideline2023);
const said = () => loadCorrespondence(db, report.id);

async function ask(place: Place, seq: number, keys = keysOf(endpoint, reply)): Promise<Place> {
  const written = await writeToReporter(
    reviewer,
    { reportId: report.id, seq, place },
    ['case.asked', { elements: ['quote'], dueAt }],
    { kind: 'question', text: 'Which words?' },
    keys,
  );
  expect((await putToReporter(endpoint, reviewer, place.number, written)).status).toBe(201);
  return { number: place.number + 1, previousSha256: written.sha256 };
}

async function write(place: Place, seq: number, text: string): Promise<Place> {
  const written = await writeToReporter(
    reviewer,
    { reportId: report.id, seq, place },
    ['message.sent', {}],
    { kind: 'message', text },
    keysOf(endpoint, reply),
  );
  expect((await putToReporter(endpoint, reviewer, place.number, written)).status).toBe(201);
  return { number: place.number + 1, previousSha256: written.sha256 };
}

const viewOf = async () => {
  const view = await loadCaseView(db, report.id, guideline2023, ({ en }) => en);
  if (view === undefined) throw new Error('no case');
  return view;
};

/** What the endpoint answers to a path of the report is changed on its way. */
function tamper(ending: string, change: (body: never) => unknown): void {
  const real = fetch;
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    const answer = await real(...request);
    if (!new URL(String(request[0])).pathname.endsWith(ending)) return answer;
    const body = JSON.stringify(change((await answer.json()) as never));
    return new Response(body, { headers: { 'Content-Type': mediaTypes.json } });
  });
}

describe('what is told of a case', () => {
  it('is believed with its proofs, and the state follows from the steps', async () => {
    await ask(first, 2);
    expect(await follow()).toMatchObject({
      newMessages: 1,
      states: [{ step: 'received' }, { step: 'assessed' }, { step: 'needs-more' }],
    });
    const view = await viewOf();
    expect(view).toMatchObject({
      state: 'needs-more',
      dueAt,
      asked: { elements: ['quote'], dueAt },
      messages: 1,
    });
    expect(view.fault).toBeUndefined();
    expect(view.steps.map(({ type }) => type)).toEqual(['case.assessed', 'case.asked']);
    expect((await loadOpenedMessages(db, report.id)).map(({ text }) => text)).toEqual([
      'Which words?',
    ]);
  });

  it('is not believed when a step says something else than the ledger', async () => {
    await follow();
    await ask(first, 2);
    tamper('/case', ({ steps, ...rest }: { steps: { event: object }[] }) => ({
      ...rest,
      steps: steps.map((step) => ({ ...step, event: { ...step.event, elements: ['name'] } })),
    }));
    await follow();
    expect(await said()).toMatchObject({ fault: 'case', messages: [] });
    expect((await viewOf()).steps).toHaveLength(1);
  });

  it('is not believed when a step that was proved is gone', async () => {
    await ask(first, 2);
    await follow();
    tamper('/case', ({ steps, ...rest }: { steps: object[] }) => ({
      ...rest,
      steps: steps.slice(1),
    }));
    await follow();
    expect(await said()).toMatchObject({ fault: 'case', steps: [{}, {}] });
  });

  it('is not believed under a head that does not continue the ledger', async () => {
    await follow();
    await ask(first, 2);
    const foreign = { size: 1, rootHash: 'a'.repeat(64) };
    await updateEndpoint(
      db,
      endpoint.url,
      (stored) => stored && { ...stored, lastSeenCheckpoint: foreign },
    );
    await follow();
    expect(await said()).toMatchObject({ fault: 'ledger', messages: [] });
  });
});

describe('a message', () => {
  type Told = { messages: { number: number }[]; handlers: { signingKey: object }[] };

  it('that is dropped, reordered or kept back is noticed', async () => {
    const second = await write(first, 2, 'one');
    await write(second, 3, 'two');
    const tricks: readonly (readonly [string, (told: Told) => Told, number])[] = [
      ['gap', (told) => ({ ...told, messages: told.messages.slice(1) }), 0],
      ['gap', (told) => ({ ...told, messages: told.messages.toReversed() }), 0],
      ['withheld', (told) => ({ ...told, messages: told.messages.slice(0, 1) }), 1],
      [
        'not-opened',
        (told) => ({
          ...told,
          messages: told.messages
            .toReversed()
            .map((each, place) => ({ ...each, number: place + 1 })),
        }),
        0,
      ],
    ];
    for (const [fault, trick, left] of tricks) {
      tamper('/messages', trick);
      await follow();
      vi.unstubAllGlobals();
      const { fault: noticed, messages } = await said();
      expect([noticed, messages.length]).toEqual([fault, left]);
      await db.use((connection) => connection.delete('correspondence', report.id));
    }
    await follow();
    expect(await said()).toMatchObject({ messages: [{}, {}] });
    expect((await said()).fault).toBeUndefined();
  });

  it('under another key than its handler is known by is refused', async () => {
    const second = await write(first, 2, 'one');
    await follow();
    await write(second, 3, 'two');
    const stranger = await createSigningPair();
    await db.use(async (connection) => {
      const stored = await said();
      const handlers = stored.handlers.map((each) => ({
        ...each,
        signingKey: stranger.publicKey,
      }));
      await connection.put('correspondence', { ...stored, messages: [], handlers });
    });
    await follow();
    expect(await said()).toMatchObject({ fault: 'forged', messages: [] });
  });

  it('that somebody wrote who does not have the report’s own key is refused', async () => {
    // All that the server can make: a handler of its own, a step in its ledger, a seal to a key that it
    // knows.
    await ask(first, 2, keysOf(endpoint, await createSealingPair()));
    await follow();
    expect(await said()).toMatchObject({ fault: 'not-opened', messages: [] });
    expect(await loadOpenedMessages(db, report.id)).toEqual([]);
  });
});

describe('what the reporter says', () => {
  const answer = { act: { kind: 'answer' as const }, text: 'These.', answers: { quote: 'a line' } };

  it('goes out, and is done when it is proved', async () => {
    await ask(first, 2);
    await follow();
    await say(answer);
    expect((await viewOf()).outgoing).toMatchObject([{ kind: 'answer', refusal: undefined }]);
    expect((await viewOf()).asked).toBeUndefined();
    expect(await send()).toBeUndefined();
    expect((await viewOf()).outgoing).toEqual([]);
    const thread = await loadOpenedMessages(db, report.id);
    expect(thread.map(({ isOwn, text }) => [isOwn, text])).toEqual([
      [false, 'Which words?'],
      [true, 'These.'],
    ]);
    expect((await viewOf()).state).toBe('assessed');
  });

  it('is sealed anew when the desk wrote meanwhile', async () => {
    await follow();
    await say({ act: { kind: 'message' }, text: 'Is anybody there?' });
    await write(first, 2, 'Yes.');
    await send();
    nowMs += 24 * 3_600_000;
    expect(await send()).toBeUndefined();
    const thread = await loadOpenedMessages(db, report.id);
    expect(thread.map(({ text }) => text)).toEqual(['Yes.', 'Is anybody there?']);
  });

  it('arrives exactly once however often the answers are lost', async () => {
    await follow();
    await say({ act: { kind: 'message' }, text: 'once' });
    await say({ act: { kind: 'message' }, text: 'twice' });
    const real = fetch;
    const random = seededRandom(7);
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      const got = await real(...request);
      // Four of ten answers never come, whatever the endpoint did.
      if (random() < 0.4) throw new TypeError('network');
      return got;
    });
    for (let tries = 0; tries < 40 && (await said()).outgoing.length > 0; tries += 1) {
      await send();
      nowMs += 24 * 3_600_000;
    }
    vi.unstubAllGlobals();
    await follow();
    const told = await readMessagesOf(endpoint, report);
    expect(told.messages.map(({ number }) => number)).toEqual([1, 2]);
    expect((await loadOpenedMessages(db, report.id)).map(({ text }) => text)).toEqual([
      'once',
      'twice',
    ]);
  });

  it('that the case does not allow any more is told, and can be given up', async () => {
    await say({ act: { kind: 'rating', rating: 5 }, text: '' });
    await send();
    const [word] = (await viewOf()).outgoing;
    expect(word).toMatchObject({ kind: 'rating', refusal: 'moved-on' });
    await dropWord(db, report.id, word?.id ?? '');
    expect((await viewOf()).outgoing).toEqual([]);
  });

  it('stands nowhere on the device in the clear', async () => {
    const canary = 'Lin-Xiaomei-canary';
    await say({ act: { kind: 'message' }, text: canary });
    expect(JSON.stringify(await said())).not.toContain(canary);
    await send();
    expect(JSON.stringify(await said())).not.toContain(canary);
  });

  it('keeps apart who reports: whoever assesses does not read it, the custodian and the reporter do', async () => {
    const [desk, custodian] = [await createSealingPair(), await createSealingPair()];
    await updateEndpoint(db, endpoint.url, (stored) => {
      if (stored === undefined) return undefined;
      const keys = { deskKey: desk.publicKey, identityKey: custodian.publicKey };
      const descriptor = { ...stored.signed.descriptor, ...keys };
      return { ...stored, signed: { ...stored.signed, descriptor } };
    });
    const canary = 'hazel@example.org';
    const answers = { quote: 'a line', contact: canary };
    await say({ act: { kind: 'answer' }, text: '', answers });
    const [word] = (await said()).outgoing;
    const { sealed } = reporterMessageSchema.parse(JSON.parse(word?.body ?? ''));
    const place = { ...first, reportId: report.id, direction: 'to-desk' as const };
    const read = await openMessage(sealed, desk.privateKey, place);
    expect(read.answers).toEqual({ quote: 'a line' });
    expect(JSON.stringify(read)).not.toContain(canary);
    if (read.identity === undefined) throw new Error('nothing was kept apart');
    await expect(openNamingAnswers(read.identity, desk.privateKey, place)).rejects.toMatchObject({
      code: 'not-authentic',
    });
    for (const { privateKey } of [custodian, reply])
      expect(await openNamingAnswers(read.identity, privateKey, place)).toEqual({
        contact: canary,
      });
  });

  it('is in the proof, sealed and as it reads', async () => {
    await ask(first, 2);
    await follow();
    await say(answer);
    await send();
    const proof = JSON.parse((await (await buildCaseProof(db, report.id))?.text()) ?? '');
    expect(proof.steps).toHaveLength(3);
    expect(proof.messages.map(({ opened }: { opened: { text: string } }) => opened.text)).toEqual([
      'Which words?',
      'These.',
    ]);
    expect(proof.messages[1].sealed.recipients).toHaveLength(2);
  });
});
