import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeAnswer } from '../../server/site/answer-words.ts';
import { composeAppeal, openReply } from '../../server/site/appeal-words.ts';
import { type CaseEvent, saidPart } from '../../utils/casework/case-event.ts';
import { caseRecordSchema } from '../../utils/casework/case-record.ts';
import {
  appealStateSchema,
  appealWordsSchema,
  askedOfPlatformSchema,
} from '../../utils/casework/notice-wire.ts';
import { type NoticeKeys, noticeAad } from '../../utils/desk/notice-code.ts';
import { verifyCaseRecord } from '../../utils/desk/verify-record.ts';
import { identityBucket } from '../../utils/evidence/padded-size.ts';
import { openJson, sealJson } from '../../utils/evidence/seal-json.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { sealedBodySchema } from '../../utils/protocol/report.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { takeStepOf } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import {
  forwardNotice,
  newNoticeKeys,
  readCase,
  type StepLine,
  walkCase,
} from './forward-notice.ts';
import { askDesk, enrol, type TestHandler, tellDesk } from './handler.ts';
import type { TestReport } from './reporter.ts';

/**
 * Codes of a notice as its pages use them: what is said under it is signed, sealed, answered, and said once.
 */
let endpoint: TestEndpoint;
let reviewer: TestHandler;
let disposer: TestHandler;
let supervisor: TestHandler;
let auditor: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
  disposer = await enrol(endpoint, ['disposer']);
  supervisor = await enrol(endpoint, ['supervisor']);
  auditor = await enrol(endpoint, ['auditor']);
});
afterAll(() => endpoint.remove());

const hash = 'a'.repeat(64);
const deskKeys = () => [endpoint.descriptor.descriptor.deskKey];

const walk = (report: TestReport, lines: readonly StepLine[]) => walkCase(endpoint, report, lines);
const forward = () => forwardNotice(endpoint, { reviewer, disposer });

function say(path: string, { capability }: NoticeKeys, told: object): Promise<Response> {
  return fetch(endpoint.url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${capability}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(told),
  });
}

async function read(path: string, { capability }: NoticeKeys): Promise<unknown> {
  const headers = { Authorization: `Bearer ${capability}` };
  return (await fetch(endpoint.url + path, { headers })).json();
}

async function codeOf(answer: Response): Promise<string> {
  return (
    problemSchema
      .parse(await answer.json())
      .type.split(':')
      .at(-1) ?? ''
  );
}

async function recordOf({ id }: TestReport) {
  const answer = await askDesk(endpoint, supervisor, paths.deskRecord(id));
  return caseRecordSchema.parse(await answer.json());
}

const verify = (record: unknown) => verifyCaseRecord(record, { standards: [guideline2023] });

async function answerOf(keys: NoticeKeys, text: string, choice = 'confirmed') {
  const state = askedOfPlatformSchema.parse(await read(paths.answers, keys));
  return composeAnswer({ choice, text }, { keys, deskKeys: deskKeys(), state });
}

const appealOf = (keys: NoticeKeys, text: string) =>
  composeAppeal({ choice: 'finding', text }, { keys, deskKeys: deskKeys() });

describe('what a platform answers', () => {
  it('is taken signed by the key of its notice, and by no other', async () => {
    const { report, appeal, answer } = await forward();
    const told = await answerOf(answer.keys, 'Taken down at noon.');
    const { signature: _, ...unsigned } = told;
    const said = {
      ...unsigned,
      signature: await signCanonical(
        signingDomains.notice,
        saidPart({ id: told.id, type: 'measure.confirmed', number: 1 } as never),
        appeal.keys.signing.privateKey,
      ),
    };
    for (const other of [
      unsigned,
      said,
      { ...told, answer: 'refused' },
      { ...told, id: randomUUID() },
    ])
      expect(await codeOf(await say(paths.answers, answer.keys, other))).toBe('wrong-signature');
    expect((await say(paths.answers, answer.keys, told)).status).toBe(201);
    expect((await say(paths.answers, answer.keys, told)).status).toBe(200);
    // The secret is spent with the answer.
    const late = await answerOf(answer.keys, 'No.', 'refused');
    expect((await say(paths.answers, answer.keys, late)).status).toBe(422);
    const { steps } = await readCase(endpoint, supervisor, report.id);
    expect(steps.at(-1)?.event).toMatchObject({
      type: 'measure.confirmed',
      by: { party: 'platform', kid: answer.keys.signing.publicKey.kid },
      signature: told.signature,
    });
  });

  it('is verified in the record of the case, which cannot be given another', async () => {
    const { report, answer } = await forward();
    await say(paths.answers, answer.keys, await answerOf(answer.keys, '', 'refused'));
    const record = await recordOf(report);
    expect((await verify(record)).findings).toEqual([]);
    const changed = async (change: object) => {
      const steps = record.steps.map((step) =>
        step.event.type === 'measure.refused'
          ? { ...step, event: { ...step.event, ...change } }
          : step,
      );
      const { findings } = await verify({ ...record, steps });
      return findings.map(({ code }) => code);
    };
    expect(await changed({ type: 'measure.confirmed' })).toContain('forged-signature');
    expect(await changed({ by: { party: 'platform' } })).toContain('forged-signature');
    expect(await changed({ sealed: hash })).toContain('forged-signature');
    // A change of what nobody outside signs is found by the ledger alone.
    expect(await changed({ at: '2020-01-01T00:00:00.000Z' })).not.toContain('forged-signature');
  });
});

describe('an appeal by code', () => {
  it('is sealed to the desk, and its answer to the code', async () => {
    const { report, appeal } = await forward();
    const told = await appealOf(appeal.keys, 'It was a quotation.');
    expect((await say(paths.appeals, appeal.keys, told)).status).toBe(201);
    const jwk = await importJWK(endpoint.deskKey, 'ECDH-ES+A256KW');
    const opened = await openJson(told.sealed, jwk as CryptoKey, noticeAad('appeal', told.id));
    const words = parseJson(appealWordsSchema, String(opened));
    expect(words?.text).toBe('It was a quotation.');
    const reply = await sealJson('You were right.', {
      aad: noticeAad('reply', told.id),
      keys: [words?.replyKey ?? deskKeys()[0], ...deskKeys()].filter((key) => key !== undefined),
      bucket: identityBucket,
    });
    const replySha256 = await messageDigest(reply);
    const place = paths.deskWords(report.id, replySha256);
    expect((await tellDesk(endpoint, supervisor, 'PUT', place, reply)).status).toBe(204);
    await walk(report, [
      [supervisor, 'appeal.decided', { outcome: 'lifted', sealed: hash, replySha256 }],
    ]);
    const state = appealStateSchema.parse(await read(paths.appeals, appeal.keys));
    expect(state.measures.map((each) => each.state)).toEqual(['ended']);
    expect(await openReply(state, appeal.keys)).toBe('You were right.');
    expect(await openReply(state, (await newNoticeKeys('appeal')).keys)).toBeNull();
    expect((await verify(await recordOf(report))).findings).toEqual([]);
    // Nothing is in force any more: the code is spent.
    expect(state.isOpenTo).toBe(false);
    const again = await appealOf(appeal.keys, 'Once more.');
    expect((await say(paths.appeals, appeal.keys, again)).status).toBe(422);
  });

  it('is not taken unsigned, or under the code of a platform', async () => {
    const { appeal, answer } = await forward();
    const { signature: _, ...unsigned } = await appealOf(appeal.keys, 'Unsigned.');
    expect(await codeOf(await say(paths.appeals, appeal.keys, unsigned))).toBe('wrong-signature');
    const other = await appealOf(answer.keys, 'Signed by the platform.');
    expect(await codeOf(await say(paths.appeals, appeal.keys, other))).toBe('wrong-signature');
    expect((await say(paths.appeals, answer.keys, other)).status).toBe(404);
  });
});

describe('a notice that is written anew', () => {
  /** What the step names of new codes. */
  async function renew() {
    const [appeal, answer] = [await newNoticeKeys('appeal'), await newNoticeKeys('answer')];
    const named = {
      appealSha256: appeal.keys.capabilitySha256,
      answerSha256: answer.keys.capabilitySha256,
      appealKey: appeal.keys.signing.publicKey,
      answerKey: answer.keys.signing.publicKey,
    };
    return {
      appeal,
      answer,
      facts: { number: 1, to: 'forum.example.org', sealed: hash, ...named },
    };
  }
  const statusOf = async (path: string, { capability }: NoticeKeys) => {
    const headers = { Authorization: `Bearer ${capability}` };
    return (await fetch(endpoint.url + path, { headers })).status;
  };

  it('has codes that work, and those of the one before open nothing and say nothing', async () => {
    const { report, appeal, answer } = await forward();
    const told = await answerOf(answer.keys, 'Taken down.');
    const { appeal: newAppeal, answer: newAnswer, facts } = await renew();
    await walk(report, [[disposer, 'notice.reissued', facts]]);
    expect(await statusOf(paths.appeals, appeal.keys)).toBe(404);
    expect(await statusOf(paths.answers, answer.keys)).toBe(404);
    expect((await say(paths.answers, answer.keys, told)).status).toBe(404);
    const late = await appealOf(appeal.keys, 'It was a quotation.');
    expect((await say(paths.appeals, appeal.keys, late)).status).toBe(404);

    const renewed = await answerOf(newAnswer.keys, 'Taken down.');
    expect((await say(paths.answers, newAnswer.keys, renewed)).status).toBe(201);
    const lodged = await appealOf(newAppeal.keys, 'It was a quotation.');
    expect((await say(paths.appeals, newAppeal.keys, lodged)).status).toBe(201);
    expect((await verify(await recordOf(report))).findings).toEqual([]);
  });

  it('leaves nothing that the codes before could have signed in a record that verifies', async () => {
    const { report, answer } = await forward();
    const { answer: newAnswer, facts } = await renew();
    await walk(report, [[disposer, 'notice.reissued', facts]]);
    const told = await answerOf(newAnswer.keys, '');
    expect((await say(paths.answers, newAnswer.keys, told)).status).toBe(201);
    const record = await recordOf(report);
    const by = { party: 'platform' as const, kid: answer.keys.signing.publicKey.kid };
    const said = saidPart(record.steps.at(-1)?.event as CaseEvent);
    const signature = await signCanonical(
      signingDomains.notice,
      said,
      answer.keys.signing.privateKey,
    );
    const steps = record.steps.map((step, place) =>
      place === record.steps.length - 1
        ? { ...step, event: { ...step.event, by, signature } }
        : step,
    );
    const { findings } = await verify({ ...record, steps });
    expect(findings.map(({ code }) => code)).toContain('forged-signature');
  });

  it('waits while an appeal is open: its outcome is read under the code that lodged it', async () => {
    const { report, appeal } = await forward();
    const told = await appealOf(appeal.keys, 'It was a quotation.');
    expect((await say(paths.appeals, appeal.keys, told)).status).toBe(201);
    const { seq } = await readCase(endpoint, disposer, report.id);
    const { facts } = await renew();
    const at = { reportId: report.id, seq: seq + 1 };
    const refused = await takeStepOf(endpoint, disposer, at, ['notice.reissued', facts]);
    expect(await refused.text()).toContain('no-appeal');
    expect(await statusOf(paths.appeals, appeal.keys)).toBe(200);
  });
});

describe('sealed words of the desk', () => {
  const seal = async (keys: Awaited<ReturnType<typeof createSealingPair>>['publicKey'][]) => {
    const sealed = await sealJson('words', { aad: new Uint8Array([1]), keys, bucket: () => 1024 });
    return sealedBodySchema.parse(sealed);
  };
  const put = async (by: TestHandler, id: string, sealed: Awaited<ReturnType<typeof seal>>) => {
    const path = paths.deskWords(id, await messageDigest(sealed));
    return (await tellDesk(endpoint, by, 'PUT', path, sealed)).status;
  };

  it('are kept for who may write some, sealed to the desk alone', async () => {
    const { report } = await forward();
    const own = await seal(deskKeys());
    expect(await put(disposer, report.id, own)).toBe(204);
    expect(await put(auditor, report.id, own)).toBe(403);
    const other = (await createSealingPair()).publicKey;
    // Nobody could read it at the desk.
    expect(await put(supervisor, report.id, await seal([other]))).toBe(403);
    expect(await put(supervisor, report.id, await seal([other, ...deskKeys()]))).toBe(403);
  });

  it('go to somebody else while an appeal waits, by who may decide it, and to the desk too', async () => {
    const { report, appeal } = await forward();
    const told = await appealOf(appeal.keys, 'It was a quotation.');
    expect((await say(paths.appeals, appeal.keys, told)).status).toBe(201);
    const other = (await createSealingPair()).publicKey;
    const reply = await seal([other, ...deskKeys()]);
    expect(await put(disposer, report.id, reply)).toBe(403);
    expect(await put(supervisor, report.id, await seal([other]))).toBe(422);
    expect(await put(supervisor, report.id, reply)).toBe(204);
  });
});

it('guesses of codes are limited by client like everything else, and cost 125 bits each', async () => {
  const limited = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '5' } });
  const statuses: number[] = [];
  for (let guess = 0; guess < 7; guess += 1) {
    const { keys } = await newNoticeKeys('appeal');
    const headers = { Authorization: `Bearer ${keys.capability}` };
    statuses.push((await fetch(limited.url + paths.appeals, { headers })).status);
  }
  expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(6);
  expect(statuses.at(-1)).toBe(429);
  await limited.remove();
});

it('codes stand in no file of the endpoint and in none of its log lines', async () => {
  const { appeal, answer } = await forward();
  const words = 'CANARY-APPEAL-0c51 it was a quotation';
  await say(paths.appeals, appeal.keys, await appealOf(appeal.keys, words));
  await say(paths.answers, answer.keys, await answerOf(answer.keys, 'CANARY-ANSWER-77b0'));
  const secrets = [appeal, answer].flatMap(({ code, keys }) => [
    code,
    code.replaceAll('-', '').slice(0, 25),
    keys.capability,
    Buffer.from(keys.capability, 'base64url').toString('hex'),
  ]);
  const files = await readdir(endpoint.config.dataDir, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
  // What is looked for would be found: the hash of the capability is there.
  expect(contents.some((bytes) => bytes.includes(appeal.keys.capabilitySha256))).toBe(true);
  for (const canary of [...secrets, 'CANARY-APPEAL-0c51', 'CANARY-ANSWER-77b0']) {
    expect(contents.some((bytes) => bytes.includes(canary))).toBe(false);
    expect(endpoint.logLines.join('\n')).not.toContain(canary);
  }
});
