import { toldElsewhere } from '../../faults/expected.ts';
import { type Bytes, concatBytes } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import {
  type ByteSource,
  readSource,
  sliceSource,
  sourceChunks,
  sourceSize,
} from './byte-source.ts';

export const gzipHeaderBytes = 10;
export const gzipTrailerBytes = 8;
const blockHeaderBytes = 5;

/** Bytes that are not the one gzip member they should be; `digest` where only its CRC is another. */
export class GzipError extends Error {
  override readonly name = 'GzipError';
  readonly reason: 'malformed' | 'digest';

  constructor(message: string, reason: 'malformed' | 'digest' = 'malformed', cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** RFC 1952 §2.3: deflate, no flags, no time. What follows, of which system, is the compressor's own. */
const headerStart = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0];

/**
 * The content of what is exactly one gzip member. What was only stored is read directly, since
 * `DecompressionStream` passes stored data at a tenth of the speed; it refuses a second member and anything
 * else behind the first, as we do. Yields in parts, which the caller counts.
 */
export async function* readGzipMember(member: ByteSource): AsyncGenerator<Bytes, void, undefined> {
  const head = await readSource(sliceSource(member, 0, gzipHeaderBytes + 1));
  if (!isGzipHead(head)) throw new GzipError('no gzip header');
  const isStored = ((head[gzipHeaderBytes] as number) & 0b110) === 0;
  yield* isStored ? storedContent(member) : inflatedContent(member);
}

/** Whether a member begins as ours do, and something follows. */
export function isGzipHead(bytes: Bytes): boolean {
  const isGzip = headerStart.every((byte, place) => bytes[place] === byte);
  return isGzip && bytes.length > gzipHeaderBytes;
}

async function* inflatedContent(member: ByteSource): AsyncGenerator<Bytes, void, undefined> {
  const reader = new Blob([member])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } catch (cause) {
    throw new GzipError('does not inflate', 'malformed', cause);
  } finally {
    await reader.cancel().catch(toldElsewhere);
  }
}

/** RFC 1951 §3.2.4. A member that begins with a stored block must consist of them. */
async function* storedContent(member: ByteSource): AsyncGenerator<Bytes, void, undefined> {
  const end = Math.max(gzipHeaderBytes, sourceSize(member) - gzipTrailerBytes);
  const body = sliceSource(member, gzipHeaderBytes, end);
  let held: Bytes = new Uint8Array(0);
  let remainingBytes = 0;
  let isLast = false;
  let crc = 0;
  let sizeBytes = 0;
  for await (const chunk of sourceChunks(body)) {
    let at = 0;
    while (at < chunk.length) {
      if (remainingBytes === 0) {
        if (isLast) throw new GzipError('goes on after its end');
        // A header may lie across two chunks; they are not joined, which would copy both.
        const needed = chunk.subarray(at, at + blockHeaderBytes - held.length);
        held = concatBytes([held, needed]);
        at += needed.length;
        if (held.length < blockHeaderBytes) break;
        ({ isLast, sizeBytes: remainingBytes } = readBlockHeader(held, 0));
        if (!isLast && remainingBytes === 0) throw new GzipError('has an empty block');
        held = new Uint8Array(0);
      }
      const part = chunk.subarray(at, at + remainingBytes);
      at += part.length;
      remainingBytes -= part.length;
      crc = crc32(part, crc);
      sizeBytes += part.length;
      if (part.length > 0) yield part;
    }
  }
  if (!isLast || remainingBytes > 0 || held.length > 0) throw new GzipError('is cut short');
  await checkTrailer(member, crc, sizeBytes);
}

async function checkTrailer(member: ByteSource, crc: number, sizeBytes: number): Promise<void> {
  const size = sourceSize(member);
  const bytes = await readSource(sliceSource(member, size - gzipTrailerBytes, size));
  const trailer = new DataView(bytes.buffer, bytes.byteOffset);
  if (trailer.getUint32(4, true) !== sizeBytes >>> 0) throw new GzipError('of another size');
  if (trailer.getUint32(0, true) !== crc) throw new GzipError('of another CRC', 'digest');
}

export function readBlockHeader(
  bytes: Bytes,
  at: number,
): { readonly isLast: boolean; readonly sizeBytes: number; readonly headerBytes: number } {
  if (at + blockHeaderBytes > bytes.length) throw new GzipError('is cut short');
  const kind = bytes[at] as number;
  const sizeBytes = twoBytes(bytes, at + 1);
  const isStored = kind <= 1 && (sizeBytes ^ 0xffff) === twoBytes(bytes, at + 3);
  if (!isStored) throw new GzipError('mixes stored and deflated blocks');
  return { isLast: kind === 1, sizeBytes, headerBytes: blockHeaderBytes };
}

function twoBytes(bytes: Bytes, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}
