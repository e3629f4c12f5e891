import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, concatBytes, utf8 } from '../../../utils/evidence/bytes.ts';
import { splitContent } from '../../../utils/storage/split-content.ts';
import { seededRandom } from '../evidence/mutate-package.ts';

const random = seededRandom(7);

function randomText(sizeBytes: number): Bytes {
  return Uint8Array.from({ length: sizeBytes }, () => 97 + Math.floor(random() * 26));
}

const hash = (bytes: Bytes): string => createHash('sha256').update(bytes).digest('hex');

function sharedBytes(one: Bytes, other: Bytes): number {
  const known = new Set(splitContent(one).map(hash));
  const parts = splitContent(other).filter((part) => known.has(hash(part)));
  return parts.reduce((sum, part) => sum + part.length, 0);
}

describe('content cut into parts', () => {
  it.each([0, 1, 4_000, 100_000, 300_000])('of %i bytes is whole again when joined', (size) => {
    const bytes = randomText(size);
    const parts = splitContent(bytes);
    expect(Buffer.compare(concatBytes(parts), bytes)).toBe(0);
    expect(parts.every((part) => part.length > 0 && part.length <= 48 * 1024)).toBe(true);
  });

  it.each([
    ['changed', 'another post here', 17],
    ['longer by a little', 'x', 0],
    ['longer by much', 'y'.repeat(5_000), 0],
    ['shorter', '', 900],
  ])('shares all parts but those around a place that is %s', (_, inserted, removedBytes) => {
    const bytes = randomText(400_000);
    const at = 150_000;
    const changed = concatBytes([
      bytes.subarray(0, at),
      utf8(inserted),
      bytes.subarray(at + removedBytes),
    ]);
    expect(sharedBytes(bytes, changed)).toBeGreaterThan(bytes.length - 3 * 48 * 1024);
  });

  it('is cut even where it never changes', () => {
    const parts = splitContent(new Uint8Array(500_000));
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(48 * 1024);
  });

  it('is cut into parts of a size that neither a file nor a record is wasted on', () => {
    const parts = splitContent(randomText(500_000));
    expect(500_000 / parts.length).toBeGreaterThan(8_000);
    expect(500_000 / parts.length).toBeLessThan(20_000);
  });
});
