import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod/mini';
import { lockText, unlockText } from '../../utils/evidence/passphrase-jwe.ts';
import { readJson } from '../../utils/parse-json.ts';
import {
  base64urlSchema,
  type SealingKey,
  sealingKeySchema,
} from '../../utils/protocol/primitives.ts';

/**
 * A desk's private key as a file: a JWK encrypted under a passphrase (RFC 7518 §4.8, PBES2), or in the clear
 * for a trial on a laptop. The endpoint never reads one.
 */
const coordinate = base64urlSchema.check(z.length(43));
const privateJwkSchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: coordinate,
  d: coordinate,
});
export type DeskPrivateKey = z.infer<typeof privateJwkSchema>;

export async function createDeskKey(): Promise<DeskPrivateKey> {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  return privateJwkSchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
}

export function publicDeskKey({ kty, crv, x, y, kid }: DeskPrivateKey): SealingKey {
  return sealingKeySchema.parse({ kty, crv, x, y, kid });
}

/** Makes the text of a key file; a `passphrase` of undefined leaves the key in the clear. */
export async function lockDeskKey(
  key: DeskPrivateKey,
  passphrase: string | undefined,
): Promise<string> {
  const text = JSON.stringify(key, null, 2);
  if (passphrase === undefined) return `${text}\n`;
  const jwe = await lockText(text, passphrase, { cty: 'jwk+json', kid: key.kid });
  return `${jwe}\n`;
}

export function isLockedKeyFile(fileText: string): boolean {
  return !fileText.trimStart().startsWith('{');
}

/**
 * Reads the key out of a key file's text. Rejects if the passphrase is not the one, or the text is no key
 * file.
 */
export async function unlockDeskKey(
  fileText: string,
  passphrase: string | undefined,
): Promise<DeskPrivateKey> {
  if (!isLockedKeyFile(fileText)) return privateJwkSchema.parse(readJson(fileText));
  const text = await unlockText(fileText.trim(), passphrase ?? '');
  return privateJwkSchema.parse(readJson(text));
}

export async function importDeskKey({ kid: _, ...jwk }: DeskPrivateKey): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'ECDH-ES+A256KW');
  if (key instanceof Uint8Array) throw new TypeError('not a private key');
  return key;
}
