/**
 * Rounds of PBKDF2 with HMAC-SHA-256, as OWASP advises (2023): each guess of a passphrase costs about half a
 * second.
 */
export const passphraseIterations = 600_000;

/** Derives an AES-256-GCM key from a passphrase. */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // NFKC: the same passphrase typed on another keyboard is the same bytes.
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
