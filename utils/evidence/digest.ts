import { blobChunks, readBlob } from './blob-chunks.ts';
import { type Bytes, toBase64, toHex, utf8 } from './bytes.ts';
import { nativeHashing } from './native-hashing.ts';
import { createSha256, Sha256Stream } from './sha256-stream.ts';

/** SHA-256 of bytes or of UTF-8 text, as 32 bytes. */
export async function sha256(data: Bytes | string): Promise<Bytes> {
  const bytes = typeof data === 'string' ? utf8(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 as 64 lower-case hex digits. */
export async function sha256Hex(data: Bytes | string): Promise<string> {
  return toHex(await sha256(data));
}

/** Up to here JavaScript has digested before WebCrypto has been asked. */
const fewBytes = 2_048;

/** `sha256Hex` for what is digested by the thousand: at once, where waiting would take longer. */
export function sha256HexOfMany(bytes: Bytes): string | Promise<string> {
  const isNativeLater = nativeHashing() === undefined && bytes.length > fewBytes;
  return isNativeLater ? sha256Hex(bytes) : sha256HexNow(bytes);
}

/** FIPS 180-4 of no bytes at all. */
export const sha256OfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The same at once, for what is short. */
export function sha256HexNow(bytes: Bytes): string {
  if (bytes.length === 0) return sha256OfNothing;
  const native = nativeHashing();
  if (native !== undefined) return native.sha256Hex(bytes);
  const stream = new Sha256Stream();
  stream.update(bytes);
  return stream.digestHex();
}

/** Up to here a blob is read as a whole and digested natively; beyond, in parts. */
export const wholeBytes = 4 * 1024 * 1024;

/** SHA-256 of a Blob in flat memory, whatever its size. */
export async function sha256HexOfBlob(blob: Blob): Promise<string> {
  if (blob.size <= wholeBytes) return sha256Hex(await readBlob(blob));
  const stream = createSha256();
  for await (const chunk of blobChunks(blob)) stream.update(chunk);
  return stream.digestHex();
}

/** RFC 9530 §2 `Content-Digest` field value. */
export async function contentDigest(data: Bytes): Promise<string> {
  return `sha-256=:${toBase64(await sha256(data))}:`;
}
