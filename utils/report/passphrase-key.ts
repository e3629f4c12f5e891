/** OWASP's figure for PBKDF2 with HMAC-SHA-256 (2023): about half a second here, for each guess. */
export const iterations = 600_000;

/** An AES-256-GCM key out of a passphrase (PBKDF2 with HMAC-SHA-256). */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  // NFKC: the same passphrase typed on another keyboard is the same bytes.
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
