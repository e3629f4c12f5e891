import { CompactSign, compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { type Descriptor, signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { inclusionResponseSchema } from '../../utils/protocol/ledger.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import {
  createReport,
  putReport,
  sendChunk,
  sendEvidence,
  sendReport,
  type TestReport,
} from './reporter.ts';

let home: EndpointHome;
let endpoint: EndpointProcess;
let descriptor: Descriptor;
let mine: TestReport;
let theirs: TestReport;
let receipt: string;
let receiptOfTheirs: string;

async function deliver(report: TestReport): Promise<string> {
  const answer = await sendReport(endpoint.url, report);
  expect(answer.status).toBe(201);
  return receiptResponseSchema.parse(await answer.json()).receipt;
}

beforeAll(async () => {
  home = await createHome();
  endpoint = await home.start();
  const answer = await fetch(endpoint.url + paths.descriptor);
  descriptor = signedDescriptorSchema.parse(await answer.json()).descriptor;
  const deskKey = publicDeskKey(home.deskKey);
  mine = await createReport(deskKey);
  theirs = await createReport(deskKey);
  receipt = await deliver(mine);
  receiptOfTheirs = await deliver(theirs);
});
afterAll(async () => {
  await endpoint.end('SIGTERM');
  await home.remove();
});

const verify = (candidate: string) =>
  verifyReceipt({ receipt: candidate, descriptor, manifest: mine.envelope.manifest });

it('the receipt as it came verifies', async () => {
  expect(await verify(receipt)).toMatchObject({ ok: true });
});

it('a receipt with any claim changed does not verify', async () => {
  const [protectedHeader, , signature] = receipt.split('.');
  const claims = decodeJwt(receipt);
  for (const change of [
    { receivedAt: '2020-01-01T00:00:00.000Z' },
    { leafIndex: 7 },
    { checkpoint: { size: 1, rootHash: '0'.repeat(64) } },
    { reportId: theirs.id },
  ]) {
    const payload = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url');
    const forged = [protectedHeader, payload, signature].join('.');
    expect(await verify(forged)).toEqual({ ok: false, error: 'wrong-signature' });
  }
});

it('a receipt that somebody else signed does not verify, whatever key it names', async () => {
  const { privateKey, publicKey } = await createSigningPair();
  const claims = utf8(JSON.stringify(decodeJwt(receipt)));
  const { kid } = decodeProtectedHeader(receipt);
  const sign = (keyId: string) =>
    new CompactSign(claims).setProtectedHeader({ alg: 'EdDSA', kid: keyId }).sign(privateKey);
  expect(await verify(await sign(publicKey.kid))).toEqual({ ok: false, error: 'unknown-key' });
  expect(await verify(await sign(String(kid)))).toEqual({ ok: false, error: 'wrong-signature' });
});

it('a receipt that needs no signature, or one made with a public key as secret, does not verify', async () => {
  const { kid } = decodeProtectedHeader(receipt);
  const [, payload] = receipt.split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  expect(await verify(`${none}.${payload}.`)).toEqual({ ok: false, error: 'wrong-signature' });
  const [key] = descriptor.receiptKeys;
  const secret = await importJWK({ kty: 'oct', k: key?.x ?? '' }, 'HS256');
  const symmetric = await new CompactSign(Buffer.from(payload ?? '', 'base64url'))
    .setProtectedHeader({ alg: 'HS256', kid: String(kid) })
    .sign(secret);
  await compactVerify(symmetric, secret);
  expect(await verify(symmetric)).toEqual({ ok: false, error: 'wrong-signature' });
});

it('a true receipt of another report does not stand for this one', async () => {
  expect(await verify(receiptOfTheirs)).toEqual({ ok: false, error: 'other-report' });
});

it('a stolen capability shows its own report’s status, and of another report nothing', async () => {
  const bearer = { Authorization: `Bearer ${mine.capability}` };
  const [evidence = new Uint8Array(0)] = theirs.evidence;
  const status = await fetch(endpoint.url + paths.report(theirs.id), { headers: bearer });
  const head = await fetch(endpoint.url + paths.evidence(await sha256Hex(evidence)), {
    method: 'HEAD',
    headers: bearer,
  });
  expect([status.status, head.status]).toEqual([404, 404]);
  const thief = { id: theirs.id, capability: mine.capability };
  const replay = await putReport(endpoint.url, thief, JSON.stringify(theirs.envelope));
  expect(replay.status).toBe(403);
  expect(await replay.text()).not.toContain(receiptOfTheirs);
});

it('a stolen capability takes in no second report, and changes nothing of the first', async () => {
  const forged = await createReport(publicDeskKey(home.deskKey), {
    capability: mine.capability,
    evidence: [],
  });
  expect((await sendReport(endpoint.url, forged)).status).toBe(409);
  const [evidence = new Uint8Array(0)] = mine.evidence;
  expect((await sendChunk(endpoint.url, mine, evidence)).status).toBe(409);
  const replay = await putReport(endpoint.url, mine, JSON.stringify(mine.envelope));
  expect(replay.status).toBe(200);
  expect(await replay.json()).toEqual({ receipt });
});

it('however often a report is replayed, the ledger has it once', async () => {
  for (let count = 0; count < 5; count += 1) {
    const replay = await putReport(endpoint.url, mine, JSON.stringify(mine.envelope));
    expect(await replay.json()).toEqual({ receipt });
  }
  const inclusion = (size: number) =>
    fetch(`${endpoint.url}/v1/ledger/inclusion?leaf=0&size=${size}`);
  expect(inclusionResponseSchema.parse(await (await inclusion(2)).json()).leafIndex).toBe(0);
  expect((await inclusion(3)).status).toBe(404);
});

it('a manifest with half a character in it has no canonical form, and is refused', async () => {
  const report = await createReport(publicDeskKey(home.deskKey));
  await sendEvidence(endpoint.url, report);
  const { manifest } = report.envelope;
  const header = { ...manifest.header, platform: '\ud800' };
  const text = JSON.stringify({ ...report.envelope, manifest: { ...manifest, header } });
  const answer = await putReport(endpoint.url, report, text);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ type: expect.stringMatching(/:invalid$/) });
});
