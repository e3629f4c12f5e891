import { type Bytes, fromBase64, toBase64, utf8 } from '../bytes.ts';

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-384' } as const;
const signatureAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** WACZ signing 0.1.0 §"anonymous": a key nobody is named by, made for one package and then forgotten. */
export interface PackageKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** Raw r‖s in base64, over the UTF-8 of the hash string (`sha256:…`). */
  sign(hash: string): Promise<string>;
}

export async function createPackageKey(): Promise<PackageKey> {
  const pair = await crypto.subtle.generateKey(keyAlgorithm, false, ['sign', 'verify']);
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  return {
    publicKey: toBase64(new Uint8Array(spki)),
    sign: async (hash) =>
      toBase64(
        new Uint8Array(await crypto.subtle.sign(signatureAlgorithm, pair.privateKey, utf8(hash))),
      ),
  };
}

/** False for anything that is not a valid signature, whatever is wrong with it. */
export async function verifyPackageSignature(
  hash: string,
  signature: string,
  publicKey: string,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', strict(publicKey), keyAlgorithm, true, [
      'verify',
    ]);
    return await crypto.subtle.verify(signatureAlgorithm, key, strict(signature), utf8(hash));
  } catch {
    return false;
  }
}

/** Base64 that reads back as itself: two spellings of one signature would hide a changed byte. */
function strict(base64: string): Bytes {
  const bytes = fromBase64(base64);
  if (toBase64(bytes) !== base64) throw new RangeError('not canonical base64');
  return bytes;
}
