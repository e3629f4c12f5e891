import { CompactSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../../utils/evidence/bytes.ts';
import { verifyReceipt } from '../../../utils/evidence/receipt.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { signedDescriptorSchema } from '../../../utils/protocol/descriptor.ts';
import { type ReceiptClaims, receiptResponseSchema } from '../../../utils/protocol/receipt.ts';
import { readAcceptedReport, readJson } from '../../contract/golden.ts';

const { manifest } = readAcceptedReport().envelope;
const { descriptor } = signedDescriptorSchema.parse(readJson('accepted/signed-descriptor.json'));
const golden = receiptResponseSchema.parse(readJson('accepted/receipt-response.json')).receipt;

function claimsOf(jws: string): ReceiptClaims {
  const [, payload = ''] = jws.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

it('the golden receipt holds', async () => {
  const verified = await verifyReceipt({ receipt: golden, descriptor, manifest });
  expect(verified).toEqual({ ok: true, value: claimsOf(golden) });
});

it.each([
  ['nothing', ''],
  ['a page of a captive portal', '<html>Sign in</html>'],
  ['another payload under the old signature', golden.replace(/\..*\./, '.e30.')],
  ['a signature cut short', golden.slice(0, -4)],
])('%s is no receipt', async (_name, receipt) => {
  expect(await verifyReceipt({ receipt, descriptor, manifest })).toMatchObject({ ok: false });
});

it('no receipt without a signature, whatever its header says', async () => {
  const { kid } = descriptor.receiptKeys[0] ?? {};
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url');
  const [, payload] = golden.split('.');
  const verified = await verifyReceipt({ receipt: `${header}.${payload}.`, descriptor, manifest });
  expect(verified).toEqual({ ok: false, error: 'wrong-signature' });
});

it('a true receipt is for its own report only', async () => {
  const other = { ...manifest, createdAt: '2026-01-02T03:04:05.679Z' };
  const verified = await verifyReceipt({ receipt: golden, descriptor, manifest: other });
  expect(verified).toEqual({ ok: false, error: 'other-report' });
});

it('a key that the descriptor does not name signs nothing', async () => {
  const verified = await verifyReceipt({
    receipt: golden,
    descriptor: { receiptKeys: [] },
    manifest,
  });
  expect(verified).toEqual({ ok: false, error: 'unknown-key' });
});

describe('an endpoint that signs what is not so', () => {
  let sign: (claims: unknown) => Promise<string>;
  let receiptKeys: (typeof descriptor)['receiptKeys'];
  beforeAll(async () => {
    const pair = await createSigningPair();
    receiptKeys = [pair.publicKey];
    sign = (claims) =>
      new CompactSign(utf8(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'EdDSA', kid: pair.publicKey.kid })
        .sign(pair.privateKey);
  });

  it.each([
    [
      'another place',
      { leafIndex: 1, checkpoint: { size: 2, rootHash: '0'.repeat(64) } },
      'not-in-ledger',
    ],
    [
      'another time than the ledger has',
      { receivedAt: '2026-01-02T03:04:06.788Z' },
      'not-in-ledger',
    ],
    [
      'a checkpoint with more in it, which is hashed by itself',
      { checkpoint: { ...claimsOf(golden).checkpoint, note: 'x' } },
      'malformed',
    ],
    ['another kind of statement', { type: 'plaint.checkpoint/1' }, 'malformed'],
  ])('%s', async (_name, changes, error) => {
    const receipt = await sign({ ...claimsOf(golden), ...changes });
    const verified = await verifyReceipt({ receipt, descriptor: { receiptKeys }, manifest });
    expect(verified).toEqual({ ok: false, error });
  });

  it('a claim that this reader does not know takes nothing from those it does', async () => {
    const claims = { ...claimsOf(golden), later: { note: 'x' } };
    const receipt = await sign(claims);
    const verified = await verifyReceipt({ receipt, descriptor: { receiptKeys }, manifest });
    expect(verified).toEqual({ ok: true, value: claims });
  });
});
