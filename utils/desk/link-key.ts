import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';
import { fromBase64url, randomBytes, toBase64url, utf8 } from '../evidence/bytes.ts';
import { base64urlOf, thumbprintSchema } from '../protocol/primitives.ts';

const secret = base64urlOf(32);

/** The secret of a team that tags are made with, vouched for by somebody who holds a desk key. */
export const linkKeySchema = z.strictObject({
  kty: z.literal('oct'),
  k: secret,
  kid: thumbprintSchema,
  voucher: secret,
});
export type LinkKey = z.infer<typeof linkKeySchema>;

/** Both halves of a desk key at work. */
export interface DeskPair {
  readonly key: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** Makes a new link key: nobody but the team can make its tags, and they outlive the desk's key. */
export async function createLinkKey(): Promise<Omit<LinkKey, 'voucher'>> {
  const jwk = { kty: 'oct' as const, k: toBase64url(randomBytes(32)) };
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
}

/**
 * What a desk key agrees on with itself, which takes its private half. So whoever seals a link key of their
 * own, the endpoint say, to read from the tags what reports are about, cannot vouch for it.
 */
async function voucherKey({ key, publicKey }: DeskPair): Promise<CryptoKey> {
  const { subtle } = crypto;
  const agreed = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, key, 256);
  const source = await subtle.importKey('raw', agreed, 'HKDF', false, ['deriveKey']);
  const salt = new Uint8Array();
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('plaint.link-voucher/1') },
    source,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  );
}

/** The same link key, vouched for under this desk key. */
export async function vouchFor(
  { kty, k, kid }: Omit<LinkKey, 'voucher'>,
  desk: DeskPair,
): Promise<LinkKey> {
  const mac = await crypto.subtle.sign('HMAC', await voucherKey(desk), utf8(kid));
  return { kty, k, kid, voucher: toBase64url(new Uint8Array(mac)) };
}

export async function isVouchedFor({ kid, voucher }: LinkKey, desk: DeskPair): Promise<boolean> {
  const key = await voucherKey(desk);
  return crypto.subtle.verify('HMAC', key, fromBase64url(voucher), utf8(kid));
}
