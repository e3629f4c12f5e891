import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LetterPorts, writeToReporter } from '../../server/desk-site/write-to-reporter.ts';
import { defined } from '../../utils/defined.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { messageDigest, openMessage } from '../../utils/evidence/seal-message.ts';
import { createSealingPair, type SealingPair } from '../../utils/evidence/sealing-key.ts';
import { keptMessagesSchema } from '../../utils/protocol/message.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { ok } from '../../utils/result.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { putToDesk, readMessagesOf, writeToDesk } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';
import { createSecondReport } from './second-body.ts';
import { got, grantByOperator, join, openReport, type Person, takeStep } from './vault-person.ts';

const words = '请补充：为什么您认为该内容涉及您？';
const asked = {
  type: 'case.asked' as const,
  elements: ['quote'],
  dueAt: '2099-01-01T00:00:00.000Z',
};

let endpoint: TestEndpoint;
let reviewer: Person;
let report: TestReport;
let reply: SealingPair;
let manifestSha256: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
  reviewer = await join(endpoint, ['reviewer']);
  await grantByOperator(endpoint, reviewer, endpoint.deskKey);
  const me = await portsOf().ask({ method: 'GET', path: paths.deskMe });
  if (!me.ok) throw new Error(me.error);
  got(await reviewer.vault.learn(await me.value.json()));
}, 60_000);
afterAll(() => endpoint.remove());

/** A report that the reviewer has opened and assessed: two steps. */
beforeEach(async () => {
  const { deskKey } = endpoint.descriptor.descriptor;
  const made = await createSecondReport(deskKey, deskKey, { name: 'A. Example', quote: 'a line' });
  ({ report, reply } = made);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  manifestSha256 = await sha256Hex(canonicalBytes(report.envelope.manifest));
  await openReport(endpoint, reviewer, report, 1);
  const facts = { type: 'case.assessed', complete: false, disagreements: 0 };
  expect((await takeStep(endpoint, reviewer, report.id, 2, facts)).status).toBe(201);
});

type Ask = LetterPorts['ask'];

/** The desk's page against a real endpoint: each request signed in the vault. */
function portsOf(change: (ask: Ask) => Ask = (ask) => ask, vault = reviewer.vault): LetterPorts {
  const plain: Ask = async (request) => {
    const { method, path, body } = request;
    const authorization = await vault.authorize({
      method,
      path,
      ...defined({ body: body || undefined }),
    });
    if (!authorization.ok) return authorization;
    return ok(
      await fetch(endpoint.url + path, {
        method,
        headers: { Authorization: authorization.value, 'Content-Type': 'application/json' },
        ...defined({ body }),
      }),
    );
  };
  return {
    vault,
    ask: change(plain),
    standard: guideline2023,
    descriptor: endpoint.descriptor.descriptor,
  };
}

const write = (ports: LetterPorts, reportId = report.id, seq = 3) =>
  writeToReporter({ ...asked, reportId, seq, message: '' }, words, ports);

const kept = async () => (await readMessagesOf(endpoint, report)).messages;

const open = async (number: number, previousSha256: string) => {
  const message = (await kept()).find((each) => each.number === number);
  if (message === undefined) throw new Error('no message');
  const place = { number, previousSha256, direction: 'to-reporter' as const, reportId: report.id };
  return openMessage(message.sealed, reply.privateKey, place);
};

it('a question reaches the reporter word for word, named by its step, and nobody else reads it', async () => {
  const outcome = await write(portsOf());
  expect(outcome.kind).toBe('taken');
  expect(await open(1, manifestSha256)).toMatchObject({ kind: 'question', text: words });
  const [message] = await kept();
  const named = outcome.kind === 'taken' ? outcome.step.event['message'] : undefined;
  expect(named).toBe(message && (await messageDigest(message.sealed)));
  expect(JSON.stringify(message)).not.toContain(words);
  const stranger = await createSealingPair();
  const place = { number: 1, previousSha256: manifestSha256, reportId: report.id };
  await expect(
    openMessage(message?.sealed as never, stranger.privateKey, {
      ...place,
      direction: 'to-reporter',
    }),
  ).rejects.toMatchObject({ code: 'not-authentic' });
});

/** The reporter writes before the desk's own message comes in. */
async function reporterWrites(): Promise<string> {
  const place = { number: 1, previousSha256: manifestSha256 };
  const keys = [reply.publicKey, endpoint.descriptor.descriptor.deskKey];
  const act = { kind: 'message' } as const;
  const { body, sha256 } = await writeToDesk(report, place, act, { text: 'Wait.' }, keys);
  expect((await putToDesk(endpoint, report, 1, body)).status).toBe(201);
  return sha256;
}

it('where the reporter was quicker the case has moved on: it says so, and nothing is half taken', async () => {
  let theirs = '';
  const quicker = portsOf((ask) => async (request) => {
    if (request.method === 'PUT' && theirs === '') theirs = await reporterWrites();
    return ask(request);
  });
  // The chain has grown, and with it the count of the case: a handler looks at what came first.
  expect(await write(quicker)).toMatchObject({ kind: 'stale', seq: 3 });
  expect(await kept()).toHaveLength(1);
  expect((await write(portsOf(), report.id, 4)).kind).toBe('taken');
  expect(await open(2, theirs)).toMatchObject({ text: words });
});

it('on a chain from which a message was left out nothing is taken', async () => {
  await reporterWrites();
  const cut = portsOf((ask) => async (request) => {
    const answer = await ask(request);
    if (request.method !== 'GET' || !request.path.includes('/messages') || !answer.ok)
      return answer;
    const page = keptMessagesSchema.parse(await answer.value.json());
    return ok(Response.json({ ...page, messages: [], isMore: false }));
  });
  expect((await write(cut, report.id, 4)).kind).toBe('trouble');
  expect(await kept()).toHaveLength(1);
});

it('sealed to a desk key that is not this endpoint’s it is refused', async () => {
  const { publicKey: deskKey } = await createSealingPair();
  expect(await write({ ...portsOf(), descriptor: { deskKey } })).toEqual({
    kind: 'refused',
    code: 'unknown',
  });
  expect(await kept()).toEqual([]);
});

it('sealed to another reply key than before it is refused', async () => {
  expect((await write(portsOf())).kind).toBe('taken');
  const { publicKey: replyKey } = await createSealingPair();
  const vault: DeskVault = new Proxy(reviewer.vault, {
    get(real, name: keyof DeskVault) {
      if (name !== 'openBody') return real[name];
      return async (content: Parameters<DeskVault['openBody']>[0]) => {
        const body = got(await real.openBody(content));
        return ok({ ...body, replyKey });
      };
    },
  });
  const declined = { type: 'case.declined', clause: 'object' };
  expect((await takeStep(endpoint, reviewer, report.id, 4, declined)).status).toBe(201);
  const at = { reportId: report.id, seq: 5, message: '' };
  const facts = { basis: ['insult'], outcome: 'declined' as const, ...at };
  const told = { type: 'case.replied' as const, ...facts };
  const outcome = await writeToReporter(told, words, portsOf(undefined, vault));
  expect(outcome).toEqual({ kind: 'refused', code: 'other-reporter' });
  expect(await kept()).toHaveLength(1);
});

/** As an extension of the first release sends it: nobody can be answered. */
async function firstReport(): Promise<TestReport> {
  const { deskKey } = endpoint.descriptor.descriptor;
  const { body, report: second } = await createSecondReport(deskKey, deskKey, {
    name: 'A. Example',
    quote: 'a line',
  });
  const { identity: _, replyKey: __, ...content } = body;
  const first = { ...content, type: 'plaint.body/1', reporter: { anonymous: true } };
  const { evidenceManifestSha256 } = second.envelope.manifest;
  return createReport(deskKey, {
    id: second.id,
    plaintext: JSON.stringify(first),
    evidenceManifestSha256,
  });
}

it('who has not opened the report cannot write, and a report without a reply key gets no letter', async () => {
  const other = await join(endpoint, ['reviewer']);
  await grantByOperator(endpoint, other, endpoint.deskKey);
  expect(await write(portsOf(undefined, other.vault))).toEqual({
    kind: 'trouble',
    trouble: 'refused',
  });
  const old = await firstReport();
  expect((await sendReport(endpoint.url, old)).status).toBe(201);
  await openReport(endpoint, reviewer, old, 1);
  expect(await write(portsOf(), old.id, 2)).toEqual({ kind: 'refused', code: 'no-reply-key' });
  expect(await kept()).toEqual([]);
});
