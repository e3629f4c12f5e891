import {
  createHmac,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findReceipt } from '../../../utils/endpoint/find-receipt.ts';
import { utf8 } from '../../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { verifyEndpointJws, verifyReceipt } from '../../../utils/evidence/receipt.ts';
import type { ReceiptProof } from '../../../utils/evidence/receipt-proof.ts';
import {
  createSigningPair,
  exportSigningKey,
  signCanonical,
} from '../../../utils/evidence/signature.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import type { SigningKey } from '../../../utils/protocol/primitives.ts';
import { mediaTypes, signingDomains } from '../../../utils/protocol/wire.ts';
import { samplePackageInput } from './sample-package.ts';
import { sampleReceipt } from './sample-receipt.ts';

/**
 * What passes for a receipt with a careless reader of RFC 7515: each is shown to the three readers there are,
 * the client that waits for a receipt, the client that watches the ledger, and the verifier of packages.
 */
const receiptPair = generateKeyPairSync('ed25519');
const rootPair = generateKeyPairSync('ed25519');

let input: PackageInput;
let proof: ReceiptProof;
let ours: SigningKey;
let root: SigningKey;
let payload: string;

const encode = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64url');
const xOf = () => Buffer.from(ours.x, 'base64url');

const keyOf = async (key: KeyObject) =>
  exportSigningKey(
    await crypto.subtle.importKey(
      'jwk',
      key.export({ format: 'jwk' }) as JsonWebKey,
      'Ed25519',
      true,
      ['verify'],
    ),
  );

beforeAll(async () => {
  input = await samplePackageInput();
  const hash = await sha256Hex(canonicalBytes(input.manifest));
  const sample = await sampleReceipt(hash, input.signer);
  [ours, root] = [await keyOf(receiptPair.publicKey), await keyOf(rootPair.publicKey)];
  const descriptor = { ...sample.descriptor.descriptor, rootKey: root, receiptKeys: [ours] };
  const jwk = rootPair.privateKey.export({ format: 'jwk' }) as JsonWebKey;
  const rootKey = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  const signature = await signCanonical(signingDomains.descriptor, descriptor, rootKey);
  [, payload = ''] = sample.receipt.split('.');
  proof = {
    ...sample,
    receipt: build({ alg: 'EdDSA', kid: ours.kid }),
    descriptor: { descriptor, signatures: [{ kid: root.kid, signature }] },
  };
});

type Signer = (signed: Buffer) => Buffer;
const byOurs: Signer = (signed) => sign(null, signed, receiptPair.privateKey);

/** A compact JWS over the claims that would be right. */
function build(header: unknown, signer: Signer = byOurs, body = payload): string {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const signed = `${encode(text)}.${body}`;
  return `${signed}.${signer(Buffer.from(signed)).toString('base64url')}`;
}

interface Readings {
  readonly client: boolean;
  readonly watcher: boolean;
  readonly verifier: boolean;
}

async function read(receipt: string): Promise<Readings> {
  const { manifest, descriptor } = proof;
  const manifestSha256 = await sha256Hex(canonicalBytes(manifest));
  const about = { reportId: manifest.id, manifestSha256 };
  const found = await findReceipt(JSON.stringify({ receipt }), about, [ours]);
  const verified = await verifyReceipt({ receipt, manifest, descriptor: descriptor.descriptor });
  const watched = await verifyEndpointJws(receipt, [ours]);
  const record = {
    path: 'evidence/receipt.json' as const,
    mediaType: mediaTypes.json,
    bytes: utf8(JSON.stringify({ ...proof, receipt })),
  };
  const file = await packWacz({ ...input, records: [...input.records, record] });
  const verdict = await verifyPackage(file, { now: new Date(), trustedRootKids: [root.kid] });
  return {
    client: found.kind === 'valid' || verified.ok,
    watcher: watched.ok,
    verifier: verdict.holds,
  };
}

type Game = () => string;

const hmac = (name: string, secret: () => string | Uint8Array): Signer => {
  const digest = name.replace('HS', 'sha');
  return (signed) => createHmac(digest, secret()).update(signed).digest();
};
const spki = (format: 'der' | 'pem') =>
  receiptPair.publicKey.export({ type: 'spki', format: format as 'der' });
const secrets: Readonly<Record<string, () => string | Uint8Array>> = {
  'the 32 bytes of the public key': xOf,
  'the public key in base64url': () => ours.x,
  'the public key as JWK': () => JSON.stringify(ours),
  'the public key in DER': () => spki('der'),
  'the public key in PEM': () => spki('pem'),
  'the key’s id': () => ours.kid,
  nothing: () => '',
};

const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', ES256K: 'secp256k1' } as const;
const bySha = { ES256: 'sha256', ES384: 'sha384', ES512: 'sha512', ES256K: 'sha256' } as const;

const algorithms: readonly (readonly [string, Game])[] = [
  ...['none', 'None', 'NONE', ''].flatMap((alg): [string, Game][] => [
    [`alg “${alg}”, no signature`, () => build({ alg, kid: ours.kid }, () => Buffer.alloc(0))],
    [`alg “${alg}”, any signature`, () => build({ alg, kid: ours.kid }, () => randomBytes(64))],
    [`alg “${alg}” over a true signature`, () => build({ alg, kid: ours.kid })],
  ]),
  ...['HS256', 'HS384', 'HS512'].flatMap((alg) =>
    Object.entries(secrets).map(([what, secret]): [string, Game] => [
      `${alg} with ${what} for a secret`,
      () => build({ alg, kid: ours.kid }, hmac(alg, secret)),
    ]),
  ),
  ...(Object.keys(curves) as (keyof typeof curves)[]).map((alg): [string, Game] => [
    `${alg} by a key of its own`,
    () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: curves[alg] });
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
      return build({ alg, kid: ours.kid }, (signed) => sign(bySha[alg], signed, key));
    },
  ]),
  ...['RS256', 'PS256'].map((alg): [string, Game] => [
    `${alg} by a key of its own`,
    () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return build({ alg, kid: ours.kid }, (signed) => sign('sha256', signed, privateKey));
    },
  ]),
  [
    'Ed448 by a key of its own',
    () => {
      const { privateKey } = generateKeyPairSync('ed448');
      return build({ alg: 'EdDSA', kid: ours.kid }, (signed) => sign(null, signed, privateKey));
    },
  ],
  [
    'EdDSA by a key of its own',
    () => {
      const { privateKey } = generateKeyPairSync('ed25519');
      return build({ alg: 'EdDSA', kid: ours.kid }, (signed) => sign(null, signed, privateKey));
    },
  ],
  ...['eddsa', 'EDDSA', 'ES256', 'HS256', 'Ed448', 'EdDSA ', 'dir'].map((alg): [string, Game] => [
    `a true signature called ${alg}`,
    () => build({ alg, kid: ours.kid }),
  ]),
  ['a true signature without alg', () => build({ kid: ours.kid })],
  ['alg in a list', () => build({ alg: ['EdDSA'], kid: ours.kid })],
  ['alg twice, none first', () => build(`{"alg":"none","alg":"EdDSA","kid":"${ours.kid}"}`)],
  ['alg twice, none last', () => build(`{"alg":"EdDSA","alg":"none","kid":"${ours.kid}"}`)],
];

const byRoot: Signer = (signed) => sign(null, signed, rootPair.privateKey);
/** A key of the forger's own, offered along with the signature. */
function offered(name: 'jwk' | 'jku' | 'x5u' | 'x5c', kid: () => unknown): Game {
  return () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const value = { jwk: publicKey.export({ format: 'jwk' }), jku: 'https://forger.example/keys' };
    const more = { x5u: 'https://forger.example/chain', x5c: ['MIIB'] };
    const header = { alg: 'EdDSA', kid: kid(), [name]: { ...value, ...more }[name] };
    return build(header, (signed) => sign(null, signed, privateKey));
  };
}

const kids: readonly (readonly [string, Game])[] = [
  ['none', () => build({ alg: 'EdDSA' })],
  ['null', () => build({ alg: 'EdDSA', kid: null })],
  ['a number', () => build({ alg: 'EdDSA', kid: 0 })],
  ['in a list', () => build({ alg: 'EdDSA', kid: [ours.kid] })],
  ['with a blank', () => build({ alg: 'EdDSA', kid: ` ${ours.kid}` })],
  ['with a U+0000', () => build({ alg: 'EdDSA', kid: `${ours.kid}\0` })],
  ['in other case', () => build({ alg: 'EdDSA', kid: swapCase(ours.kid) })],
  ['the key itself', () => build({ alg: 'EdDSA', kid: ours.x })],
  ['__proto__', () => build('{"alg":"EdDSA","kid":"__proto__"}')],
  ['constructor', () => build({ alg: 'EdDSA', kid: 'constructor' })],
  ['a path', () => build({ alg: 'EdDSA', kid: '../../dev/null' })],
  ['a query', () => build({ alg: 'EdDSA', kid: "' or 1=1 --" })],
  ['the root key’s, by the root key', () => build({ alg: 'EdDSA', kid: root.kid }, byRoot)],
  ['ours, by the root key', () => build({ alg: 'EdDSA', kid: ours.kid }, byRoot)],
  [
    'the reporter’s, by the reporter’s own key',
    () => build({ alg: 'EdDSA', kid: input.signer.publicKey.kid }),
  ],
  [
    'twice, a stranger’s first',
    () => build(`{"alg":"EdDSA","kid":"${root.kid}","kid":"${ours.kid}"}`),
  ],
  [
    'twice, a stranger’s last',
    () => build(`{"alg":"EdDSA","kid":"${ours.kid}","kid":"${root.kid}"}`),
  ],
  ...(['jwk', 'jku', 'x5u', 'x5c'] as const).flatMap((name): [string, Game][] => [
    [`ours, with ${name}`, offered(name, () => ours.kid)],
    [`none, with ${name}`, offered(name, () => undefined)],
  ]),
];

function swapCase(text: string): string {
  return text.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

const critical: readonly (readonly [string, Game])[] = [
  ['one that nobody knows', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['x'], x: 1 })],
  ['one that is not there', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['exp'] })],
  ['alg', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['alg'] })],
  ['kid', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['kid'] })],
  ['an empty list', () => build({ alg: 'EdDSA', kid: ours.kid, crit: [] })],
  ['a text', () => build({ alg: 'EdDSA', kid: ours.kid, crit: 'b64' })],
  ['null', () => build({ alg: 'EdDSA', kid: ours.kid, crit: null })],
  ['one twice', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['b64', 'b64'], b64: true })],
  ['b64', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['b64'], b64: true })],
  ['b64, false', () => build({ alg: 'EdDSA', kid: ours.kid, crit: ['b64'], b64: false })],
  ['none, with b64 false', () => build({ alg: 'EdDSA', kid: ours.kid, b64: false })],
];

const right = () => build({ alg: 'EdDSA', kid: ours.kid });
const partsOf = (jws: string) => jws.split('.') as [string, string, string];

/**
 * The order of the group; a signature whose S is larger by it satisfies the same equation (RFC 8032 §5.1.7).
 */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
function withLargerS(jws: string): string {
  const [header, body, signature] = partsOf(jws);
  const bytes = Buffer.from(signature, 'base64url');
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().copy(bytes, 32);
  return [header, body, bytes.toString('base64url')].join('.');
}

/** The same bytes in other letters: the last one has bits that no byte needs. */
function otherLetters(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(part.at(-1) ?? '');
  return part.slice(0, -1) + alphabet[last ^ 1];
}

const claimsText = () => Buffer.from(payload, 'base64url').toString();
const signedClaims = (bytes: string | Uint8Array) =>
  build({ alg: 'EdDSA', kid: ours.kid }, byOurs, encode(bytes));

const forms: readonly (readonly [string, Game])[] = [
  ['two parts', () => partsOf(right()).slice(0, 2).join('.')],
  ['four parts', () => `${right()}.`],
  ['five parts, as a JWE', () => `${right()}.AA.AA`],
  ['no header', () => `.${right().split('.').slice(1).join('.')}`],
  ['a blank before it', () => ` ${right()}`],
  ['a line break behind it', () => `${right()}\n`],
  ['a line break in it', () => right().replace('.', '.\n')],
  ['padding', () => `${right()}==`],
  ['the other alphabet', () => right().replaceAll('-', '+').replaceAll('_', '/').concat('/')],
  [
    'JSON instead of the compact form',
    () => {
      const [header, body, signature] = partsOf(right());
      return JSON.stringify({ payload: body, protected: header, signature });
    },
  ],
  ['S larger by the order of the group', () => withLargerS(right())],
  ['a signature of zeros', () => build({ alg: 'EdDSA', kid: ours.kid }, () => Buffer.alloc(64))],
  ['a signature cut short', () => right().slice(0, -1)],
  ['a signature and a byte more', () => `${right()}AA`],
  [
    'the same signature in other letters',
    () => {
      const [header, body, signature] = partsOf(right());
      return [header, body, otherLetters(signature)].join('.');
    },
  ],
  ['a header that is a list', () => build(`[{"alg":"EdDSA","kid":"${ours.kid}"}]`)],
  ['a header that is null', () => build('null')],
  ['a header that is no JSON', () => build('{')],
  ['a claim that stands twice', () => signedClaims(claimsText().replace('{', '{"leafIndex":7,'))],
  ['claims with a byte order mark', () => signedClaims(`\ufeff${claimsText()}`)],
  ['claims in UTF-16', () => signedClaims(Buffer.from(claimsText(), 'utf16le'))],
  ['claims in a list', () => signedClaims(`[${claimsText()}]`)],
  [
    'claims with half a character',
    () => signedClaims(Buffer.concat([Buffer.from(claimsText()), Buffer.of(0xc3)])),
  ],
];

/** All points of small order in all their encodings, the sign bit aside: each “signs” what it likes. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].flatMap((hex) => {
  const signed = Buffer.from(hex, 'hex');
  signed.writeUInt8(signed.readUInt8(31) | 0x80, 31);
  return [hex, signed.toString('hex')];
});

it('the receipt itself is read by all three', async () => {
  expect(await read(right())).toEqual({ client: true, watcher: true, verifier: true });
});

const nobody: Readings = { client: false, watcher: false, verifier: false };

describe.each([
  ['algorithm', algorithms],
  ['key id', kids],
  ['critical header', critical],
])('no reader takes a receipt with a game of its %s', (_family, games) => {
  it.each(games)('%s', async (_name, game) => {
    expect(await read(game())).toEqual(nobody);
  });
});

describe('no reader takes a receipt in another form', () => {
  it.each(forms)('%s', async (name, game) => {
    // Who watches the ledger is told what was signed, and judges it by another schema.
    const watcher = name === 'claims in a list';
    expect(await read(game())).toEqual({ ...nobody, watcher });
  });
});

describe('a key of small order signs nothing', () => {
  it.each(smallOrder)('%s', async (hex) => {
    const x = Buffer.from(hex, 'hex').toString('base64url');
    const pair = await createSigningPair();
    const key = { ...pair.publicKey, x };
    for (const point of smallOrder)
      for (let count = 0; count < 4; count += 1) {
        const signature = Buffer.concat([Buffer.from(point, 'hex'), Buffer.alloc(32)]);
        const body = encode(JSON.stringify({ count }));
        const jws = build({ alg: 'EdDSA', kid: key.kid }, () => signature, body);
        expect((await verifyEndpointJws(jws, [key])).ok).toBe(false);
      }
  });
});
