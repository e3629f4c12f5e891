/** OWASP's figure for PBKDF2 with HMAC-SHA-256 (2023): about half a second here, for each guess. */
export const passphraseIterations = 600_000;

/** The AES-256-GCM key that a passphrase stands for. */
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
