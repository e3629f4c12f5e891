import { blobChunks, readBlob } from '../blob-chunks.ts';
import type { Bytes } from '../bytes.ts';

/** Bytes in memory if they are few, else where they lie. Slicing copies neither. */
export type ByteSource = Bytes | Blob;

export function sourceSize(source: ByteSource): number {
  return source instanceof Blob ? source.size : source.length;
}

export function sliceSource(source: ByteSource, start: number, end: number): ByteSource {
  return source instanceof Blob ? source.slice(start, end) : source.subarray(start, end);
}

export async function readSource(source: ByteSource): Promise<Bytes> {
  return source instanceof Blob ? readBlob(source) : source;
}

export async function* sourceChunks(source: ByteSource): AsyncGenerator<Bytes, void, undefined> {
  if (source instanceof Blob) yield* blobChunks(source);
  else if (source.length > 0) yield source;
}

const windowBytes = 1024 * 1024;

/**
 * Members of one file, in order. Those that are small come out of memory, many of them with one reading, for
 * a reading costs more than they do.
 */
export class MemberReader {
  readonly #source: ByteSource;
  #window: Bytes = new Uint8Array(0);
  #windowStart = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The member, if nothing has to be read for it. */
  held(offset: number, sizeBytes: number): ByteSource | undefined {
    const end = offset + sizeBytes;
    if (!(this.#source instanceof Blob) || sizeBytes > windowBytes) {
      return sliceSource(this.#source, offset, end);
    }
    const windowEnd = this.#windowStart + this.#window.length;
    if (offset < this.#windowStart || end > windowEnd) return undefined;
    return this.#window.subarray(offset - this.#windowStart, end - this.#windowStart);
  }

  async read(offset: number, sizeBytes: number): Promise<ByteSource> {
    const held = this.held(offset, sizeBytes);
    if (held !== undefined) return held;
    const source = sliceSource(this.#source, offset, offset + windowBytes);
    this.#window = await readSource(source);
    this.#windowStart = offset;
    return this.#window.subarray(0, sizeBytes);
  }
}
