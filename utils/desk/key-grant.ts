import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';
import { type Bytes, fromBase64url, utf8 } from '../evidence/bytes.ts';
import { canonicalBytes, canonicalJson } from '../evidence/canonical.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { identityBucket } from '../evidence/padded-size.ts';
import { SealError } from '../evidence/seal-error.ts';
import { openJson, sealJson } from '../evidence/seal-json.ts';
import { signCanonical, verifyCanonical } from '../evidence/signature.ts';
import {
  base64urlOf,
  type SealingKey,
  type SigningKey,
  sealingKeySchema,
} from '../protocol/primitives.ts';
import { signingDomains } from '../protocol/wire.ts';
import { importOpeningKey } from './handler-keys.ts';
import { linkKeySchema } from './link-key.ts';
import { importLinkKey } from './tag-content.ts';
import type { KeyGrant, Purpose } from './team-wire.ts';

/** A private key that a team shares: what opens reports or identities, or what makes tags. */
const sharedKeySchema = z.union([
  z.strictObject({ ...sealingKeySchema.shape, d: base64urlOf(32) }),
  linkKeySchema,
]);
export type SharedKey = z.infer<typeof sharedKeySchema>;

/** The same at work; it cannot be read out. */
export interface HeldKey {
  readonly purpose: Purpose;
  readonly keyId: string;
  readonly key: CryptoKey;
  /** Of those that open something. */
  readonly publicKey?: CryptoKey;
}

type Head = Pick<KeyGrant, 'purpose' | 'keyId' | 'to' | 'by' | 'at'>;

/** Lifted out of one grant and put into another, the sealed key does not open. */
function aadOf({ purpose, keyId, to, by, at }: Head): Bytes {
  return utf8(`plaint.grant/1\n${canonicalJson({ purpose, keyId, to, by, at })}`);
}

/** Seals a shared key to a handler; signed by who grants it. */
export async function sealGrant(
  key: SharedKey,
  grant: {
    readonly purpose: Purpose;
    readonly to: { readonly handler: number; readonly sealingKey: SealingKey };
    readonly by: KeyGrant['by'];
    readonly at: string;
  },
  signer: CryptoKey,
): Promise<KeyGrant> {
  const { purpose, by, at } = grant;
  const { handler, sealingKey } = grant.to;
  const head = { purpose, keyId: key.kid, to: { handler, kid: sealingKey.kid }, by, at };
  const keys = [sealingKey];
  const sealed = await sealJson(key, { aad: aadOf(head), keys, bucket: identityBucket });
  const unsigned = { type: 'plaint.grant/1' as const, ...head, sealed };
  return { ...unsigned, signature: await signCanonical(signingDomains.grant, unsigned, signer) };
}

/** Whether this key, which the grant names as the granter's, signed all of it. */
export async function isGrantBy(grant: KeyGrant, granter: SigningKey): Promise<boolean> {
  const { signature, ...unsigned } = grant;
  const kid = 'kid' in grant.by ? grant.by.kid : grant.by.endpoint;
  return kid === granter.kid && verifyCanonical(signingDomains.grant, unsigned, signature, granter);
}

/** The hash by which the ledger knows a grant. */
export function grantSha256(grant: KeyGrant): Promise<string> {
  return sha256Hex(canonicalBytes(grant));
}

/**
 * The key in a grant. Rejects with SealError: `not-authentic` when `privateKey` does not open it, `malformed`
 * when what is inside is not the key that the grant names, or not of its purpose.
 */
export async function openGrant(grant: KeyGrant, privateKey: CryptoKey): Promise<SharedKey> {
  const opened = await openJson(grant.sealed, privateKey, aadOf(grant));
  const { data: key } = sharedKeySchema.safeParse(opened);
  const isForTags = grant.purpose === 'link';
  if (key === undefined || (key.kty === 'oct') !== isForTags) throw new SealError('malformed');
  if (key.kid !== grant.keyId || key.kid !== (await calculateJwkThumbprint(key)))
    throw new SealError('malformed');
  return key;
}

/** Imports a shared private key. Rejects if its halves do not belong together. */
export async function importSharedKey(key: SharedKey, purpose: Purpose): Promise<HeldKey> {
  const keyId = key.kid;
  if (key.kty === 'oct') return { purpose, keyId, key: await importLinkKey(fromBase64url(key.k)) };
  const { kty, crv, x, y } = key;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  return {
    purpose,
    keyId,
    key: await importOpeningKey(key),
    publicKey: await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, true, []),
  };
}
