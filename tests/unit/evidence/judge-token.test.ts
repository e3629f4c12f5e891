import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, concatBytes, utf8 } from '../../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { judgeToken } from '../../../utils/evidence/timestamp-token/judge-token.ts';
import { TokenFault } from '../../../utils/evidence/timestamp-token/token-fault.ts';
import { createLocalTsa, type LocalTsa } from './local-tsa.ts';
import {
  authority,
  type Issued,
  issue,
  keyUsage,
  makeToken,
  noAuthority,
  purpose,
  type TokenParts,
  unknown,
} from './token-maker.ts';

const time = '1.3.6.1.5.5.7.3.8';
const [emailing, serving, anything] = ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];
const [signing, committing, certifying, enciphering] = [0x80, 0x40, 0x06, 0x20];
const data = utf8('an evidence manifest');

const forTime = () => [noAuthority(), keyUsage(signing), purpose(true, time)];
const forAll = () => [authority(), keyUsage(certifying)];

let imprint: string;
let root: Issued;
beforeAll(async () => {
  imprint = await sha256Hex(data);
  root = await issue({ name: 'Example Root', extensions: forAll() });
});

const signerBy = (issuer: Issued, extensions = forTime()) =>
  issue({ name: 'Example TSA', issuer, extensions });
const middleBy = (issuer: Issued, extensions = forAll(), name = 'Example Middle') =>
  issue({ name, issuer, extensions });

async function judge(token: Bytes, trusted: readonly Issued[] = [root]): Promise<string> {
  const certificates = { trusted: trusted.map(({ der }) => der), stated: [] };
  return judgeToken(token, [imprint], certificates).then(
    ({ isTrusted }) => (isTrusted ? 'holds' : 'holds, untrusted'),
    (fault: unknown) => (fault instanceof TokenFault ? fault.code : String(fault)),
  );
}

/** A token by `signer`, with the chain given, and what else is out of the ordinary. */
async function stamp(
  signer: Issued,
  chain: readonly Issued[] = [],
  more: Partial<TokenParts> = {},
) {
  return makeToken({ signer, chain, imprint, ...more });
}

type Variant = readonly [what: string, make: () => Promise<Bytes>];

const bySigner = (what: string, extensions: () => ReturnType<typeof forTime>): Variant => [
  what,
  async () => stamp(await signerBy(root, extensions())),
];
const byMiddle = (what: string, extensions: () => ReturnType<typeof forAll>): Variant => [
  what,
  async () => {
    const middle = await middleBy(root, extensions());
    return stamp(await signerBy(middle), [middle]);
  },
];
const withMore = (what: string, more: () => Promise<Partial<TokenParts>>): Variant => [
  what,
  async () => stamp(await signerBy(root), [], await more()),
];

describe('a token that holds', () => {
  it.each<Variant>([
    bySigner('by the root itself', forTime),
    bySigner('non-repudiation as usage', () => [keyUsage(committing), purpose(true, time)]),
    bySigner('no usage named', () => [purpose(true, time)]),
    bySigner('an unknown extension that is not critical', () => [...forTime(), unknown(false)]),
    byMiddle('over an authority between', forAll),
    byMiddle('an authority for time-stamping', () => [...forAll(), purpose(false, time)]),
    byMiddle('an authority for any purpose', () => [...forAll(), purpose(false, anything)]),
    byMiddle('an authority that allows none below it', () => [authority(0), keyUsage(certifying)]),
    withMore('the certificate named by SHA-1 (RFC 3161)', async () => ({ namedBy: 'SHA-1' })),
    withMore('certificates beside it that are nobody’s', async () => ({
      chain: [await issue({ name: 'Stranger', extensions: forAll() })],
    })),
    [
      'another authority of the same name stands first',
      async () => {
        const [other, middle] = [await middleBy(root), await middleBy(root)];
        return stamp(await signerBy(middle), [other, middle]);
      },
    ],
  ])('%s', async (_what, make) => {
    const token = await make();
    expect(await judge(token)).toBe('holds');
    expect(await judge(token, [])).toBe('holds, untrusted');
  });
});

const refused: Readonly<Record<string, readonly Variant[]>> = {
  'path-length': [
    [
      'one authority more than the root allows',
      async () => {
        const tight = await issue({
          name: 'Tight Root',
          extensions: [authority(0), keyUsage(certifying)],
        });
        const middle = await middleBy(tight);
        return stamp(await signerBy(middle), [middle, tight]);
      },
    ],
    [
      'one more than an authority between allows',
      async () => {
        const first = await middleBy(root, [authority(0), keyUsage(certifying)], 'First');
        const second = await middleBy(first, forAll(), 'Second');
        return stamp(await signerBy(second), [second, first]);
      },
    ],
  ],
  'not-an-authority': [
    byMiddle('an authority for mail', () => [...forAll(), purpose(false, emailing)]),
    byMiddle('an authority for servers, critically', () => [...forAll(), purpose(true, serving)]),
    byMiddle('a certificate that is none', () => [noAuthority(), keyUsage(certifying)]),
    byMiddle('one that does not say so', () => [keyUsage(certifying)]),
    byMiddle('one that may not sign certificates', () => [authority(), keyUsage(signing)]),
    [
      'another signer’s certificate as authority',
      async () => {
        const parts = { name: 'Another TSA', issuer: root, extensions: forTime() };
        const leaf = await issue(parts);
        return stamp(await signerBy(leaf), [leaf]);
      },
    ],
  ],
  'not-for-time': [
    bySigner('the purpose not critical', () => [keyUsage(signing), purpose(false, time)]),
    bySigner('a second purpose', () => [keyUsage(signing), purpose(true, time, emailing)]),
    bySigner('another purpose', () => [keyUsage(signing), purpose(true, serving)]),
    bySigner('any purpose', () => [keyUsage(signing), purpose(true, anything)]),
    bySigner('no purpose', () => [keyUsage(signing)]),
    bySigner('a key for enciphering', () => [keyUsage(enciphering), purpose(true, time)]),
    bySigner('a key for certificates as well', () => [
      keyUsage(signing | certifying),
      purpose(true, time),
    ]),
  ],
  'critical-extension': [
    bySigner('at the signer', () => [...forTime(), unknown(true)]),
    byMiddle('at an authority', () => [...forAll(), unknown(true)]),
    withMore('in the stamp', async () => ({ infoExtension: unknown(true) })),
  ],
  'weak-algorithm': [
    withMore('the token signed over SHA-1', async () => ({ digest: 'SHA-1' })),
    [
      'the signer’s certificate signed over SHA-1',
      async () => {
        const parts = { name: 'Old TSA', issuer: root, extensions: forTime() };
        return stamp(await issue({ ...parts, digest: 'SHA-1' }));
      },
    ],
    [
      'an authority’s certificate signed over SHA-1',
      async () => {
        const parts = { name: 'Old Middle', issuer: root, extensions: forAll() };
        const middle = await issue({ ...parts, digest: 'SHA-1' });
        return stamp(await signerBy(middle), [middle]);
      },
    ],
  ],
  'signing-certificate': [
    withMore('none named', async () => ({ named: null })),
    withMore('another named', async () => ({ named: root })),
    withMore('another named by SHA-1', async () => ({ named: root, namedBy: 'SHA-1' })),
    [
      'another certificate of the same key',
      async () => {
        const signer = await signerBy(root);
        const parts = { name: 'Example TSA', issuer: root, extensions: forTime() };
        return stamp(signer, [], { named: await issue({ ...parts, keys: signer.keys }) });
      },
    ],
  ],
  'not-valid-then': [
    withMore('after the signer’s time', async () => ({ at: new Date('2028-01-01T00:00:00Z') })),
    withMore('before it', async () => ({ at: new Date('2025-12-31T23:59:59Z') })),
    [
      'after an authority’s time',
      async () => {
        const until = new Date('2026-05-31T00:00:00Z');
        const parts = { name: 'Short', issuer: root, extensions: forAll(), until };
        const middle = await issue(parts);
        return stamp(await signerBy(middle), [middle]);
      },
    ],
  ],
  'other-imprint': [withMore('of something else', async () => ({ imprint: '0'.repeat(64) }))],
  malformed: [
    withMore('two signers', async () => ({ twoSigners: true })),
    withMore('signed as another content', async () => ({ contentType: '1.2.840.113549.1.7.1' })),
    ['bytes behind it', async () => concatBytes([await stamp(await signerBy(root)), data])],
    ['no ASN.1', async () => data],
    ['cut', async () => (await stamp(await signerBy(root))).slice(0, -9)],
  ],
  signature: [
    [
      'an authority that only has the name of the one that signed',
      async () => {
        const [right, wrong] = [await middleBy(root), await middleBy(root)];
        return stamp(await signerBy(right), [wrong]);
      },
    ],
    [
      'the stamp altered after it was signed',
      async () => {
        const token = await stamp(await signerBy(root));
        const at = Buffer.from(token).indexOf('20260601000000Z');
        token[at + 3] = '7'.charCodeAt(0);
        return token;
      },
    ],
  ],
};

describe.each(Object.entries(refused))('a token is refused for %s', (code, variants) => {
  it.each(variants)('%s', async (_what, make) => {
    const token = await make();
    expect(await judge(token)).toBe(code);
    expect(await judge(token, [])).toBe(code);
  });
});

it('a chain that leads elsewhere is refused where a root is trusted, and said to be untrusted where none is', async () => {
  const other = await issue({ name: 'Other Root', extensions: forAll() });
  const token = await stamp(await signerBy(other), [other]);
  expect([await judge(token), await judge(token, [])]).toEqual(['no-path', 'holds, untrusted']);
});

describe('by openssl', () => {
  let tsa: LocalTsa;
  beforeAll(() => {
    tsa = createLocalTsa();
  });
  afterAll(() => tsa.close());

  it('a stamp holds under its root, and no byte of it can be changed', async () => {
    const token = tsa.stamp(data);
    const roots = { trusted: [tsa.root], stated: [] };
    expect(await judgeToken(token, [imprint], roots)).toMatchObject({ isTrusted: true });
    for (let at = 7; at < token.length; at += 97) {
      const changed = token.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const result = await judgeToken(changed, [imprint], roots).catch(({ code }) => code);
      expect(typeof result, `byte ${at}`).toBe('string');
    }
  });
});
