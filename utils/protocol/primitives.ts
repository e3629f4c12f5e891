import * as z from 'zod/mini';

/** RFC 9562 version 4, lower case: names a report for its whole life. */
export const reportIdSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** RFC 4648 §5 without padding. */
export const base64urlSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(8192));

/** DER in base64 with its padding (RFC 4648 §4). */
export const derSchema = z
  .string()
  .check(
    z.maxLength(100_000),
    z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  );

/** RFC 3339 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

/** BCP 47, at most 35 characters. */
export const languageTagSchema = z
  .string()
  .check(z.maxLength(35), z.regex(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/));

/** A non-negative integer that survives JSON. */
export const countSchema = z.int().check(z.minimum(0));

/** An identifier inside a standard: `defamation`, `a8a.identity-document`. */
export const termIdSchema = z
  .string()
  .check(z.maxLength(64), z.regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/));

export const mediaTypeSchema = z
  .string()
  .check(z.maxLength(127), z.regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/));

/** An Ed25519 public key (RFC 8037) with its RFC 7638 thumbprint as `kid`. */
export const signingKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64urlSchema.check(z.length(43)),
  kid: base64urlSchema.check(z.length(43)),
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** A P-256 public key that evidence and identity are sealed to. */
export const sealingKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64urlSchema.check(z.length(43)),
  y: base64urlSchema.check(z.length(43)),
  kid: base64urlSchema.check(z.length(43)),
});
export type SealingKey = z.infer<typeof sealingKeySchema>;

export const localizedTextSchema = z.strictObject({
  en: z.string().check(z.maxLength(4000)),
  'zh-Hans': z.string().check(z.maxLength(4000)),
  'zh-Hant': z.string().check(z.maxLength(4000)),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;
