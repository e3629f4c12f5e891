import type { Bytes } from '../evidence/bytes.ts';

/** Where one text lies in a pack that has been inflated. */
export interface PackSlice {
  readonly at: number;
  readonly sizeBytes: number;
}

/** Compresses bytes as gzip (RFC 1952). */
export function deflate(bytes: Bytes): Promise<Bytes> {
  return through(bytes, new CompressionStream('gzip'));
}

/** Decompresses gzip. Rejects with TypeError for what is none. */
export function inflate(bytes: Bytes): Promise<Bytes> {
  return through(bytes, new DecompressionStream('gzip'));
}

export async function readSlice(pack: Bytes, { at, sizeBytes }: PackSlice): Promise<Bytes> {
  return (await inflate(pack)).subarray(at, at + sizeBytes);
}

/**
 * Gives the pack with spaces in place of every text but those of `kept`, so that what was deleted cannot be
 * read in it.
 */
export async function erasePackGaps(pack: Bytes, kept: readonly PackSlice[]): Promise<Bytes> {
  const old = await inflate(pack);
  const blanked = new Uint8Array(old.length).fill(0x20);
  for (const { at, sizeBytes } of kept) blanked.set(old.subarray(at, at + sizeBytes), at);
  return deflate(blanked);
}

async function through(
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream,
): Promise<Bytes> {
  const passed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}
