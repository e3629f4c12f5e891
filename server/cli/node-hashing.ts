import { createHash, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { NativeHashing } from '../../utils/evidence/native-hashing.ts';
import { inflateAlone, inflateWithOneEngine } from './node-inflating.ts';

/** Hashing and inflating by Node itself, several times as fast as in JavaScript. */
export const nodeHashing: NativeHashing = {
  createSha256() {
    const digest = createHash('sha256');
    return {
      update: (bytes) => void digest.update(bytes),
      digestHex: () => digest.digest('hex'),
    };
  },
  sha256Hex: (bytes) => hash('sha256', bytes, 'hex'),
  inflateRaw: inflateWithOneEngine() ?? inflateAlone,
  crc32: (bytes, previous) => crc32(bytes, previous),
};
