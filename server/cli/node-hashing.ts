import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { NativeHashing } from '../../utils/evidence/native-hashing.ts';

/** Node's own, several times as fast as JavaScript. */
export const nodeHashing: NativeHashing = {
  createSha256() {
    const hash = createHash('sha256');
    return {
      update: (bytes) => void hash.update(bytes),
      digestHex: () => hash.digest('hex'),
    };
  },
  crc32: (bytes, previous) => crc32(bytes, previous),
};
