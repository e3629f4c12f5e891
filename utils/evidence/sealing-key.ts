import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import { type SealingKey, sealingKeySchema } from '../protocol/primitives.ts';

/** RFC 7518 §4.6, with AES-256 key wrap. */
export const sealingAlgorithm = 'ECDH-ES+A256KW';

export interface SealingPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: SealingKey;
}

/** A P-256 pair that bodies are sealed to; the private half is for the desk alone. */
export async function createSealingPair(
  options: { extractable?: boolean } = {},
): Promise<SealingPair> {
  const pair = await generateKeyPair(sealingAlgorithm, {
    crv: 'P-256',
    extractable: options.extractable ?? false,
  });
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(pair.publicKey);
  return {
    privateKey: pair.privateKey,
    publicKey: sealingKeySchema.parse({ kty, crv, x, y, kid }),
  };
}

/** Throws TypeError when `kid` is not the key's own RFC 7638 thumbprint or the point is not on the curve. */
export async function importSealingKey(key: SealingKey): Promise<CryptoKey> {
  const { kid, kty, crv, x, y } = key;
  // Nothing else that a later endpoint may say of its key has a say in how it is imported.
  const jwk = { kty, crv, x, y };
  if (kid !== (await calculateJwkThumbprint(jwk))) throw new TypeError('kid is not the thumbprint');
  const imported = await importJWK(jwk, sealingAlgorithm);
  if (imported instanceof Uint8Array) throw new TypeError('not a public key');
  return imported;
}
