import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { type Bytes, randomBytes, toBase64url, utf8 } from '../evidence/bytes.ts';
import { lockText, unlockText } from '../evidence/passphrase-jwe.ts';
import { parseJson } from '../parse-json.ts';
import { err, ok, type Result } from '../result.ts';
import type { Secret } from './desk-vault.ts';
import { type HandlerKeys, handlerKeysSchema } from './handler-keys.ts';
import { readRecoveryCode } from './recovery-code.ts';
import type { KeyBox } from './team-wire.ts';

type BoxFailure = 'wrong-secret' | 'malformed';

/** What a passkey is asked for, so that it always gives the same 32 bytes (WebAuthn level 3, `prf`). */
export const passkeySalt: Bytes = utf8('plaint.box/1 passkey');

/** 32 bytes for one use alone (RFC 5869). */
async function derive(secret: Bytes, info: string): Promise<Bytes> {
  const source = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, source, 256));
}

/** The secret bytes of what is no passphrase; undefined for a code that is none. */
function secretBytes(secret: Exclude<Secret, { method: 'passphrase' }>): Bytes | undefined {
  if (secret.method === 'passkey') return new Uint8Array(secret.prf);
  const code = readRecoveryCode(secret.code);
  return code === undefined ? undefined : utf8(code);
}

/**
 * Under which id the endpoint has a box: of the credential alone, since before the box is there nothing else
 * is; or of the code. Undefined for a code that is none.
 */
export async function boxIdOf(
  by: { readonly credentialId: string } | { readonly code: string },
): Promise<string | undefined> {
  const [method, text] =
    'code' in by ? ['recovery', readRecoveryCode(by.code)] : ['passkey', by.credentialId];
  return text && toBase64url(await derive(utf8(text), `plaint.box/1 id ${method}`));
}

/** NFKC: the same passphrase typed on another keyboard is the same bytes. */
const normalized = (passphrase: string) => passphrase.normalize('NFKC');

/** The keys of a handler, shut under a secret. Fails for a recovery code that is none. */
export async function shutBox(
  keys: HandlerKeys,
  secret: Secret,
): Promise<Result<KeyBox, 'wrong-secret'>> {
  const text = JSON.stringify(keys);
  const header = { cty: 'json', kid: keys.signing.kid };
  const { method } = secret;
  if (method === 'passphrase') {
    const jwe = await lockText(text, normalized(secret.passphrase), header);
    return ok({ method, id: toBase64url(randomBytes(32)), jwe });
  }
  const bytes = secretBytes(secret);
  const id = await boxIdOf(secret);
  if (bytes === undefined || id === undefined) return err('wrong-secret');
  const jwe = await new CompactEncrypt(utf8(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...header })
    .encrypt(await derive(bytes, `plaint.box/1 key ${method}`));
  return ok({ method, id, jwe });
}

async function decrypt(box: KeyBox, secret: Secret): Promise<string> {
  if (secret.method === 'passphrase') return unlockText(box.jwe, normalized(secret.passphrase));
  const bytes = secretBytes(secret);
  if (bytes === undefined) throw new errors.JWEDecryptionFailed();
  const key = await derive(bytes, `plaint.box/1 key ${secret.method}`);
  const { plaintext } = await compactDecrypt(box.jwe, key, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}

/** The keys in a box, or why not. */
export async function openBox(
  box: KeyBox,
  secret: Secret,
): Promise<Result<HandlerKeys, BoxFailure>> {
  if (box.method !== secret.method) return err('wrong-secret');
  try {
    const keys = parseJson(handlerKeysSchema, await decrypt(box, secret));
    return keys === undefined ? err('malformed') : ok(keys);
  } catch (thrown) {
    if (thrown instanceof errors.JWEDecryptionFailed) return err('wrong-secret');
    if (thrown instanceof errors.JOSEError) return err('malformed');
    throw thrown;
  }
}
