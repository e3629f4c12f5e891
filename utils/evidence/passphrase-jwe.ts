import { CompactEncrypt, compactDecrypt } from 'jose';
import { utf8 } from './bytes.ts';

/** OWASP's figure for PBKDF2-HMAC-SHA512. */
const pbkdf2Iterations = 210_000;

/** A text encrypted under a passphrase (RFC 7518 §4.8, PBES2), as compact JWE. */
export async function lockText(
  text: string,
  passphrase: string,
  header: { readonly cty: string; readonly kid: string },
): Promise<string> {
  return new CompactEncrypt(utf8(text))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', ...header })
    .setKeyManagementParameters({ p2c: pbkdf2Iterations })
    .encrypt(utf8(passphrase));
}

/** Decrypts what `lockText` made. Rejects if the passphrase is not the one, or this is no such JWE. */
export async function unlockText(jwe: string, passphrase: string): Promise<string> {
  const { plaintext } = await compactDecrypt(jwe, utf8(passphrase), {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
    maxPBES2Count: 1_000_000,
  });
  return new TextDecoder().decode(plaintext);
}
