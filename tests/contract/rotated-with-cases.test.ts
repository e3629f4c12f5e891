import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDeskKey,
  type DeskPrivateKey,
  publicDeskKey,
} from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { createVault } from '../../utils/desk/vault.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import type { SealingPair } from '../../utils/evidence/sealing-key.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { putToDesk, readMessagesOf, writeToDesk } from './correspondent.ts';
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
  takeStep,
} from './vault-person.ts';

/** Somebody leaves, the desk's key is replaced, and cases are open: the others go on with all of them. */
let endpoint: TestEndpoint;
let first: DeskPrivateKey;
let second: DeskPrivateKey;
let stays: Person;
let leaves: Person;
let open: Arrived;
let late: Arrived;
let wordsSha256: string;

interface Arrived {
  readonly report: TestReport;
  readonly reply: SealingPair;
}

async function arrive(quote: string): Promise<Arrived> {
  const { deskKey } = endpoint.descriptor.descriptor;
  const made = await createSecondReport(deskKey, deskKey, { name: 'A. Example', quote });
  expect((await sendReport(endpoint.url, made.report)).status).toBe(201);
  return made;
}

/** The same person at a desk unlocked anew: it reads then what the endpoint says of itself. */
async function unlockAnew(person: Person): Promise<Person> {
  const vault = createVault(createTestClock());
  const secret = { method: 'passphrase' as const, passphrase };
  const [box] = person.boxes;
  if (box === undefined) throw new Error('no box');
  got(await vault.unlock({ box, secret, descriptor: endpoint.descriptor }));
  const anew = { ...person, vault };
  await learn(endpoint, anew);
  return anew;
}

async function keepWords(person: Person, text: string): Promise<string> {
  const { report } = open;
  const context = { reportId: report.id, kind: 'note' };
  const { sealed, sha256 } = got(await person.vault.sealWords(context, text));
  const path = paths.deskWords(report.id, sha256);
  expect((await ask(endpoint, person, 'PUT', path, sealed)).status).toBe(204);
  return sha256;
}

beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
  first = endpoint.deskKey;
  stays = await join(endpoint, ['reviewer', 'administrator']);
  leaves = await join(endpoint, ['reviewer']);
  for (const person of [stays, leaves]) {
    await grantByOperator(endpoint, person, first);
    await learn(endpoint, person);
  }
  open = await arrive('said before the rotation');
  await openReport(endpoint, leaves, open.report, 1);
  wordsSha256 = await keepWords(leaves, 'noted by who left');

  const gone = await ask(endpoint, stays, 'POST', paths.deskRevocations, {
    handler: leaves.number,
  });
  expect(gone.status).toBe(204);
  second = await createDeskKey();
  const keys = { current: publicDeskKey(second), previous: [publicDeskKey(first)] };
  await writeDeskKeys(endpoint.config.deskKeysFile, keys);
  endpoint = await endpoint.restart();
  expect(endpoint.descriptor.descriptor.deskKey.kid).toBe(second.kid);
  stays = await unlockAnew(stays);
  late = await arrive('said after the rotation');
}, 60_000);
afterAll(() => endpoint.remove());

describe('who left', () => {
  it('asks in vain for the open case, for the new one, and for what was kept in it', async () => {
    const { report } = open;
    // Signed now: an endpoint takes no request from before its start, whoever sends it.
    leaves.clock.advance(Date.now() - leaves.clock.now());
    expect((await ask(endpoint, stays, 'GET', paths.deskContent(report.id))).status).toBe(403);
    for (const path of [
      paths.deskContent(report.id),
      paths.deskContent(late.report.id),
      paths.deskWords(report.id, wordsSha256),
    ])
      expect((await ask(endpoint, leaves, 'GET', path)).status).toBe(401);
    const claim = await takeStep(endpoint, leaves, report.id, 2, { type: 'case.claimed' });
    expect(claim.status).toBe(401);
  });
});

describe('who stays', () => {
  it('opens the open case by the key before, and a new one only once the new key was granted', async () => {
    const before = await openReport(endpoint, stays, open.report, 2);
    expect(got(await stays.vault.openBody(before))).toMatchObject({
      answers: { quote: 'said before the rotation' },
    });
    const unread = await openReport(endpoint, stays, late.report, 1);
    expect(await stays.vault.openBody(unread)).toEqual({ ok: false, error: 'no-key' });
    await grantByOperator(endpoint, stays, second);
    const { held } = await learn(endpoint, stays);
    expect(held.map(({ keyId }) => keyId).toSorted()).toEqual([first.kid, second.kid].toSorted());
    expect(got(await stays.vault.openBody(unread))).toMatchObject({
      answers: { quote: 'said after the rotation' },
    });
    // The old one is still there: nothing of the open case was sealed anew.
    expect((await stays.vault.openBody(before)).ok).toBe(true);
  });

  it('reads what was noted by who left, and notes under the new key', async () => {
    const content = await openReport(endpoint, stays, open.report, 3);
    const read = async (sha256: string) => {
      const answer = await ask(endpoint, stays, 'GET', paths.deskWords(open.report.id, sha256));
      const context = { reportId: open.report.id, kind: 'note' };
      return got(await stays.vault.openWords(content, context, await answer.json()));
    };
    expect(await read(wordsSha256)).toBe('noted by who left');
    const own = await keepWords(stays, 'noted after the rotation');
    expect(await read(own)).toBe('noted after the rotation');
  });

  it('reads the reporter of the open case, whichever of the two keys their software knew', async () => {
    const { report, reply } = open;
    let previousSha256 = await sha256Hex(canonicalBytes(report.envelope.manifest));
    for (const [place, deskKey] of [publicDeskKey(first), publicDeskKey(second)].entries()) {
      const at = { number: place + 1, previousSha256 };
      const keys = [reply.publicKey, deskKey];
      const text = `word ${place + 1}`;
      const { body, sha256 } = await writeToDesk(report, at, { kind: 'message' }, { text }, keys);
      expect((await putToDesk(endpoint, report, at.number, body)).status).toBe(201);
      previousSha256 = sha256;
    }
    const answer = await ask(endpoint, stays, 'GET', paths.deskContent(report.id));
    const content = await answer.json();
    const { messages } = await readMessagesOf(endpoint, report);
    let before = await sha256Hex(canonicalBytes(report.envelope.manifest));
    for (const { number, sealed } of messages) {
      const place = {
        reportId: report.id,
        number,
        direction: 'to-desk' as const,
        previousSha256: before,
      };
      const opened = got(await stays.vault.openMessage(content, place, sealed));
      expect(opened.text).toBe(`word ${number}`);
      before = await messageDigest(sealed);
    }
    expect(messages).toHaveLength(2);
  });
});
