import * as z from 'zod/mini';
import { PlaintError } from '../errors.ts';
import { fromBase64url, randomBytes, toBase64url, utf8 } from '../evidence/bytes.ts';
import { errorNamed } from '../faults/expected.ts';
import { deriveKey, passphraseIterations } from './passphrase-key.ts';

const bound = utf8('plaint.lock/1');

/**
 * A secret of this device, sealed under the reporter's passphrase. Whoever has the secret may see what Plaint
 * shows, and opens what is encrypted to it.
 */
export const deviceLockSchema = z.strictObject({
  /** Base64url, like the other fields here. */
  salt: z.string(),
  iterations: z.int().check(z.minimum(1)),
  iv: z.string(),
  sealedSecret: z.string(),
});
export type DeviceLock = z.infer<typeof deviceLockSchema>;

/** Makes a lock for a passphrase. Gives its secret as well: 256 random bits as text. */
export async function createLock(
  passphrase: string,
): Promise<{ readonly lock: DeviceLock; readonly secret: string }> {
  const [salt, iv, bytes] = [randomBytes(16), randomBytes(12), randomBytes(32)];
  const key = await deriveKey(passphrase, salt, passphraseIterations);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound },
    key,
    bytes,
  );
  return {
    lock: {
      salt: toBase64url(salt),
      iterations: passphraseIterations,
      iv: toBase64url(iv),
      sealedSecret: toBase64url(new Uint8Array(sealed)),
    },
    secret: toBase64url(bytes),
  };
}

/** The secret behind a lock. Rejects with PlaintError `invalid_input` when the passphrase is not its own. */
export async function openLock(lock: DeviceLock, passphrase: string): Promise<string> {
  const key = await deriveKey(passphrase, fromBase64url(lock.salt), lock.iterations);
  const algorithm = { name: 'AES-GCM', iv: fromBase64url(lock.iv), additionalData: bound };
  try {
    const bytes = await crypto.subtle.decrypt(algorithm, key, fromBase64url(lock.sealedSecret));
    return toBase64url(new Uint8Array(bytes));
  } catch (cause) {
    // Web Cryptography says so of a key that does not fit, and of nothing else here.
    if (!errorNamed('OperationError')(cause)) throw cause;
    throw new PlaintError('invalid_input', { cause });
  }
}
