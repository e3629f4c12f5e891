import { type Bytes, toBase64, toHex, utf8 } from './bytes.ts';

/** SHA-256 of bytes or of UTF-8 text, as 32 bytes. */
export async function sha256(data: Bytes | string): Promise<Bytes> {
  const bytes = typeof data === 'string' ? utf8(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 as 64 lower-case hex digits. */
export async function sha256Hex(data: Bytes | string): Promise<string> {
  return toHex(await sha256(data));
}

/** SHA-256 of a Blob; holds the blob in memory once, so it is for artefacts, not for whole cases. */
export async function sha256HexOfBlob(blob: Blob): Promise<string> {
  return sha256Hex(new Uint8Array(await blob.arrayBuffer()));
}

/** RFC 9530 §2 `Content-Digest` field value. */
export async function contentDigest(data: Bytes): Promise<string> {
  return `sha-256=:${toBase64(await sha256(data))}:`;
}
