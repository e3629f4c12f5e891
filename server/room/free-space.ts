import { statfsSync } from 'node:fs';

/** Asking the disk for every chunk would tell nothing more. */
const askEveryMs = 500;
export interface FreeSpace {
  /** Whether so many bytes may be written, so that what has to stay free does. */
  readonly has: (sizeBytes: number) => boolean;
  readonly bytes: () => number;
}

interface Known {
  readonly at: number;
  readonly freeBytes: number;
  readonly reserveBytes: number;
  promisedBytes: number;
}

/** Watches the disk that a directory is on: `bytes` of it stay free, or that part of it if this is less. */
export function watchFreeSpace(
  directory: string,
  least: { readonly bytes: number; readonly part: number },
  elapsedMs: () => number,
): FreeSpace {
  const look = (): Known => {
    const { bavail, blocks, bsize } = statfsSync(directory);
    const reserveBytes = Math.min(least.bytes, blocks * bsize * least.part);
    return { at: elapsedMs(), freeBytes: bavail * bsize, reserveBytes, promisedBytes: 0 };
  };
  let known = look();
  const current = () => {
    if (elapsedMs() - known.at > askEveryMs) known = look();
    return known;
  };
  return {
    has(sizeBytes) {
      if (current().freeBytes - sizeBytes < known.reserveBytes) {
        // The disk may have room by now, and nobody is refused for what was seen a while ago.
        const { at, promisedBytes } = known;
        known = { ...look(), at, promisedBytes };
      }
      const now = known;
      if (now.freeBytes - now.promisedBytes - sizeBytes < now.reserveBytes) return false;
      now.promisedBytes += sizeBytes;
      return true;
    },
    bytes: () => current().freeBytes,
  };
}
