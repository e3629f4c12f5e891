import type { Bytes } from './bytes.ts';

const chunkBytes = 1024 * 1024;

/** A blob's bytes in order, at most 1 MiB at a time, so that its size never matters to memory. */
export async function* blobChunks(blob: Blob): AsyncGenerator<Bytes, void, undefined> {
  for (let offset = 0; offset < blob.size; offset += chunkBytes) {
    yield readBlob(blob.slice(offset, offset + chunkBytes));
  }
}

export async function readBlob(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}
