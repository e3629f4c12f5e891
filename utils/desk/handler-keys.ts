import * as z from 'zod/mini';
import { createSealingPair } from '../evidence/sealing-key.ts';
import { createSigningPair } from '../evidence/signature.ts';
import {
  base64urlOf,
  type SealingKey,
  type SigningKey,
  sealingKeySchema,
  signingKeySchema,
} from '../protocol/primitives.ts';

const secret = base64urlOf(32);

/** All that a box holds: both private keys, and the root key of the endpoint for which they were made. */
export const handlerKeysSchema = z.strictObject({
  type: z.literal('plaint.handler-keys/1'),
  endpoint: signingKeySchema,
  signing: z.strictObject({ ...signingKeySchema.shape, d: secret }),
  sealing: z.strictObject({ ...sealingKeySchema.shape, d: secret }),
});
export type HandlerKeys = z.infer<typeof handlerKeysSchema>;

/** The same at work: the private halves cannot be read out any more. */
export interface HandlerPairs {
  readonly endpoint: SigningKey;
  readonly signing: { readonly privateKey: CryptoKey; readonly publicKey: SigningKey };
  readonly sealing: { readonly privateKey: CryptoKey; readonly publicKey: SealingKey };
}

async function secretOf(key: CryptoKey): Promise<string> {
  const { d } = await crypto.subtle.exportKey('jwk', key);
  return secret.parse(d);
}

/** New keys of a handler, readable only until they are in their boxes. */
export async function createHandlerKeys(endpoint: SigningKey): Promise<HandlerKeys> {
  const signing = await createSigningPair({ extractable: true });
  const sealing = await createSealingPair({ extractable: true });
  return {
    type: 'plaint.handler-keys/1',
    endpoint,
    signing: { ...signing.publicKey, d: await secretOf(signing.privateKey) },
    sealing: { ...sealing.publicKey, d: await secretOf(sealing.privateKey) },
  };
}

/** A P-256 private key that opens what is sealed to it. Rejects if both halves do not belong together. */
export function importOpeningKey(jwk: SealingKey & { readonly d: string }): Promise<CryptoKey> {
  const { kty, crv, x, y, d } = jwk;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  return crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, curve, false, ['deriveBits']);
}

export async function importHandlerKeys(keys: HandlerKeys): Promise<HandlerPairs> {
  const { d, ...signingKey } = keys.signing;
  const { kty, crv, x } = signingKey;
  const { d: _, ...sealingKey } = keys.sealing;
  return {
    endpoint: keys.endpoint,
    signing: {
      privateKey: await crypto.subtle.importKey('jwk', { kty, crv, x, d }, 'Ed25519', false, [
        'sign',
      ]),
      publicKey: signingKey,
    },
    sealing: { privateKey: await importOpeningKey(keys.sealing), publicKey: sealingKey },
  };
}
