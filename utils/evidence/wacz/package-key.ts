import { type Bytes, concatBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '../bytes.ts';

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-384' } as const;
const signatureAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The order of P-384 (SEC 2 §2.5.1). */
const order =
  0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n;
const scalarBytes = 48;

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
    sign: async (hash) => {
      const signature = await crypto.subtle.sign(signatureAlgorithm, pair.privateKey, utf8(hash));
      return toBase64(withLowS(new Uint8Array(signature)));
    },
  };
}

/** Whether a package's signature holds. False for anything that is none, whatever is wrong with it. */
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
  } catch (_notOfThisKind) {
    return false;
  }
}

/**
 * Whether a signature, raw r‖s in base64, is the one of its two forms that `sign` gives; what is no base64 is
 * neither.
 */
export function isLowS(signature: string): boolean {
  try {
    return scalarOf(fromBase64(signature).subarray(scalarBytes)) <= order / 2n;
  } catch (_notBase64) {
    return false;
  }
}

/**
 * Of s and n − s, which both verify, the smaller: else a signed file could be changed by whoever holds it.
 */
function withLowS(signature: Bytes): Bytes {
  const s = scalarOf(signature.subarray(scalarBytes));
  if (s <= order / 2n) return signature;
  const low = fromHex((order - s).toString(16).padStart(2 * scalarBytes, '0'));
  return concatBytes([signature.subarray(0, scalarBytes), low]);
}

function scalarOf(bytes: Bytes): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

/** Base64 that reads back as itself: two spellings of one signature would hide a changed byte. */
function strict(base64: string): Bytes {
  const bytes = fromBase64(base64);
  if (toBase64(bytes) !== base64) throw new RangeError('not canonical base64');
  return bytes;
}
