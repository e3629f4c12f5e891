import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDeskKey,
  type DeskPrivateKey,
  publicDeskKey,
} from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import type { DeskContent, ProvenStep } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import { createVault, idleMs } from '../../utils/desk/vault.ts';
import { toBase64url, utf8 } from '../../utils/evidence/bytes.ts';
import {
  sealMessage,
  sealNamingAnswers,
  sealNamingFiles,
} from '../../utils/evidence/seal-message.ts';
import { createSigningPair, signCanonical } from '../../utils/evidence/signature.ts';
import type { Message } from '../../utils/protocol/message.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { sendReport, type TestReport } from './reporter.ts';
import { createSecondReport } from './second-body.ts';
import {
  ask,
  createTestClock,
  got,
  grantByOperator,
  join,
  learn,
  openReport,
  type Person,
  passphrase,
  readMe,
  takeStep,
} from './vault-person.ts';

let endpoint: TestEndpoint;
let identityKey: DeskPrivateKey;
let reviewer: Person;
let custodian: Person;
beforeAll(async () => {
  const started = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
  identityKey = await createDeskKey();
  const current = publicDeskKey(started.deskKey);
  const keys = { current, identity: publicDeskKey(identityKey), previous: [] };
  await writeDeskKeys(started.config.deskKeysFile, keys);
  endpoint = await started.restart();
  reviewer = await join(endpoint, ['reviewer']);
  custodian = await join(endpoint, ['custodian', 'reviewer']);
  for (const person of [reviewer, custodian]) {
    expect(await grantByOperator(endpoint, person, endpoint.deskKey)).toMatchObject({
      waiting: false,
    });
  }
  await grantByOperator(endpoint, custodian, identityKey, 'identity');
  expect((await learn(endpoint, reviewer)).held).toEqual([
    { purpose: 'desk', keyId: endpoint.deskKey.kid },
  ]);
  expect((await learn(endpoint, custodian)).held).toHaveLength(2);
});
afterAll(() => endpoint.remove());

const words = { name: 'A. Example', quote: 'what was said' };

async function arrive(): Promise<TestReport> {
  const { descriptor } = endpoint.descriptor;
  const { deskKey } = descriptor;
  const { report } = await createSecondReport(deskKey, publicDeskKey(identityKey), words);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  return report;
}

function replaceEvent(content: DeskContent, event: object): DeskContent {
  if (content.opening === undefined) throw new Error('no opening');
  return { ...content, opening: { ...content.opening, event } as ProvenStep };
}

/** The same with some fields of its opening changed. */
function change(content: DeskContent, fields: object): DeskContent {
  return replaceEvent(content, { ...content.opening?.event, ...fields });
}

describe('a body', () => {
  it('is handed out and opened to whoever is in the ledger as opening it', async () => {
    const report = await arrive();
    const before = await ask(endpoint, reviewer, 'GET', paths.deskContent(report.id));
    expect(before.status).toBe(403);
    expect(await before.json()).toMatchObject({ errors: [{ code: 'unopened' }] });
    const content = await openReport(endpoint, reviewer, report, 1);
    expect(got(await reviewer.vault.openBody(content))).toMatchObject({
      type: 'plaint.body/2',
      answers: { quote: 'what was said' },
    });
    const others = await ask(endpoint, custodian, 'GET', paths.deskContent(report.id));
    expect(others.status).toBe(403);
  });

  it('and so is sealed evidence, byte for byte', async () => {
    const report = await arrive();
    const [claimed] = report.envelope.manifest.evidence;
    const path = paths.deskEvidence(report.id, claimed?.sha256 ?? '');
    expect((await ask(endpoint, reviewer, 'GET', path)).status).toBe(403);
    await openReport(endpoint, reviewer, report, 1);
    const answer = await ask(endpoint, reviewer, 'GET', path);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(report.evidence[0]);
    const strange = paths.deskEvidence(report.id, 'a'.repeat(64));
    expect((await ask(endpoint, reviewer, 'GET', strange)).status).toBe(404);
    const other = await arrive();
    await openReport(endpoint, reviewer, other, 1);
    const foreign = paths.deskEvidence(other.id, claimed?.sha256 ?? '');
    expect((await ask(endpoint, reviewer, 'GET', foreign)).status).toBe(404);
  });

  it('stays shut for an opening that is none, another’s, forged or of another report', async () => {
    const report = await arrive();
    const content = await openReport(endpoint, reviewer, report, 1);
    const other = await openReport(endpoint, reviewer, await arrive(), 1);
    const theirs = await openReport(endpoint, custodian, report, 2);
    expect(
      (await takeStep(endpoint, reviewer, report.id, 3, { type: 'case.claimed' })).status,
    ).toBe(201);
    const open = async (changed: DeskContent) => {
      const opened = await reviewer.vault.openBody(changed);
      return opened.ok ? 'opened' : opened.error;
    };
    expect(await open(content)).toBe('opened');
    const { opening: _, ...none } = content;
    expect(await open(none)).toBe('not-an-opening');
    expect(await open({ ...content, ...defined({ opening: theirs.opening }) })).toBe(
      'other-handler',
    );
    expect(await open({ ...content, ...defined({ opening: other.opening }) })).toBe('other-report');
    expect(await open(change(content, { reason: 'dispose' }))).toBe('forged-opening');
    expect(await open(change(content, { reportId: other.envelope.manifest.id }))).toBe(
      'other-report',
    );
    const claimed = { ...content.opening?.event, type: 'case.claimed' };
    Reflect.deleteProperty(claimed, 'reason');
    expect(await open(replaceEvent(content, claimed))).toBe('not-an-opening');
    // The time is the endpoint's: the handler's signature does not cover it, and the leaf does.
    expect(await open(change(content, { at: new Date().toISOString() }))).toBe('not-in-ledger');
    const unsigned = { ...content.opening?.event };
    Reflect.deleteProperty(unsigned, 'signature');
    expect(await open(replaceEvent(content, unsigned))).toBe('forged-opening');
  });

  it('stays shut where the ledger does not have the opening', async () => {
    const report = await arrive();
    const content = await openReport(endpoint, reviewer, report, 1);
    const { opening } = content;
    if (opening === undefined) throw new Error('no opening');
    const open = async (changed: Partial<DeskContent>) => {
      const opened = await reviewer.vault.openBody({ ...content, ...changed });
      return opened.ok ? 'opened' : opened.error;
    };
    const moved = { ...opening, leafIndex: opening.leafIndex - 1 };
    expect(await open({ opening: moved })).toBe('not-in-ledger');
    const cut = { ...opening, inclusionPath: opening.inclusionPath.slice(1) };
    expect(await open({ opening: cut })).toBe('not-in-ledger');
    const [head = '', payload = ''] = content.checkpoint.split('.');
    const signature = toBase64url(utf8('x'.repeat(64)));
    expect(await open({ checkpoint: `${head}.${payload}.${signature}` })).toBe('forged-checkpoint');
    // A step that this handler did sign, and that never went to the endpoint.
    const { at, signature: _, by: __, ...rest } = opening.event as Record<string, unknown>;
    const unsent = got(
      await reviewer.vault.signStep({ ...rest, id: crypto.randomUUID() } as never),
    );
    expect(await open({ opening: { ...opening, event: { ...unsent, at: String(at) } } })).toBe(
      'not-in-ledger',
    );
  });

  it('stays shut when locked, and for an opening of the day before', async () => {
    const report = await arrive();
    const content = await openReport(endpoint, reviewer, report, 1);
    const { vault, clock } = await unlockAnew(reviewer);
    got(await vault.learn(await readMe(endpoint, reviewer)));
    clock.advance(idleMs - 1);
    expect(await vault.openBody(content)).toMatchObject({ ok: true });
    for (let hours = 0; hours < 13 * 12; hours += 1) {
      clock.advance(5 * 60_000);
      await vault.touch();
    }
    expect(await vault.openBody(content)).toEqual({ ok: false, error: 'opening-expired' });
    clock.advance(idleMs);
    expect(await vault.openBody(content)).toEqual({ ok: false, error: 'locked' });
  });

  it('without a grant does not open, whatever the ledger says', async () => {
    const stranger = await join(endpoint, ['reviewer']);
    const report = await arrive();
    const content = await openReport(endpoint, stranger, report, 1);
    expect(await stranger.vault.openBody(content)).toEqual({ ok: false, error: 'no-key' });
  });
});

/** The same person on the same device, with a clock of the test's. */
async function unlockAnew(person: Person): Promise<{
  vault: DeskVault;
  clock: ReturnType<typeof createTestClock>;
}> {
  const clock = createTestClock();
  const vault = createVault(clock);
  const [box] = person.boxes;
  if (box === undefined) throw new Error('no box');
  const { descriptor } = endpoint;
  got(await vault.unlock({ box, secret: { method: 'passphrase', passphrase }, descriptor }));
  return { vault, clock };
}

describe('who reports', () => {
  it('is told to a custodian after a request and a grant, and to nobody else', async () => {
    const report = await arrive();
    const content = await openReport(endpoint, reviewer, report, 1);
    expect(await reviewer.vault.openIdentity(content)).toEqual({
      ok: false,
      error: 'not-an-opening',
    });
    const steps: [Person, Record<string, unknown> & { type: string }][] = [
      [reviewer, { type: 'identity.requested', reason: 'contact', sealed: 'a'.repeat(64) }],
      [custodian, { type: 'identity.granted' }],
      [custodian, { type: 'identity.opened' }],
    ];
    for (const [place, [person, facts]] of steps.entries())
      expect((await takeStep(endpoint, person, report.id, place + 2, facts)).status).toBe(201);
    const answer = await ask(endpoint, custodian, 'GET', paths.deskContent(report.id));
    const told = (await answer.json()) as DeskContent;
    const place = {
      reportId: report.id,
      number: 1,
      direction: 'to-desk' as const,
      previousSha256: 'a'.repeat(64),
    };
    const naming = await sealNamingAnswers({ contact: 'b@reporter.test' }, place, [
      publicDeskKey(identityKey),
    ]);
    expect(got(await custodian.vault.openNamingAnswers(told, place, naming))).toEqual({
      contact: 'b@reporter.test',
    });
    expect(got(await custodian.vault.openIdentity(told))).toMatchObject({
      reporter: { name: 'A. Example' },
    });
    // Of a message it opens what names the reporter, and nothing of the words around it.
    const files = { documents: [], keys: [] };
    const proofs = await sealNamingFiles(files, place, [publicDeskKey(identityKey)]);
    const said = { kind: 'message' as const, text: 'for who judges', ...place };
    const { reportId: _, ...message } = { ...said, identity: naming, identityFiles: proofs };
    const sealed = await sealMessage(message, report.id, [endpoint.descriptor.descriptor.deskKey]);
    expect(got(await custodian.vault.openNamingParts(told, place, sealed))).toEqual({
      identity: naming,
      identityFiles: proofs,
    });
    expect(got(await custodian.vault.openNamingFiles(told, place, proofs))).toEqual(files);
    const moved = { ...place, number: 2 };
    const elsewhere = { ok: false, error: 'wrong-context' };
    expect(await custodian.vault.openNamingParts(told, moved, sealed)).toEqual(elsewhere);
    expect(await custodian.vault.openNamingFiles(told, moved, proofs)).toEqual(elsewhere);
    // Whoever opened the report has not opened who reports, with the key or without it.
    for (const refused of [
      await reviewer.vault.openNamingParts(content, place, sealed),
      await reviewer.vault.openNamingFiles(content, place, proofs),
    ])
      expect(refused).toEqual({ ok: false, error: 'not-an-opening' });
    // Telling who reports opens no body.
    expect(await custodian.vault.openBody(told)).toEqual({ ok: false, error: 'not-an-opening' });
    expect(await reviewer.vault.openIdentity({ ...content, ...told })).toEqual({
      ok: false,
      error: 'other-handler',
    });
  });
});

it('a message opens in its own place, to whoever opened its report; what names the reporter does not', async () => {
  const report = await arrive();
  const content = await openReport(endpoint, reviewer, report, 1);
  const keys = [endpoint.descriptor.descriptor.deskKey];
  const message: Message = {
    number: 1,
    direction: 'to-desk',
    kind: 'answer',
    text: 'more',
    previousSha256: 'a'.repeat(64),
  };
  const place = { ...message, reportId: report.id };
  const sealed = await sealMessage(message, report.id, keys);
  const { vault } = reviewer;
  expect(await vault.openMessage(content, place, sealed)).toEqual({ ok: true, value: message });
  expect(await vault.openMessage(content, { ...place, number: 2 }, sealed)).toEqual({
    ok: false,
    error: 'wrong-context',
  });
  const { opening: _, ...unopened } = content;
  const notOpened = { ok: false, error: 'not-an-opening' };
  expect(await vault.openMessage(unopened, place, sealed)).toEqual(notOpened);
  const other = await openReport(endpoint, reviewer, await arrive(), 1);
  expect(await vault.openMessage(other, place, sealed)).toEqual({
    ok: false,
    error: 'other-report',
  });
  const naming = await sealNamingAnswers({ contact: 'a@reporter.test' }, place, keys);
  expect(await vault.openNamingAnswers(content, place, naming)).toEqual(notOpened);
  expect(await vault.openMessage(content, place, naming)).toMatchObject({ ok: false });
});

describe('the vault', () => {
  it('locks by itself, also on a machine that slept; asking keeps it open no longer', async () => {
    for (const isAsleep of [false, true]) {
      const { vault, clock } = await unlockAnew(reviewer);
      const me = await readMe(endpoint, reviewer);
      let locked = 0;
      vault.onLocked(() => {
        locked += 1;
      });
      clock.advance(idleMs - 1, isAsleep);
      expect(await vault.authorize({ method: 'GET', path: paths.deskMe })).toMatchObject({
        ok: true,
      });
      // Whoever answers could tell of something new each time.
      expect(await vault.learn(me)).toMatchObject({ ok: true });
      clock.advance(1, isAsleep);
      expect(await vault.isLocked()).toBe(true);
      expect(locked).toBe(1);
      const refused = { ok: false, error: 'locked' };
      expect(await vault.authorize({ method: 'GET', path: paths.deskMe })).toEqual(refused);
      expect(await vault.sealDraft('reply', 'half')).toEqual(refused);
      expect(await vault.signStep({} as never)).toEqual(refused);
    }
  });

  it('that is locked while it works hands out nothing', async () => {
    const report = await arrive();
    const content = await openReport(endpoint, reviewer, report, 1);
    const { vault } = await unlockAnew(reviewer);
    got(await vault.learn(await readMe(endpoint, reviewer)));
    const opening = vault.openBody(content);
    await vault.lock();
    expect(await opening).toEqual({ ok: false, error: 'locked' });
    const { vault: other } = await unlockAnew(reviewer);
    const learning = other.learn(await readMe(endpoint, reviewer));
    await other.lock();
    expect(await learning).toEqual({ ok: false, error: 'locked' });
    expect(await other.isLocked()).toBe(true);
  });

  it('opens with the recovery code and no other secret, at this endpoint only', async () => {
    const { descriptor } = endpoint;
    const [byPassphrase, byCode] = reviewer.boxes;
    if (byPassphrase === undefined || byCode === undefined) throw new Error('no boxes');
    const vault = createVault(createTestClock());
    const wrong = { method: 'passphrase' as const, passphrase: `${passphrase}!` };
    expect(await vault.unlock({ box: byPassphrase, secret: wrong, descriptor })).toEqual({
      ok: false,
      error: 'wrong-secret',
    });
    const box = await fetch(endpoint.url + paths.deskBox(byCode.id));
    expect(await box.json()).toEqual(byCode);
    const kept = await fetch(endpoint.url + paths.deskBox(byPassphrase.id));
    expect(kept.status).toBe(404);
    const typed = reviewer.recoveryCode.toLowerCase().replaceAll('-', ' ');
    const secret = { method: 'recovery' as const, code: typed };
    const root = await createSigningPair();
    const forged = { ...descriptor.descriptor, rootKey: root.publicKey };
    const signature = await signCanonical(signingDomains.descriptor, forged, root.privateKey);
    const signatures = [{ kid: root.publicKey.kid, signature }];
    const other = { descriptor: forged, signatures };
    expect(await vault.unlock({ box: byCode, secret, descriptor: other })).toEqual({
      ok: false,
      error: 'other-endpoint',
    });
    expect(await vault.isLocked()).toBe(true);
    expect(await vault.unlock({ box: byCode, secret, descriptor })).toEqual({
      ok: true,
      value: { kid: reviewer.enrolment.signingKey.kid },
    });
  });

  it('signs steps of the law alone, and only once it knows its number', async () => {
    const { vault } = await unlockAnew(reviewer);
    const step = { type: 'case.claimed', seq: 1 };
    expect(await vault.signStep(step as never)).toEqual({ ok: false, error: 'no-number' });
    got(await vault.learn(await readMe(endpoint, reviewer)));
    expect(await vault.signStep(step as never)).toEqual({ ok: false, error: 'malformed' });
  });

  it('keeps words and drafts shut from everybody else and every other place', async () => {
    const report = await arrive();
    const content = await openReport(endpoint, reviewer, report, 1);
    const theirs = await openReport(endpoint, custodian, report, 2);
    const context = { reportId: report.id, kind: 'note' };
    const { sealed } = got(await reviewer.vault.sealWords(context, 'looks like a copy'));
    expect(got(await custodian.vault.openWords(theirs, context, sealed))).toBe('looks like a copy');
    const elsewhere = { ...context, kind: 'reason' };
    expect(await reviewer.vault.openWords(content, elsewhere, sealed)).toEqual({
      ok: false,
      error: 'wrong-context',
    });
    const draft = got(await reviewer.vault.sealDraft('reply', 'half a sent'));
    expect(got(await reviewer.vault.openDraft('reply', draft))).toBe('half a sent');
    expect(await reviewer.vault.openDraft('note', draft)).toMatchObject({ error: 'wrong-context' });
    expect(await custodian.vault.openDraft('reply', draft)).toMatchObject({ ok: false });
  });
});
