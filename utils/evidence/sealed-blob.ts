import { readBlob } from './blob-chunks.ts';
import { type Bytes, fromBase64url, randomBytes, toBase64url } from './bytes.ts';
import { ChunkDigest } from './chunk-digest.ts';
import { padmeSize } from './padded-size.ts';
import { readAhead } from './read-ahead.ts';
import { SealError } from './seal-error.ts';
import {
  contentBytes,
  createRecordCipher,
  delimiter,
  headerBytes,
  readHeader,
  recordBytes,
  saltBytes,
  tagBytes,
  writeHeader,
} from './sealed-records.ts';

export interface SealedBlob {
  readonly sealed: Blob;
  /** SHA-256 of the ciphertext, hex: its address at the endpoint. */
  readonly sha256: string;
  /** 32 random bytes, base64url. Opens this blob and no other. */
  readonly key: string;
  /** Of the ciphertext. */
  readonly sizeBytes: number;
}

/**
 * Encrypts a blob under a key of its own. Its size is rounded up (Padmé) so that the ciphertext does not
 * identify a known file. Memory holds a few MiB at most; the parts lie in the browser's blob store.
 */
export async function sealBlob(
  blob: Blob,
  options: { signal?: AbortSignal } = {},
): Promise<SealedBlob> {
  const key = randomBytes(32);
  const digest = new ChunkDigest();
  const parts: Blob[] = [];
  for await (const part of sealedChunks(blob, key)) {
    options.signal?.throwIfAborted();
    digest.update(part);
    parts.push(new Blob([part]));
  }
  const sealed = new Blob(parts, { type: 'application/octet-stream' });
  return {
    sealed,
    sha256: await digest.digestHex(),
    key: toBase64url(key),
    sizeBytes: sealed.size,
  };
}

async function* sealedChunks(blob: Blob, key: Bytes): AsyncGenerator<Bytes, void, undefined> {
  const salt = randomBytes(saltBytes);
  const cipher = await createRecordCipher(key, salt);
  yield writeHeader(salt);
  const paddedBytes = Math.max(1, padmeSize(blob.size));
  const recordCount = Math.ceil(paddedBytes / contentBytes);
  async function sealRecord(number: number): Promise<Bytes> {
    const start = number * contentBytes;
    const record = new Uint8Array(Math.min(contentBytes, paddedBytes - start) + 1);
    const content = await readBlob(blob.slice(start, start + record.length - 1));
    record.set(content);
    record[content.length] = number === recordCount - 1 ? delimiter.last : delimiter.more;
    return cipher.encrypt(number, record);
  }
  yield* readAhead(recordCount, sealRecord, recordsAhead);
}

/** Encrypted while an earlier one is digested, at 256 KiB each. */
const recordsAhead = 4;

/**
 * The blob that was sealed, byte for byte. Rejects with SealError: `not-authentic` for a wrong key or
 * changed, swapped or repeated records, `truncated` for a missing or surplus end, `malformed` for anything
 * that was never sealed.
 */
export async function openBlob(
  sealed: Blob,
  key: string,
  options: { mediaType?: string } = {},
): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const part of openedChunks(sealed, key)) {
    if (part.length > 0) parts.push(new Blob([part]));
  }
  return new Blob(parts, { type: options.mediaType ?? '' });
}

async function* openedChunks(sealed: Blob, key: string): AsyncGenerator<Bytes, void, undefined> {
  const salt = readHeader(await readBlob(sealed.slice(0, headerBytes)));
  if (salt === undefined) throw new SealError('malformed');
  const cipher = await createRecordCipher(readKey(key), salt);
  let isPadding = false;
  let isLast = false;
  for (let number = 0; !isLast; number++) {
    const start = headerBytes + number * recordBytes;
    const ciphertext = await readBlob(sealed.slice(start, start + recordBytes));
    if (ciphertext.length <= tagBytes) throw new SealError('truncated');
    const record = readRecord(await decryptRecord(cipher, number, ciphertext));
    isLast = record.isLast;
    if (isLast && start + ciphertext.length !== sealed.size) throw new SealError('truncated');
    if (isPadding && record.content.length > 0) throw new SealError('malformed');
    isPadding = record.content.length < ciphertext.length - tagBytes - 1;
    yield record.content;
  }
}

function readKey(key: string): Bytes {
  try {
    const bytes = fromBase64url(key);
    if (bytes.length === 32) return bytes;
  } catch (cause) {
    throw new SealError('malformed', { cause });
  }
  throw new SealError('malformed');
}

async function decryptRecord(
  cipher: Awaited<ReturnType<typeof createRecordCipher>>,
  number: number,
  ciphertext: Bytes,
): Promise<Bytes> {
  try {
    return await cipher.decrypt(number, ciphertext);
  } catch (cause) {
    throw new SealError('not-authentic', { cause });
  }
}

/** RFC 8188 §2: content, a delimiter, and zeros. */
function readRecord(record: Bytes): { content: Bytes; isLast: boolean } {
  let end = record.length - 1;
  while (end > 0 && record[end] === 0) end--;
  const mark = record[end];
  if (mark !== delimiter.more && mark !== delimiter.last) throw new SealError('malformed');
  return { content: record.slice(0, end), isLast: mark === delimiter.last };
}
