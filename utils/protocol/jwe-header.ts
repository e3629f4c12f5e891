import * as z from 'zod/mini';
import { parseJson } from '../parse-json.ts';

/** A P-256 point in the form that both ends of ECDH-ES exchange (RFC 7518 §4.6.1.1). */
export const ephemeralKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type EphemeralKey = z.infer<typeof ephemeralKeySchema>;

/** All that the protected header may say: the cipher and, with a single recipient, the ephemeral key. */
export const protectedFieldsSchema = z.strictObject({
  enc: z.literal('A256GCM'),
  epk: z.exactOptional(ephemeralKeySchema),
});

function isProtectedHeader(text: string): boolean {
  try {
    const json = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return parseJson(protectedFieldsSchema, json) !== undefined;
  } catch (_notBase64) {
    return false;
  }
}

/**
 * The protected header of a sealed body, in base64url. Whoever carries the report can read it: it says
 * nothing more.
 */
export const protectedHeaderSchema = z
  .string()
  .check(z.maxLength(512), z.regex(/^[A-Za-z0-9_-]+$/), z.refine(isProtectedHeader));
