import { randomUUID } from 'node:crypto';
import { close, openSync, read, unlinkSync, writev } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makePrivateDirectory } from '../private-files.ts';

const readAt = promisify(read);
const writeAll = promisify(writev);
const closeFile = promisify(close);
const readBytes = 128 * 1024;

/**
 * A file without a name, for what would take too much memory; gone as soon as it is closed, or the process
 * ends.
 */
export interface Spool {
  write(pieces: readonly Uint8Array[]): Promise<void>;
  read(): AsyncIterable<readonly Uint8Array[]>;
  close(): Promise<void>;
}

export type OpenSpool = () => Spool;

/** Spools in a directory of their own. Throws NotPrivate if others could read it. */
export function spoolsIn(directory: string): OpenSpool {
  makePrivateDirectory(directory);
  return () => {
    const path = join(directory, randomUUID());
    const file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    let sizeBytes = 0;
    return {
      async write(pieces) {
        const wanted = pieces.reduce((sum, { length }) => sum + length, 0);
        const { bytesWritten } = await writeAll(file, pieces, sizeBytes);
        // A full disk takes a part of it before it fails.
        if (bytesWritten < wanted)
          throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
        sizeBytes += wanted;
      },
      async *read() {
        const buffer = Buffer.allocUnsafeSlow(readBytes);
        for (let at = 0; at < sizeBytes; ) {
          const { bytesRead } = await readAt(file, buffer, 0, readBytes, at);
          if (bytesRead === 0) throw new Error('the spool ends early');
          yield [buffer.subarray(0, bytesRead)];
          at += bytesRead;
        }
      },
      close: () => closeFile(file),
    };
  };
}
