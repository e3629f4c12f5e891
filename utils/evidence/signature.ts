import type { SigningKey } from '../protocol/primitives.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256 } from './digest.ts';

const algorithm = 'Ed25519';

export interface SigningPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: SigningKey;
}

/** RFC 7638 thumbprint of an Ed25519 public key, base64url. */
async function signingKeyId(x: string): Promise<string> {
  return toBase64url(await sha256(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`));
}

/** The wire form of an Ed25519 public key. */
export async function exportSigningKey(publicKey: CryptoKey): Promise<SigningKey> {
  const x = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
  return { kty: 'OKP', crv: algorithm, x, kid: await signingKeyId(x) };
}

/** A new Ed25519 pair; the private half cannot be read out unless asked for. */
export async function createSigningPair(
  options: { extractable?: boolean } = {},
): Promise<SigningPair> {
  const pair = await crypto.subtle.generateKey(algorithm, options.extractable ?? false, [
    'sign',
    'verify',
  ]);
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 gave no key pair');
  return { privateKey: pair.privateKey, publicKey: await exportSigningKey(pair.publicKey) };
}

/** Ed25519 over `domain` + RFC 8785 canonical form of `value`, base64url. */
export async function signCanonical(
  domain: string,
  value: unknown,
  privateKey: CryptoKey,
): Promise<string> {
  const data = utf8(domain + canonicalJson(value));
  return toBase64url(new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, data)));
}

/** Whether `signature` is `key`'s over `domain` + canonical `value`, and `key.kid` is its own thumbprint. */
export async function verifyCanonical(
  domain: string,
  value: unknown,
  signature: string,
  key: SigningKey,
): Promise<boolean> {
  if (key.kid !== (await signingKeyId(key.x))) return false;
  try {
    const raw = fromBase64url(key.x);
    const publicKey = await crypto.subtle.importKey('raw', raw, algorithm, true, ['verify']);
    const data = utf8(domain + canonicalJson(value));
    return await crypto.subtle.verify(algorithm, publicKey, fromBase64url(signature), data);
  } catch {
    return false;
  }
}
