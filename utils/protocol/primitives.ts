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

/** Exactly so many bytes in base64url. */
export function base64urlOf(sizeBytes: number) {
  const length = Math.ceil((sizeBytes * 4) / 3);
  return z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`)));
}

/** An Ed25519 signature (RFC 8032). */
export const signatureSchema = base64urlOf(64);

/** RFC 7638: the SHA-256 of a public key. */
export const thumbprintSchema = base64urlOf(32);

/** That day and that hour exist. */
function isInstant(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/** RFC 3339 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/), z.refine(isInstant));

/**
 * BCP 47 in its usual case: a language, with its script and region where they matter (`zh-Hant-TW`). No
 * variants, extensions or private use, which could say anything.
 */
export const languageTagSchema = z
  .string()
  .check(z.regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/));

/** `major.minor.patch` of a standard, or fewer of them: numbers alone, which say nothing else. */
export const versionSchema = z.string().check(z.regex(/^\d{1,6}(?:\.\d{1,6}){0,2}$/));

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
  x: base64urlOf(32),
  kid: thumbprintSchema,
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** A P-256 public key that evidence and identity are sealed to. */
export const sealingKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64urlOf(32),
  y: base64urlOf(32),
  kid: thumbprintSchema,
});
export type SealingKey = z.infer<typeof sealingKeySchema>;

export const localizedTextSchema = z.strictObject({
  en: z.string().check(z.maxLength(4000)),
  'zh-Hans': z.string().check(z.maxLength(4000)),
  'zh-Hant': z.string().check(z.maxLength(4000)),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;
