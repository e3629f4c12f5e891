import * as z from 'zod/mini';
import { fromBase64url, randomBytes, toBase64url } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { base64urlOf, thumbprintSchema } from '../protocol/primitives.ts';

/** What somebody who is invited is given. */
const invitationSchema = z.strictObject({
  /** 32 random bytes: good for once. */
  secret: base64urlOf(32),
  /** Of the endpoint's root key, so that nobody on the way can stand in for it. */
  rootKid: thumbprintSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

export function createInvitation(rootKid: string): Invitation {
  return { secret: toBase64url(randomBytes(32)), rootKid };
}

/** The hash of an invitation's secret: all that the endpoint has of it until it is redeemed. */
export function secretSha256(secret: string): Promise<string> {
  return sha256Hex(fromBase64url(secret));
}

/** What follows the address of the desk. As a fragment it is sent to no server. */
export function invitationFragment({ secret, rootKid }: Invitation): string {
  return `#join=${secret}&root=${rootKid}`;
}

/** Reads an invitation out of the end of an address; undefined for anything else. */
export function readInvitation(fragment: string): Invitation | undefined {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const { data } = invitationSchema.safeParse({
    secret: fields.get('join'),
    rootKid: fields.get('root'),
  });
  return data;
}
