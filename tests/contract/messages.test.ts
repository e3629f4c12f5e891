import { importJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { removeContent } from '../../server/retention/remove-content.ts';
import { deskCaseSchema, reportCaseSchema, takenStepSchema } from '../../utils/casework/wire.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { openMessage } from '../../utils/evidence/seal-message.ts';
import { createSealingPair, type SealingPair } from '../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import {
  keysOf,
  type Place,
  putToDesk,
  putToReporter,
  readMessagesOf,
  writeToDesk,
  writeToReporter,
} from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { askDesk, enrol, sendStep, signStep, type TestHandler, withDatabase } from './handler.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

const dueAt = '2099-01-01T00:00:00.000Z';
const question: readonly ['case.asked', { elements: string[]; dueAt: string }] = [
  'case.asked',
  { elements: ['quote'], dueAt },
];

/** The same on every database that is here. */
const databases = ['SQLite', ...(hasPostgres ? ['PostgreSQL'] : [])];

describe.each(databases)('on %s', (database) => {
  let postgres: PostgresServer | undefined;
  let endpoint: TestEndpoint;
  let reviewer: TestHandler;
  beforeAll(async () => {
    postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
    endpoint = await startTestEndpoint({
      environment: {
        PLAINT_REQUESTS_PER_MINUTE: '0',
        PLAINT_REPORTS_PER_HOUR: '0',
        ...(postgres && { PLAINT_DATABASE_URL: postgres.url }),
      },
    });
    reviewer = await enrol(endpoint, ['reviewer', 'intake']);
  }, 60_000);
  afterAll(async () => {
    await endpoint.remove();
    await postgres?.stop();
  }, 60_000);

  let report: TestReport;
  let reply: SealingPair;
  let first: Place;
  beforeEach(async () => {
    report = await createReport(endpoint.descriptor.descriptor.deskKey);
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    reply = await createSealingPair();
    first = {
      number: 1,
      previousSha256: await sha256Hex(canonicalBytes(report.envelope.manifest)),
    };
  });

  const keys = () => keysOf(endpoint, reply);

  async function assess(): Promise<void> {
    const facts = { complete: false, disagreements: 0 };
    const step = await signStep(reviewer, { reportId: report.id, seq: 1 }, 'case.assessed', facts);
    expect((await sendStep(endpoint, reviewer, step)).status).toBe(201);
  }

  const ask = (place: Place, seq = 2, to = keys()) =>
    writeToReporter(
      reviewer,
      { reportId: report.id, seq, place },
      question,
      { kind: 'question', text: 'Which words?' },
      to,
    );

  async function codeOf(answer: Response): Promise<string> {
    const problem = problemSchema.parse(await answer.json());
    const code = problem.errors?.[0]?.code;
    return `${answer.status} ${problem.type.split(':').at(-1)}${code === undefined ? '' : ` ${code}`}`;
  }

  async function stateOf(): Promise<string> {
    const answer = await askDesk(endpoint, reviewer, paths.deskCase(report.id));
    return deskCaseSchema.parse(await answer.json()).state;
  }

  describe('a question and its answer', () => {
    it('each comes with its step, and opens for reporter and desk', async () => {
      await assess();
      const asked = await ask(first);
      expect((await putToReporter(endpoint, reviewer, 1, asked)).status).toBe(201);
      expect(await stateOf()).toBe('needs-more');
      const second = { number: 2, previousSha256: asked.sha256 };
      const words = { text: 'These.', answers: { quote: 'a line' } };
      const answer = await writeToDesk(report, second, { kind: 'answer' }, words, keys());
      expect((await putToDesk(endpoint, report, 2, answer.body)).status).toBe(201);
      expect(await stateOf()).toBe('assessed');
      const told = await readMessagesOf(endpoint, report);
      expect(told.messages.map(({ number, direction, seq }) => [number, direction, seq])).toEqual([
        [1, 'to-reporter', 2],
        [2, 'to-desk', 3],
      ]);
      expect(told.handlers).toEqual([
        { number: reviewer.number, signingKey: reviewer.pair.publicKey },
      ]);
      const [one, two] = told.messages;
      if (one === undefined || two === undefined) throw new Error('two messages');
      const at = { reportId: report.id };
      const opened = await openMessage(one.sealed, reply.privateKey, {
        ...at,
        ...first,
        direction: 'to-reporter',
      });
      expect(opened.text).toBe('Which words?');
      const { kty, crv, x, y, d } = endpoint.deskKey;
      const deskKey = await importJWK({ kty, crv, x, y, d }, 'ECDH-ES+A256KW');
      if (deskKey instanceof Uint8Array) throw new Error('no key');
      const read = await openMessage(two.sealed, deskKey, {
        ...at,
        ...second,
        direction: 'to-desk',
      });
      expect(read.answers).toEqual({ quote: 'a line' });
    });

    it('sent again get the same step, and the chain does not grow', async () => {
      await assess();
      const asked = await ask(first);
      const [one, again] = [
        await putToReporter(endpoint, reviewer, 1, asked),
        await putToReporter(endpoint, reviewer, 1, asked),
      ];
      expect([one.status, again.status]).toEqual([201, 200]);
      expect(takenStepSchema.parse(await again.json())).toEqual(
        takenStepSchema.parse(await one.json()),
      );
      const second = { number: 2, previousSha256: asked.sha256 };
      const { body } = await writeToDesk(report, second, { kind: 'answer' }, {}, keys());
      const sent = await Promise.all([1, 2, 3].map(() => putToDesk(endpoint, report, 2, body)));
      expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
      expect((await readMessagesOf(endpoint, report)).messages).toHaveLength(2);
    });

    it('an answer that nobody waits for any more is kept as a message', async () => {
      await assess();
      const { body } = await writeToDesk(report, first, { kind: 'answer' }, {}, keys());
      const answer = await putToDesk(endpoint, report, 1, body);
      expect(takenStepSchema.parse(await answer.json()).event.type).toBe('message.received');
    });

    it('the steps are proved to the reporter and name the messages', async () => {
      await assess();
      const asked = await ask(first);
      await putToReporter(endpoint, reviewer, 1, asked);
      const answer = await fetch(endpoint.url + paths.reportCase(report.id), {
        headers: { Authorization: `Bearer ${report.capability}` },
      });
      const { steps } = reportCaseSchema.parse(await answer.json());
      expect(steps.at(-1)?.event).toMatchObject({ type: 'case.asked', message: asked.sha256 });
    });
  });

  describe('what does not belong is refused', () => {
    it('another place in the chain', async () => {
      await assess();
      const ahead = { number: 2, previousSha256: first.previousSha256 };
      expect(await codeOf(await putToReporter(endpoint, reviewer, 2, await ask(ahead)))).toBe(
        '409 out-of-step',
      );
      const other = { number: 1, previousSha256: 'a'.repeat(64) };
      expect(await codeOf(await putToReporter(endpoint, reviewer, 1, await ask(other)))).toBe(
        '422 invalid other-place',
      );
      expect(await stateOf()).toBe('assessed');
    });

    it('a message that its step does not name', async () => {
      await assess();
      const [one, two] = [await ask(first), await ask(first)];
      const swapped = { step: one.step, sealed: two.sealed };
      expect(await codeOf(await putToReporter(endpoint, reviewer, 1, swapped))).toBe(
        '422 invalid other',
      );
    });

    it('a seal to nobody but the desk, or to another than the first', async () => {
      await assess();
      const { deskKey } = endpoint.descriptor.descriptor;
      expect(
        await codeOf(await putToReporter(endpoint, reviewer, 1, await ask(first, 2, [deskKey]))),
      ).toBe('422 unknown-key reporter-missing');
      expect(
        await codeOf(
          await putToReporter(endpoint, reviewer, 1, await ask(first, 2, [reply.publicKey])),
        ),
      ).toBe('422 unknown-key');
      const asked = await ask(first);
      await putToReporter(endpoint, reviewer, 1, asked);
      const second = { number: 2, previousSha256: asked.sha256 };
      const stranger = keysOf(endpoint, await createSealingPair());
      const { body } = await writeToDesk(report, second, { kind: 'answer' }, {}, stranger);
      expect(await codeOf(await putToDesk(endpoint, report, 2, body))).toBe(
        '422 unknown-key other-reporter',
      );
    });

    it('a word by another key, or for another purpose than was signed', async () => {
      const stranger = { ...report, signer: await createSigningPair() };
      const { body } = await writeToDesk(stranger, first, { kind: 'message' }, {}, keys());
      expect(await codeOf(await putToDesk(endpoint, report, 1, body))).toBe(
        '422 wrong-signature wrong',
      );
      const signed = await writeToDesk(report, first, { kind: 'message' }, {}, keys());
      const changed = { ...JSON.parse(signed.body), act: { kind: 'withdrawal' } };
      expect(await codeOf(await putToDesk(endpoint, report, 1, JSON.stringify(changed)))).toBe(
        '422 wrong-signature wrong',
      );
    });

    it('without the capability there is no report', async () => {
      const { body } = await writeToDesk(report, first, { kind: 'message' }, {}, keys());
      const other = { id: report.id, capability: 'A'.repeat(43) };
      expect(await codeOf(await putToDesk(endpoint, other, 1, body))).toBe('404 not-found');
      const answer = await fetch(endpoint.url + paths.reportMessages(report.id), {
        headers: { Authorization: `Bearer ${'A'.repeat(43)}` },
      });
      expect(answer.status).toBe(404);
    });

    it('a message of no size that messages have', async () => {
      const { body } = await writeToDesk(report, first, { kind: 'message' }, {}, keys());
      const spoilt = JSON.parse(body);
      spoilt.sealed.ciphertext = spoilt.sealed.ciphertext.slice(0, -8);
      expect(await codeOf(await putToDesk(endpoint, report, 1, JSON.stringify(spoilt)))).toBe(
        '422 invalid not-padded',
      );
    });

    it('a step that would promise a message, sent without one', async () => {
      await assess();
      const { step } = await ask(first);
      expect(await codeOf(await sendStep(endpoint, reviewer, step))).toBe(
        '422 step-refused no-words',
      );
    });
  });

  describe('a reporter', () => {
    it('withdraws, and the case is closed', async () => {
      const { body } = await writeToDesk(report, first, { kind: 'withdrawal' }, {}, keys());
      expect((await putToDesk(endpoint, report, 1, body)).status).toBe(201);
      expect(await stateOf()).toBe('closed');
    });

    it('rates an answered case alone', async () => {
      const act = { kind: 'rating', rating: 4 } as const;
      const { body } = await writeToDesk(report, first, act, {}, keys());
      expect(await codeOf(await putToDesk(endpoint, report, 1, body))).toBe(
        '422 step-refused wrong-state',
      );
      expect((await readMessagesOf(endpoint, report)).messages).toEqual([]);
    });
  });

  it('retention takes the messages, and says so to whoever writes later', async () => {
    const { body, sha256 } = await writeToDesk(report, first, { kind: 'withdrawal' }, {}, keys());
    expect((await putToDesk(endpoint, report, 1, body)).status).toBe(201);
    const later = new Date(Date.now() + 60_000);
    await withDatabase(endpoint, async (db) => {
      const evidence = await openEvidenceStore(endpoint.config);
      await removeContent(later, { db, evidence, now: () => later });
      const left = db.selectFrom('case_message').selectAll().where('report_id', '=', report.id);
      expect(await left.execute()).toEqual([]);
    });
    const second = { number: 2, previousSha256: sha256 };
    const late = await writeToDesk(report, second, { kind: 'message' }, {}, keys());
    expect(await codeOf(await putToDesk(endpoint, report, 2, late.body))).toBe(
      '422 step-refused removed',
    );
  });

  it('what the endpoint keeps and writes of messages holds none of their words', async () => {
    const canary = 'Lin-Xiaomei-canary';
    const words = { text: canary, answers: { contact: canary } };
    const { body } = await writeToDesk(report, first, { kind: 'message' }, words, keys());
    expect((await putToDesk(endpoint, report, 1, body)).status).toBe(201);
    const kept = await withDatabase(endpoint, async (db) =>
      JSON.stringify([
        await db.selectFrom('case_message').selectAll().execute(),
        await db.selectFrom('ledger_entry').selectAll().execute(),
        await db.selectFrom('case').selectAll().execute(),
      ]),
    );
    expect(kept).not.toContain(canary);
    expect(endpoint.logLines.join('\n')).not.toContain(canary);
    const answer = await fetch(endpoint.url + paths.reportMessages(report.id), {
      headers: { Authorization: `Bearer ${report.capability}`, Accept: mediaTypes.json },
    });
    expect(await answer.text()).not.toContain(canary);
  });
});
