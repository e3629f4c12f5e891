import type { Bytes } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { sha256HexNow } from '../digest.ts';
import { nativeHashing } from '../native-hashing.ts';
import { warcEnd } from '../wacz/warc-record.ts';
import type { ByteSource } from './byte-source.ts';
import { equalBytesFast } from './read-container.ts';
import {
  gzipHeaderBytes,
  gzipTrailerBytes,
  isGzipHead,
  readBlockHeader,
} from './read-gzip-member.ts';
import { compareHead, type PlannedBytes } from './read-planned-record.ts';

/** Up to here a record is read at once. In parts, each would cost more than its bytes do. */
const smallBytes = 64 * 1024;

/**
 * The id of a record that is as planned, if it is small and in memory. Undefined for any other, which is then
 * read in parts: that says what is wrong with it.
 */
export function readSmallRecord(
  member: ByteSource,
  { head, payload }: PlannedBytes,
): string | undefined {
  const sizeBytes = head.length + payload.sizeBytes + warcEnd.length;
  if (member instanceof Blob || sizeBytes > smallBytes || member.length > 2 * smallBytes) {
    return undefined;
  }
  try {
    const content = smallContent(member, sizeBytes);
    if (content?.length !== sizeBytes || !hasTrailer(member, content)) return undefined;
    const end = sizeBytes - warcEnd.length;
    const isWhole =
      equalBytesFast(content.subarray(end), warcEnd) &&
      sha256HexNow(content.subarray(head.length, end)) === payload.sha256;
    return isWhole ? compareHead(content.subarray(0, head.length), head) : undefined;
  } catch (_notGzip) {
    return undefined;
  }
}

/** What a gzip member holds. May throw for what is none. */
function smallContent(member: Bytes, sizeBytes: number): Bytes | undefined {
  if (!isGzipHead(member)) return undefined;
  const body = member.subarray(gzipHeaderBytes, member.length - gzipTrailerBytes);
  const isStored = ((body[0] ?? 0) & 0b110) === 0;
  if (isStored) return storedParts(body);
  const inflated = nativeHashing()?.inflateRaw(body, sizeBytes);
  return inflated?.consumedBytes === body.length ? inflated.content : undefined;
}

/** What is looked at next and then no more: a new place for each would cost more than its bytes do. */
let scratch: Bytes | undefined;

/** RFC 1951 §3.2.4. */
function storedParts(body: Bytes): Bytes | undefined {
  scratch ??= new Uint8Array(2 * smallBytes);
  let sizeBytes = 0;
  let isLast = false;
  let at = 0;
  while (!isLast) {
    const block = readBlockHeader(body, at);
    if (!block.isLast && block.sizeBytes === 0) return undefined;
    isLast = block.isLast;
    at += block.headerBytes;
    scratch.set(body.subarray(at, at + block.sizeBytes), sizeBytes);
    at += block.sizeBytes;
    sizeBytes += block.sizeBytes;
  }
  return at === body.length ? scratch.subarray(0, sizeBytes) : undefined;
}

function hasTrailer(member: Bytes, content: Bytes): boolean {
  const at = member.byteOffset + member.length - gzipTrailerBytes;
  const trailer = new DataView(member.buffer, at, gzipTrailerBytes);
  return (
    trailer.getUint32(4, true) === content.length && trailer.getUint32(0, true) === crc32(content)
  );
}
