import type { SigningKey } from '../protocol/primitives.ts';
import { type Bytes, fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256 } from './digest.ts';
import type { Hash } from './merkle.ts';

const algorithm = 'Ed25519';

export interface SigningPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: SigningKey;
}

/** What does the sums of a check. The endpoint has one that waits for no other thread. */
export interface SignatureEngine {
  readonly sha256: Hash;
  /** Ed25519 (RFC 8032); `publicKey` is its 32 bytes. May throw for what is no key. */
  readonly verify: (data: Bytes, signature: Bytes, publicKey: Bytes) => boolean | Promise<boolean>;
}

const webCrypto: SignatureEngine = {
  sha256,
  async verify(data, signature, publicKey) {
    const key = await crypto.subtle.importKey('raw', publicKey, algorithm, true, ['verify']);
    return crypto.subtle.verify(algorithm, key, signature, data);
  },
};

/** RFC 7638 thumbprint of an Ed25519 public key, base64url. */
async function signingKeyId(x: string, engine: SignatureEngine): Promise<string> {
  return toBase64url(await engine.sha256(utf8(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)));
}

/** The wire form of an Ed25519 public key. */
export async function exportSigningKey(publicKey: CryptoKey): Promise<SigningKey> {
  const x = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
  return { kty: 'OKP', crv: algorithm, x, kid: await signingKeyId(x, webCrypto) };
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
  return verifyCanonicalText(domain, canonicalJson(value), signature, key, webCrypto);
}

/** The same, for a value whose canonical form is at hand. */
export async function verifyCanonicalText(
  domain: string,
  canonical: string,
  signature: string,
  key: SigningKey,
  engine = webCrypto,
): Promise<boolean> {
  if (key.kid !== (await signingKeyId(key.x, engine))) return false;
  try {
    const data = utf8(domain + canonical);
    return await engine.verify(data, fromBase64url(signature), fromBase64url(key.x));
  } catch (_notOfThisKind) {
    return false;
  }
}
