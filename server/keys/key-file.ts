import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file whole or not at all, durably, with the given mode. */
export async function writeFileDurably(
  path: string,
  text: string,
  mode: number,
  place: (temporary: string, path: string) => Promise<void> = rename,
): Promise<void> {
  // For keys: what this makes is for its owner alone, and a directory that is there already is somebody's
  // choice.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await open(temporary, 'w', mode);
  try {
    await file.chmod(mode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await place(temporary, path);
  await syncDirectory(dirname(path));
}

/** The same, but leaves a file that is there already as it is; resolves to whether it wrote one. */
export async function createFileDurably(
  path: string,
  text: string,
  mode: number,
): Promise<boolean> {
  try {
    await writeFileDurably(path, text, mode, linkOnce);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

/** Unlike a rename, a link never replaces what another process put there first. */
async function linkOnce(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } finally {
    await rm(temporary);
  }
}

/** Makes renames and new names in a directory survive a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** The file's text, or `undefined` if there is none. */
export async function readTextIfAny(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
