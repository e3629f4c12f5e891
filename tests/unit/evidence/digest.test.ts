import { createHash, randomBytes } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ChunkDigest } from '../../../utils/evidence/chunk-digest.ts';
import { crc32 } from '../../../utils/evidence/crc32.ts';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { Sha256Stream } from '../../../utils/evidence/sha256-stream.ts';

const native = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('Sha256Stream', () => {
  it('agrees with the native digest at every length around a block', () => {
    for (let size = 0; size < 260; size++) {
      const bytes = randomBytes(size);
      const stream = new Sha256Stream();
      stream.update(bytes);
      expect(stream.digestHex()).toBe(native(bytes));
    }
  });

  it('does not care how its input is cut', () => {
    const bytes = randomBytes(100_003);
    for (const step of [1, 63, 64, 65, 4096]) {
      const stream = new Sha256Stream();
      for (let at = 0; at < bytes.length; at += step) stream.update(bytes.subarray(at, at + step));
      expect(stream.digestHex()).toBe(native(bytes));
    }
  });
});

describe('digests of what is large', () => {
  it('agree on both sides of the size that is read as a whole', async () => {
    for (const size of [0, 1000, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1]) {
      const bytes = new Uint8Array(randomBytes(size));
      expect(await sha256HexOfBlob(new Blob([bytes]))).toBe(native(bytes));
      const digest = new ChunkDigest();
      for (let at = 0; at < size; at += 1_000_000)
        digest.update(bytes.subarray(at, at + 1_000_000));
      expect(await digest.digestHex()).toBe(native(bytes));
    }
  });
});

describe('digests that are taken at the same time', () => {
  it('do not get into each other', async () => {
    const all = [3_000_000, 2_000_000, 70_000].map((size) => new Uint8Array(randomBytes(size)));
    const digests = all.map((bytes) => {
      const digest = new ChunkDigest();
      for (let at = 0; at < bytes.length; at += 65_536)
        digest.update(bytes.subarray(at, at + 65_536));
      return digest.digestHex();
    });
    expect(await Promise.all(digests)).toEqual(all.map((bytes) => native(bytes)));
  });
});

describe('crc32', () => {
  it('agrees with zlib, in one piece and continued', () => {
    for (let size = 0; size < 100; size++) {
      const bytes = randomBytes(size);
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      expect(crc32(bytes.subarray(7), crc32(bytes.subarray(0, 7)))).toBe(zlibCrc32(bytes));
    }
  });
});
