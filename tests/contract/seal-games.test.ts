import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeskKey, publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, putReport, signManifest } from './reporter.ts';

/**
 * What a seal may look like that was never made by a reporter's software: each is refused, and nothing is
 * kept.
 */
type Spoil = (body: Parts) => unknown;
/** A seal as loose JSON, to be put together wrongly. */
interface Parts {
  readonly whole: SealedBody;
  readonly recipient: SealedBody['recipients'][number];
  /** The protected header, read. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly epk: Readonly<Record<string, unknown>>;
}

let endpoint: TestEndpoint;
let recoveryKid: string;
let previousKid: string;
beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REPORTS_PER_HOUR: '0' } });
  const [previous, recovery] = [await createDeskKey(), await createDeskKey()];
  [previousKid, recoveryKid] = [previous.kid, recovery.kid];
  await writeDeskKeys(endpoint.config.deskKeysFile, {
    current: publicDeskKey(endpoint.deskKey),
    previous: [publicDeskKey(previous)],
    recovery: publicDeskKey(recovery),
  });
  endpoint = await endpoint.restart();
});
afterAll(() => endpoint.remove());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const letters = (sizeBytes: number) => randomBytes(sizeBytes).toString('base64url');

function partsOf(whole: SealedBody): Parts {
  const [recipient] = whole.recipients;
  if (recipient === undefined) throw new Error('nobody is sealed to');
  const fields = JSON.parse(Buffer.from(whole.protected, 'base64url').toString());
  return { whole, recipient, fields, epk: fields.epk };
}

const withFields =
  (change: (parts: Parts) => unknown): Spoil =>
  (parts) => ({ ...parts.whole, protected: encode(change(parts)) });
const withRecipients =
  (change: (parts: Parts) => unknown): Spoil =>
  (parts) => ({ ...parts.whole, recipients: change(parts) });
const withHeader = (change: Readonly<Record<string, unknown>>): Spoil =>
  withRecipients(({ recipient }) => [{ ...recipient, header: { ...recipient.header, ...change } }]);
const withEpk = (change: (epk: Parts['epk']) => unknown): Spoil =>
  withFields(({ fields, epk }) => ({ ...fields, epk: change(epk) }));

function jwkOf(curve: 'P-384' | 'secp256k1' | 'P-521'): unknown {
  return generateKeyPairSync('ec', { namedCurve: curve }).publicKey.export({ format: 'jwk' });
}

function flipped(text: unknown): string {
  const bytes = Buffer.from(String(text), 'base64url');
  bytes.writeUInt8(bytes.readUInt8(31) ^ 1, 31);
  return bytes.toString('base64url');
}

/** The order of the field, and what stands for `x` above it: another spelling of the same number. */
const fieldOrder = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const numberOf = (value: bigint) =>
  Buffer.from(value.toString(16).padStart(64, '0'), 'hex').toString('base64url');
/** x = 0 has two points on the curve; their y is a root of its constant. */
const rootOfB = '66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4';

const recipients: readonly (readonly [string, Spoil])[] = [
  ['nobody', withRecipients(() => [])],
  ['no list at all', ({ whole: { recipients: _, ...rest } }) => rest],
  ['five', withRecipients(({ recipient }) => Array(5).fill(recipient))],
  ['the desk twice', withRecipients(({ recipient }) => [recipient, recipient])],
  [
    'the desk twice, under two seals',
    withRecipients(({ recipient }) => [recipient, { ...recipient, encrypted_key: letters(40) }]),
  ],
  ['a stranger alone', withHeader({ kid: letters(32) })],
  [
    'a stranger behind the desk',
    withRecipients(({ recipient }) => [
      recipient,
      { ...recipient, header: { ...recipient.header, kid: letters(32) } },
    ]),
  ],
  [
    'a stranger before the desk',
    withRecipients(({ recipient }) => [
      { ...recipient, header: { ...recipient.header, kid: letters(32) } },
      recipient,
    ]),
  ],
  ['the recovery key alone', (parts) => withHeader({ kid: recoveryKid })(parts)],
  [
    'the recovery key twice beside the desk',
    withRecipients(({ recipient }) => {
      const other = { ...recipient, header: { ...recipient.header, kid: recoveryKid } };
      return [recipient, other, other];
    }),
  ],
  [
    'a recipient without a header',
    withRecipients(({ recipient: { header: _, ...rest } }) => [rest]),
  ],
  [
    'a recipient without a key',
    withRecipients(({ recipient: { encrypted_key: _, ...rest } }) => [rest]),
  ],
  ['a recipient that is null', withRecipients(() => [null])],
  ['an object for a list', withRecipients(({ recipient }) => ({ 0: recipient, length: 1 }))],
  [
    'the flattened form',
    ({ whole: { recipients: _, ...rest }, recipient }) => ({ ...rest, ...recipient }),
  ],
  [
    'the compact form',
    ({ whole, recipient }) =>
      [whole.protected, recipient.encrypted_key, whole.iv, whole.ciphertext, whole.tag].join('.'),
  ],
  ['no kid', withHeader({ kid: undefined })],
  ['a kid in a list', (parts) => withHeader({ kid: [parts.recipient.header.kid] })(parts)],
  ['a kid with a blank', (parts) => withHeader({ kid: `${parts.recipient.header.kid} ` })(parts)],
  ['a kid that is a path', withHeader({ kid: '../../keys/root.json'.padEnd(43, 'x') })],
  ...[0, 8, 39, 41, 48].map((size): [string, Spoil] => [
    `an encrypted key of ${size} bytes`,
    withRecipients(({ recipient }) => [{ ...recipient, encrypted_key: letters(size) }]),
  ]),
];

const ephemeral: readonly (readonly [string, Spoil])[] = [
  ['none', withFields(({ fields: { epk: _, ...rest } }) => rest)],
  [
    'none for the second of two',
    ({ whole, recipient, fields: { epk, ...rest } }) => ({
      ...whole,
      protected: encode(rest),
      recipients: [
        { ...recipient, header: { ...recipient.header, epk } },
        { ...recipient, header: { ...recipient.header, kid: recoveryKid } },
      ],
    }),
  ],
  ['in both headers', (parts) => withHeader({ epk: parts.epk })(parts)],
  ['off the curve', withEpk((epk) => ({ ...epk, y: flipped(epk['y']) }))],
  [
    'off the curve, for a recipient of two',
    ({ whole, recipient, fields: { epk: _, ...rest }, epk }) => ({
      ...whole,
      protected: encode(rest),
      recipients: [
        { ...recipient, header: { ...recipient.header, epk } },
        {
          ...recipient,
          header: { ...recipient.header, kid: recoveryKid, epk: { ...epk, x: flipped(epk['x']) } },
        },
      ],
    }),
  ],
  ['nothing but zeros', withEpk((epk) => ({ ...epk, x: numberOf(0n), y: numberOf(0n) }))],
  ['nothing but ones', withEpk((epk) => ({ ...epk, x: numberOf(2n ** 256n - 1n), y: epk['y'] }))],
  [
    'a number written above the field',
    withEpk((epk) => ({
      ...epk,
      x: numberOf(fieldOrder),
      y: numberOf(BigInt(`0x${rootOfB}`)),
    })),
  ],
  ['of P-384', withEpk(() => jwkOf('P-384'))],
  ['of P-521', withEpk(() => jwkOf('P-521'))],
  ['of secp256k1', withEpk(() => jwkOf('secp256k1'))],
  [
    'of secp256k1, called P-256',
    withEpk((epk) => ({ ...(jwkOf('secp256k1') as object), kty: 'EC', crv: epk['crv'] })),
  ],
  ['of X25519', withEpk(() => ({ kty: 'OKP', crv: 'X25519', x: letters(32) }))],
  ['of Ed25519', withEpk(() => ({ kty: 'OKP', crv: 'Ed25519', x: letters(32) }))],
  ['a symmetric key', withEpk(() => ({ kty: 'oct', k: letters(32) }))],
  ['without y', withEpk(({ y: _, ...rest }) => rest)],
  ['compressed', withEpk((epk) => ({ ...epk, x: letters(33), y: '' }))],
  ['with a private half', withEpk((epk) => ({ ...epk, d: letters(32) }))],
  ['with a kid', withEpk((epk) => ({ ...epk, kid: letters(32) }))],
  ['with x cut short', withEpk((epk) => ({ ...epk, x: String(epk['x']).slice(0, 42) }))],
  ['with x too long', withEpk((epk) => ({ ...epk, x: `${epk['x']}A` }))],
  ['with x padded', withEpk((epk) => ({ ...epk, x: `${epk['x']}=` }))],
  ['x that is a number', withEpk((epk) => ({ ...epk, x: 7 }))],
  ['in a list', withEpk((epk) => [epk])],
  ['null', withEpk(() => null)],
];

const games = ['apu', 'apv', 'crit', 'zip', 'jku', 'jwk', 'x5u', 'x5c', 'p2s', 'typ', 'cty', 'b64'];
const algorithms = [
  'none',
  'dir',
  'ECDH-ES',
  'ECDH-ES+A128KW',
  'ECDH-ES+A192KW',
  'ecdh-es+a256kw',
  'A256KW',
  'A256GCMKW',
  'RSA-OAEP-256',
  'RSA1_5',
  'PBES2-HS256+A128KW',
  'HPKE-0',
];
const ciphers = ['none', 'A128GCM', 'A192GCM', 'A256CBC-HS512', 'A128CBC-HS256', 'a256gcm', ''];

const named: readonly (readonly [string, Spoil])[] = [
  ...algorithms.map((alg): [string, Spoil] => [`alg ${alg}`, withHeader({ alg })]),
  ['no alg', withHeader({ alg: undefined })],
  ['alg in a list', withHeader({ alg: ['ECDH-ES+A256KW'] })],
  ['two algs', withFields(({ fields }) => ({ ...fields, alg: 'dir' }))],
  [
    'alg where it is protected alone',
    ({ whole, recipient: { header, ...rest }, fields }) => ({
      ...whole,
      protected: encode({ ...fields, alg: header.alg }),
      recipients: [{ ...rest, header: { kid: header.kid } }],
    }),
  ],
  ...ciphers.map((enc): [string, Spoil] => [
    `enc ${enc}`,
    withFields(({ fields }) => ({ ...fields, enc })),
  ]),
  ['no enc', withFields(({ fields: { enc: _, ...rest } }) => rest)],
  ['enc of the recipient’s own', withHeader({ enc: 'A128GCM' })],
  ...games.flatMap((name): [string, Spoil][] => {
    const value = name === 'crit' ? ['zip'] : name === 'zip' ? 'DEF' : 'eA';
    return [
      [
        `${name} in the protected header`,
        withFields(({ fields }) => ({ ...fields, [name]: value })),
      ],
      [`${name} for a recipient`, withHeader({ [name]: value })],
      [`${name} unprotected`, ({ whole }) => ({ ...whole, unprotected: { [name]: value } })],
    ];
  }),
  ['a count of rounds', withHeader({ alg: 'PBES2-HS512+A256KW', p2s: 'eA', p2c: 2 ** 31 })],
  ['crit that is empty', withFields(({ fields }) => ({ ...fields, crit: [] }))],
  ['a kid in the protected header', withFields(({ fields }) => ({ ...fields, kid: letters(32) }))],
  ['an empty protected header', ({ whole }) => ({ ...whole, protected: '' })],
  ['a protected header that is a list', withFields(({ fields }) => [fields])],
  ['a protected header that is no JSON', ({ whole }) => ({ ...whole, protected: 'e30e' })],
  [
    'enc twice',
    ({ whole, epk }) => ({
      ...whole,
      protected: Buffer.from(
        `{"enc":"A128GCM","enc":"A256GCM","epk":${JSON.stringify(epk)}}`,
      ).toString('base64url'),
    }),
  ],
  [
    'a prototype',
    ({ whole, epk }) => ({
      ...whole,
      protected: Buffer.from(
        `{"__proto__":{"zip":"DEF"},"enc":"A256GCM","epk":${JSON.stringify(epk)}}`,
      ).toString('base64url'),
    }),
  ],
];

const pieces: readonly (readonly [string, Spoil])[] = [
  ...[0, 8, 11, 13, 16].map((size): [string, Spoil] => [
    `an iv of ${size} bytes`,
    ({ whole }) => ({ ...whole, iv: letters(size) }),
  ]),
  ...[0, 4, 8, 12, 15, 17].map((size): [string, Spoil] => [
    `a tag of ${size} bytes`,
    ({ whole }) => ({ ...whole, tag: letters(size) }),
  ]),
  ['no aad', ({ whole: { aad: _, ...rest } }) => rest],
  ['an empty aad', ({ whole }) => ({ ...whole, aad: '' })],
  ['an aad of its own', ({ whole }) => ({ ...whole, aad: encode('another') })],
  ['an aad with padding', ({ whole }) => ({ ...whole, aad: `${whole.aad}=` })],
  ['a field of its own', ({ whole }) => ({ ...whole, note: 'x' })],
  ['a list for a seal', ({ whole }) => [whole]],
];

/** Sends a whole report, its hashes and signature right, around a seal that was made like this. */
async function send(spoil: Spoil): Promise<{ status: number; type: string }> {
  const report = await createReport(publicDeskKey(endpoint.deskKey), { evidence: [] });
  const { manifest, body } = report.envelope;
  const spoiled = JSON.parse(JSON.stringify(spoil(partsOf(body)))) as SealedBody;
  const rehashed = { ...manifest, bodySha256: await sha256Hex(canonicalBytes(spoiled)) };
  const signature = await signManifest(rehashed, report.signer);
  const envelope = { manifest: rehashed, signature, body: spoiled };
  const answer = await putReport(endpoint.url, report, JSON.stringify(envelope));
  if (answer.status === 201) return { status: 201, type: '' };
  return { status: answer.status, type: problemSchema.parse(await answer.json()).type };
}

async function expectRefused(spoil: Spoil): Promise<void> {
  const { status, type } = await send(spoil);
  expect(status).toBe(422);
  expect(type).toMatch(/:(?:invalid|unknown-key|wrong-digest)$/);
}

describe.each([
  ['recipients', recipients],
  ['ephemeral key', ephemeral],
  ['names of algorithms and other parameters', named],
  ['pieces', pieces],
])('a seal with %s that no reporter’s software makes', (_family, rows) => {
  it.each(rows)('%s', async (_name, spoil) => expectRefused(spoil));
});

describe('a seal as it should be is taken in', () => {
  it.each<readonly [string, Spoil]>([
    ['to the desk', ({ whole }) => whole],
    ['to the desk’s key of before', (parts) => withHeader({ kid: previousKid })(parts)],
    [
      'to the desk and the recovery key, each with its own ephemeral key',
      ({ whole, recipient, fields: { epk, ...rest } }) => ({
        ...whole,
        protected: encode(rest),
        recipients: [
          { ...recipient, header: { ...recipient.header, epk } },
          { ...recipient, header: { ...recipient.header, kid: recoveryKid, epk } },
        ],
      }),
    ],
  ])('%s', async (_name, spoil) => {
    expect(await send(spoil)).toEqual({ status: 201, type: '' });
  });
});
