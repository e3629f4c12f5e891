import { type Bytes, concatBytes } from '../bytes.ts';
import { ChunkDigest } from '../chunk-digest.ts';
import { heldBytes } from './limits.ts';

/** What a WARC record says of itself, and the digests of what it holds. */
export interface WarcRecord {
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly payloadSha256: string;
  readonly payloadBytes: number;
  /** Undefined where the record states none. */
  readonly blockSha256: string | undefined;
}

/** Bytes that are not the one WARC record they should be. */
export class WarcError extends Error {
  override readonly name = 'WarcError';
}

const largestHead = 64 * 1024;
const recordEnd = '\r\n\r\n';

/** Reads exactly one record, in parts, and keeps none of its payload. */
export async function readWarcRecord(chunks: AsyncIterable<Bytes>): Promise<WarcRecord> {
  const source = new HeadedChunks(chunks);
  const fields = readFields(await source.head(), 'WARC/1.1');
  const type = fields.get('warc-type') ?? '';
  const isHttp = fields.get('content-type')?.startsWith('application/http') === true;
  const statedBytes = Number(fields.get('content-length') ?? Number.NaN);
  const payload = new ChunkDigest(heldBytes);
  const block = fields.has('warc-block-digest') ? new ChunkDigest(heldBytes) : undefined;
  let blockBytes = 0;
  let payloadBytes = 0;
  if (isHttp) {
    const head = await source.head();
    block?.update(head);
    blockBytes = head.length;
  }
  for await (const part of source.body(statedBytes - blockBytes)) {
    payload.update(part);
    if (isHttp) block?.update(part);
    payloadBytes += part.length;
  }
  if (!(blockBytes + payloadBytes === statedBytes)) throw new WarcError('another length');
  const payloadSha256 = await payload.digestHex();
  const blockSha256 = block && (isHttp ? await block.digestHex() : payloadSha256);
  return { type, fields, payloadSha256, payloadBytes, blockSha256 };
}

function readFields(head: Bytes, firstLine: string): Map<string, string> {
  const lines = new TextDecoder().decode(head).split('\r\n');
  if (lines[0] !== firstLine) throw new WarcError('no WARC record');
  const fields = new Map<string, string>();
  for (const line of lines.slice(1)) {
    if (line === '') continue;
    const colon = line.indexOf(': ');
    const name = line.slice(0, colon).toLowerCase();
    if (colon < 1 || fields.has(name)) throw new WarcError('a field is malformed or repeated');
    fields.set(name, line.slice(colon + 2));
  }
  return fields;
}

/** A stream of heads that end with an empty line, and a body that ends the stream. */
class HeadedChunks {
  readonly #chunks: AsyncIterator<Bytes>;
  #held: Bytes = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Bytes>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Up to and with the next empty line. */
  async head(): Promise<Bytes> {
    for (;;) {
      const end = findHeadEnd(this.#held);
      if (end !== undefined) return this.#take(end);
      if (this.#held.length > largestHead) throw new WarcError('endless header');
      const next = await this.#chunks.next();
      if (next.done === true) throw new WarcError('cut short');
      this.#held = this.#held.length === 0 ? next.value : concatBytes([this.#held, next.value]);
    }
  }

  /** All but the record's end, which must be the end of the stream. */
  async *body(sizeBytes: number): AsyncGenerator<Bytes, void, undefined> {
    let remainingBytes = sizeBytes;
    let end = '';
    for (let chunk: Bytes | undefined = this.#take(this.#held.length); chunk !== undefined; ) {
      const part = chunk.subarray(0, Math.max(0, remainingBytes));
      remainingBytes -= part.length;
      if (part.length > 0) yield part;
      if (chunk.length - part.length > recordEnd.length) throw new WarcError('another length');
      end += String.fromCharCode(...chunk.subarray(part.length));
      const next: IteratorResult<Bytes> = await this.#chunks.next();
      chunk = next.done === true ? undefined : next.value;
    }
    if (end !== recordEnd) throw new WarcError('another length');
  }

  #take(sizeBytes: number): Bytes {
    const taken = this.#held.subarray(0, sizeBytes);
    this.#held = this.#held.subarray(sizeBytes);
    return taken;
  }
}

function findHeadEnd(bytes: Bytes): number | undefined {
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at + 4;
  }
  return undefined;
}
