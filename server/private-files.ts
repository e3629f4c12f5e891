import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Other users of the machine could read or change this file or directory, and this process cannot mend it.
 */
export class NotPrivate extends Error {
  override readonly name = 'NotPrivate';
}

const ownerDirectory = 0o700;
const ownerFile = 0o600;
const othersBits = 0o077;

/** All that the endpoint itself puts into its data directory. */
const ownNames = /^(plaint\.sqlite(-\w+)?|desk-keys\.json|keys|evidence|pending|incoming)$/;

const statIfAny = (path: string) => statSync(path, { throwIfNoEntry: false });
const isLoose = ({ mode }: Stats) => (mode & othersBits) !== 0;

/** Takes everybody else's rights away. Throws NotPrivate where that fails, or where it is without effect. */
function tighten(path: string, stats: Stats): void {
  if (!isLoose(stats)) return;
  try {
    chmodSync(path, stats.isDirectory() ? ownerDirectory : ownerFile);
  } catch (cause) {
    throw new NotPrivate(path, { cause });
  }
  if (isLoose(statSync(path))) throw new NotPrivate(path);
}

/**
 * Makes a directory for its owner alone, whatever the umask, or makes the one that is there so. Throws
 * NotPrivate.
 */
export function makePrivateDirectory(path: string): void {
  const made = mkdirSync(path, { recursive: true, mode: ownerDirectory });
  if (made === undefined) tighten(path, statSync(path));
  else chmodSync(path, ownerDirectory);
}

/**
 * Makes an empty file for its owner alone, whatever the umask, or makes the one that is there so. Throws
 * NotPrivate.
 */
export function makePrivateFile(path: string): void {
  const before = statIfAny(path);
  if (before !== undefined) {
    tighten(path, before);
    return;
  }
  closeSync(openSync(path, 'a', ownerFile));
  chmodSync(path, ownerFile);
}

/** A file or a directory with all below it; links are left alone, and so is what goes meanwhile. */
function tightenTree(path: string): void {
  const stats = statIfAny(path);
  if (stats === undefined) return;
  tighten(path, stats);
  if (!stats.isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (!entry.isSymbolicLink()) tightenTree(join(path, entry.name));
}

/**
 * Makes the data directory and what the endpoint keeps in it its owner's alone. What lies deep is looked at
 * only where a directory above it was open to others: behind a closed one nobody reaches it. Throws
 * NotPrivate, which names what an operator knows and no file of a report.
 */
export function keepDataPrivate(dataDir: string): void {
  const before = statIfAny(dataDir);
  makePrivateDirectory(dataDir);
  const wasOpen = before !== undefined && isLoose(before);
  for (const name of readdirSync(dataDir).filter((entry) => ownNames.test(entry))) {
    const path = join(dataDir, name);
    const stats = statIfAny(path);
    if (stats === undefined) continue;
    try {
      if (wasOpen || isLoose(stats) || name === 'keys') tightenTree(path);
    } catch (cause) {
      throw new NotPrivate(path, { cause });
    }
  }
}

/**
 * Makes a file its owner's alone, if it is there. One of somebody else that everybody may read, and its owner
 * alone may change, is left as it is: an operator put it where it cannot be tampered with. Throws NotPrivate.
 */
export function keepFileSafe(path: string): void {
  const stats = statIfAny(path);
  if (stats === undefined) return;
  const isOwn = stats.uid === process.getuid?.();
  if (isOwn || (stats.mode & 0o022) !== 0) tighten(path, stats);
}
