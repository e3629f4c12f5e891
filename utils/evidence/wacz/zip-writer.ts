import { PlaintError } from '../../errors.ts';
import type { Bytes } from '../bytes.ts';
import { ChunkDigest } from '../chunk-digest.ts';
import { crc32 } from '../crc32.ts';
import {
  dataDescriptor,
  dosTimestamp,
  entrySpan,
  largestEntryCount,
  largestZipBytes,
  localHeader,
  type ZipEntry,
  zipTail,
} from './zip-layout.ts';

export interface WrittenEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** Still being computed when the entry has ended, so that the next can begin. */
  readonly sha256: Promise<string>;
}

/** Writes a zip in the layout of `zip-layout.ts`, each entry as a stream. */
export class ZipWriter {
  readonly #timestamp: number;
  readonly #entries: ZipEntry[] = [];
  #offset = 0;

  constructor(modifiedAt: Date) {
    this.#timestamp = dosTimestamp(modifiedAt);
  }

  /** Yields the entry's bytes; returns its size and digest. Rejects with `too_large` beyond 4 GiB. */
  async *entry(
    name: string,
    chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
  ): AsyncGenerator<Bytes, WrittenEntry, undefined> {
    const digest = new ChunkDigest();
    let crc = 0;
    let sizeBytes = 0;
    yield localHeader(name, this.#timestamp);
    for await (const chunk of chunks) {
      digest.update(chunk);
      crc = crc32(chunk, crc);
      sizeBytes += chunk.length;
      yield chunk;
    }
    yield dataDescriptor({ crc, sizeBytes });
    this.#add({ name, sizeBytes, crc, offset: this.#offset });
    return { name, sizeBytes, sha256: digest.digestHex() };
  }

  #add(entry: ZipEntry): void {
    this.#entries.push(entry);
    this.#offset += entrySpan(entry);
    if (this.#offset > largestZipBytes || this.#entries.length > largestEntryCount) {
      throw new PlaintError('too_large', { detail: { sizeBytes: this.#offset } });
    }
  }

  end(): Bytes {
    return zipTail(this.#entries, this.#timestamp);
  }
}
