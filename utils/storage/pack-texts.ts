import { readBlob } from '../evidence/blob-chunks.ts';
import { concatBytes } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { isSmallText, type PreparedBlob, prepareBlobs } from './blobs.ts';
import { deflate, type PackSlice } from './packs.ts';

/**
 * Prepares blobs that come together. Small texts among them, such as the posts of one discussion, repeat each
 * other: they are compressed as one. `blobs` are by SHA-256.
 */
export async function packTexts(
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<PreparedBlob[]> {
  const small = new Map(Array.from(blobs).filter(([, blob]) => isSmallText(blob)));
  if (small.size < 2) return prepareBlobs(blobs, nowMs);
  const others = new Map(Array.from(blobs).filter(([sha256]) => !small.has(sha256)));
  return [...(await packAll(small, nowMs)), ...(await prepareBlobs(others, nowMs))];
}

async function packAll(
  texts: ReadonlyMap<string, Blob>,
  savedAtMs: number,
): Promise<PreparedBlob[]> {
  const contents = await Promise.all(Array.from(texts.values(), readBlob));
  const bytes = await deflate(concatBytes(contents));
  const pack = { sha256: await sha256Hex(bytes), bytes, pieces: texts.size };
  let at = 0;
  return Array.from(texts, ([sha256, { size, type }], index) => {
    const slice: PackSlice = { at, sizeBytes: size };
    at += size;
    const record = { sha256, savedAtMs, parts: [pack.sha256], mediaType: type, stretch: slice };
    return { record, parts: index === 0 ? [pack] : [] };
  });
}

/** How many bytes of content prepared blobs add to what is stored. */
export function storedBytes(prepared: readonly PreparedBlob[]): number {
  return prepared.reduce((sum, { record, parts }) => {
    const own = 'blob' in record ? record.blob.size : 0;
    return parts.reduce((total, { bytes }) => total + bytes.length, sum + own);
  }, 0);
}
