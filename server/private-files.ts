import { chmodSync, closeSync, mkdirSync, openSync, type Stats, statSync } from 'node:fs';

/** What the endpoint keeps could be read or changed by other users of the machine, and this process cannot mend it. */
export class NotPrivate extends Error {
  override readonly name = 'NotPrivate';
}

const ownerDirectory = 0o700;
const ownerFile = 0o600;
const othersBits = 0o077;

/** Takes everybody else's rights away. Throws NotPrivate where that fails, or where it is without effect. */
function tighten(path: string, stats: Stats, mode: number): void {
  if ((stats.mode & othersBits) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (cause) {
    throw new NotPrivate(path, { cause });
  }
  if ((statSync(path).mode & othersBits) !== 0) throw new NotPrivate(path);
}

/** Makes a directory for its owner alone, whatever the umask, or makes the one that is there so. Throws NotPrivate. */
export function makePrivateDirectory(path: string): void {
  const made = mkdirSync(path, { recursive: true, mode: ownerDirectory });
  if (made !== undefined) chmodSync(path, ownerDirectory);
  else tighten(path, statSync(path), ownerDirectory);
}

/** Makes a file its owner's alone, if it is there. Throws NotPrivate. */
export function tightenFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) tighten(path, stats, ownerFile);
}

/** Makes an empty file for its owner alone, whatever the umask, or makes the one that is there so. Throws NotPrivate. */
export function makePrivateFile(path: string): void {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  closeSync(openSync(path, 'a', ownerFile));
  if (isThere) tightenFile(path);
  else chmodSync(path, ownerFile);
}
