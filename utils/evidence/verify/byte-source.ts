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
