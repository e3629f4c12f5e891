import { anyOf } from '../../pattern.ts';
import { type Bytes, concatBytes } from '../bytes.ts';
import { crc32 } from '../crc32.ts';

type ByteChunks = AsyncIterable<Bytes> | Iterable<Bytes>;

/** RFC 1952 §2.3: deflate, no flags, no time, unknown system. The same in all our members. */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** RFC 1951 §3.2.4: a stored block holds at most this. */
const largestBlock = 0xffff;

/** Media whose bytes are compressed already: trying again costs time and gains nothing. */
const compressed = anyOf([
  String.raw`^(image\/(?!svg|bmp|x-ms-bmp|vnd\.microsoft\.icon|x-icon)|video\/|audio\/(?!wav`,
  String.raw`x-wav)|font\/woff|application\/(zip|gzip|font-woff|pdf|wacz|x-7z))`,
]);

function isCompressedMedia(mediaType: string): boolean {
  return compressed.test(mediaType);
}

/** One gzip member (RFC 1952) that holds `chunks`, deflated unless their media type says it is useless. */
export async function* gzipMember(
  chunks: ByteChunks,
  mediaType: string,
): AsyncGenerator<Bytes, void, undefined> {
  if (isCompressedMedia(mediaType)) yield* storedMember(chunks);
  else yield* deflatedMember(chunks);
}

async function* storedMember(chunks: ByteChunks): AsyncGenerator<Bytes, void, undefined> {
  let crc = 0;
  let sizeBytes = 0;
  yield header;
  for await (const chunk of chunks) {
    crc = crc32(chunk, crc);
    sizeBytes += chunk.length;
    yield* storedBlocks(chunk);
  }
  yield concatBytes([blockHeader(0, true), trailer(crc, sizeBytes)]);
}

/** Views of the chunk, so that what is only passed on is not copied. */
function* storedBlocks(chunk: Bytes): Generator<Bytes, void, undefined> {
  for (let at = 0; at < chunk.length; at += largestBlock) {
    const block = chunk.subarray(at, at + largestBlock);
    yield blockHeader(block.length, false);
    yield block;
  }
}

function blockHeader(sizeBytes: number, isLast: boolean): Bytes {
  const view = new DataView(new ArrayBuffer(5));
  view.setUint8(0, isLast ? 1 : 0);
  view.setUint16(1, sizeBytes, true);
  view.setUint16(3, ~sizeBytes & 0xffff, true);
  return new Uint8Array(view.buffer);
}

function trailer(crc: number, sizeBytes: number): Bytes {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, crc, true);
  view.setUint32(4, sizeBytes >>> 0, true);
  return new Uint8Array(view.buffer);
}

async function* deflatedMember(chunks: ByteChunks): AsyncGenerator<Bytes, void, undefined> {
  const gzip = new CompressionStream('gzip');
  const fed = feed(gzip.writable, chunks);
  const reader = gzip.readable.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  await fed;
}

async function feed(writable: WritableStream<BufferSource>, chunks: ByteChunks): Promise<void> {
  const writer = writable.getWriter();
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (cause) {
    await writer.abort(cause);
  }
}
