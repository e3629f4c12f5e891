import { type Bytes, concatBytes, utf8 } from './bytes.ts';

/**
 * The record layer of a sealed blob: RFC 8188 with AES-256-GCM in place of AES-128-GCM. A record's nonce is
 * the derived base XOR its number, and the byte after its content says whether more follow, so records
 * that were cut, swapped or repeated do not open.
 */
export const saltBytes = 16;
/** Salt, record size as 32 bits, and an empty key id (RFC 8188 §2.1). */
export const headerBytes = saltBytes + 5;
export const recordBytes = 256 * 1024;
export const tagBytes = 16;
/** Content that fits a record beside its delimiter and tag. */
export const contentBytes = recordBytes - tagBytes - 1;

export const delimiter = { more: 1, last: 2 } as const;

export interface RecordCipher {
  encrypt(number: number, plaintext: Bytes): Promise<Bytes>;
  /** Throws OperationError when the record is not authentic at this place. */
  decrypt(number: number, ciphertext: Bytes): Promise<Bytes>;
}

/** Makes the cipher for the records of one blob; `key` is 32 random bytes used for this blob only. */
export async function createRecordCipher(key: Bytes, salt: Bytes): Promise<RecordCipher> {
  const material = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
  const derive = async (info: string, sizeBytes: number): Promise<Bytes> =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) },
        material,
        8 * sizeBytes,
      ),
    );
  const contentKey = await derive('Content-Encoding: aes256gcm\0', 32);
  const nonceBase = await derive('Content-Encoding: nonce\0', 12);
  const cryptoKey = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const parameters = (number: number): AesGcmParams => ({
    name: 'AES-GCM',
    iv: recordNonce(nonceBase, number),
  });
  return {
    encrypt: async (number, plaintext) =>
      new Uint8Array(await crypto.subtle.encrypt(parameters(number), cryptoKey, plaintext)),
    decrypt: async (number, ciphertext) =>
      new Uint8Array(await crypto.subtle.decrypt(parameters(number), cryptoKey, ciphertext)),
  };
}

function recordNonce(base: Bytes, number: number): Bytes {
  const nonce = base.slice();
  const view = new DataView(nonce.buffer);
  view.setUint32(4, view.getUint32(4) ^ Math.floor(number / 0x1_0000_0000));
  view.setUint32(8, view.getUint32(8) ^ (number >>> 0));
  return nonce;
}

export function writeHeader(salt: Bytes): Bytes {
  const tail = new Uint8Array(5);
  new DataView(tail.buffer).setUint32(0, recordBytes);
  return concatBytes([salt, tail]);
}

/** The salt, or undefined when the header is not one that `writeHeader` makes. */
export function readHeader(header: Bytes): Bytes | undefined {
  if (header.length !== headerBytes) return undefined;
  const view = new DataView(header.buffer, header.byteOffset);
  if (view.getUint32(saltBytes) !== recordBytes || header[headerBytes - 1] !== 0) return undefined;
  return header.slice(0, saltBytes);
}
