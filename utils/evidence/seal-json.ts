import { GeneralEncrypt, generalDecrypt } from 'jose';
import { readJson } from '../parse-json.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import { type SealedBody, sealedBodySchema } from '../protocol/report.ts';
import { type Bytes, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { SealError } from './seal-error.ts';
import { importSealingKey, sealingAlgorithm } from './sealing-key.ts';

const contentEncryption = 'A256GCM';

/**
 * A value as canonical JSON, sealed to each of these keys as JWE General JSON (RFC 7516 §7.2.1), and padded
 * with spaces so that its size says little.
 */
export async function sealJson(
  value: unknown,
  options: {
    readonly aad: Bytes;
    readonly keys: readonly SealingKey[];
    /** What a text of so many bytes is padded to. */
    readonly bucket: (sizeBytes: number) => number;
  },
): Promise<SealedBody> {
  const text = utf8(canonicalJson(value));
  const plaintext = new Uint8Array(options.bucket(text.length)).fill(0x20);
  plaintext.set(text);
  const jwe = new GeneralEncrypt(plaintext)
    .setProtectedHeader({ enc: contentEncryption })
    .setAdditionalAuthenticatedData(options.aad);
  for (const key of options.keys) {
    jwe
      .addRecipient(await importSealingKey(key))
      .setUnprotectedHeader({ alg: sealingAlgorithm, kid: key.kid });
  }
  return sealedBodySchema.parse(await jwe.encrypt());
}

/**
 * What was sealed, parsed as JSON. Rejects with SealError: `wrong-context` when it is bound to something
 * else, `not-authentic` when this key does not open it, `malformed` when it is no JSON.
 */
export async function openJson(
  sealed: SealedBody,
  privateKey: CryptoKey,
  aad: Bytes,
): Promise<unknown> {
  if (sealed.aad !== toBase64url(aad)) throw new SealError('wrong-context');
  const plaintext = await decrypt(sealed, privateKey);
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch (cause) {
    throw new SealError('malformed', { cause });
  }
}

async function decrypt(sealed: SealedBody, privateKey: CryptoKey): Promise<Uint8Array> {
  try {
    const { plaintext } = await generalDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: [sealingAlgorithm],
      contentEncryptionAlgorithms: [contentEncryption],
    });
    return plaintext;
  } catch (cause) {
    throw new SealError('not-authentic', { cause });
  }
}
