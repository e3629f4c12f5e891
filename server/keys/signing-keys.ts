import { createPrivateKey as createKeyObject, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { createSigningPair, type SigningPair } from '../../utils/evidence/signature.ts';
import { readJson } from '../../utils/parse-json.ts';
import {
  base64urlSchema,
  type SigningKey,
  signingKeySchema,
} from '../../utils/protocol/primitives.ts';
import { createFileDurably, readTextIfAny, writeFileDurably } from './key-file.ts';

/** RFC 8037 private key; stays in the data directory, readable by its owner alone. */
const privateKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64urlSchema.check(z.length(43)),
  kid: base64urlSchema.check(z.length(43)),
  d: base64urlSchema.check(z.length(43)),
});

const keyFileSchema = z.strictObject({
  /** The newest first; it signs. The others are known so that what they signed still verifies. */
  keys: z.array(privateKeySchema).check(z.minLength(1), z.maxLength(8)),
});
type PrivateKey = z.infer<typeof privateKeySchema>;

export interface EndpointPair extends SigningPair {
  /** The private key once more, for signing in the calling thread. */
  readonly keyObject: KeyObject;
}

export interface SigningKeys {
  readonly current: EndpointPair;
  /** The pairs replaced, newest first. */
  readonly previous: readonly EndpointPair[];
}

export type SigningPurpose = 'root' | 'receipt';

function publicHalf({ kty, crv, x, kid }: PrivateKey): SigningKey {
  return signingKeySchema.parse({ kty, crv, x, kid });
}

async function importPair(key: PrivateKey): Promise<EndpointPair> {
  const { kty, crv, x, d } = key;
  const jwk = { kty, crv, x, d };
  const privateKey = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  const keyObject = createKeyObject({ key: jwk, format: 'jwk' });
  return { privateKey, keyObject, publicKey: publicHalf(key) };
}

async function createPrivateKey(): Promise<PrivateKey> {
  const pair = await createSigningPair({ extractable: true });
  const { d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return privateKeySchema.parse({ ...pair.publicKey, d });
}

function keyFile(dataDir: string, purpose: SigningPurpose): string {
  return join(dataDir, 'keys', `${purpose}.json`);
}

/** Throws if the file is there but is no key file: a new key in its place would break every pin. */
async function readPrivateKeys(path: string): Promise<PrivateKey[] | undefined> {
  const text = await readTextIfAny(path);
  return text === undefined ? undefined : keyFileSchema.parse(readJson(text)).keys;
}

async function writePrivateKeys(path: string, keys: readonly PrivateKey[]): Promise<void> {
  await writeFileDurably(path, `${JSON.stringify({ keys }, null, 2)}\n`, 0o600);
}

/** Two processes on their first start agree on one key: whichever was written first. */
async function createKeys(path: string): Promise<PrivateKey[]> {
  const keys = [await createPrivateKey()];
  const isWritten = await createFileDurably(path, `${JSON.stringify({ keys }, null, 2)}\n`, 0o600);
  return isWritten ? keys : keyFileSchema.parse(readJson(await readFile(path, 'utf8'))).keys;
}

/** The endpoint's own signing keys for one purpose; made on the first start. */
export async function loadSigningKeys(
  dataDir: string,
  purpose: SigningPurpose,
): Promise<SigningKeys> {
  const path = keyFile(dataDir, purpose);
  const keys = (await readPrivateKeys(path)) ?? (await createKeys(path));
  const [current, ...previous] = await Promise.all(keys.map(importPair));
  if (current === undefined) throw new RangeError('a key file without keys');
  return { current, previous };
}

/** Puts a new key before the others; the endpoint uses it from its next start. */
export async function rotateSigningKey(dataDir: string, purpose: SigningPurpose): Promise<void> {
  const path = keyFile(dataDir, purpose);
  const keys = (await readPrivateKeys(path)) ?? [];
  await writePrivateKeys(path, [await createPrivateKey(), ...keys].slice(0, 8));
}
