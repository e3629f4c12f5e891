import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EndpointConfig } from '../config.ts';
import { makePrivateDirectory, makePrivateFile } from '../private-files.ts';

/**
 * Copies what makes an endpoint while it runs; resolves to the names of what was copied. The database comes
 * first: what it names is on disk already and never changes, so that whatever is copied after it is enough.
 * Rejects if `out` exists.
 */
export async function backUp(
  {
    dataDir,
    deskKeysFile,
    databaseUrl,
    s3,
  }: Pick<EndpointConfig, 'dataDir' | 'deskKeysFile' | 'databaseUrl' | 's3'>,
  out: string,
): Promise<readonly string[]> {
  await mkdir(out, { mode: 0o700 });
  makePrivateDirectory(out);
  const copied: string[] = [];
  if (databaseUrl === undefined) {
    copySqlite(join(dataDir, 'plaint.sqlite'), join(out, 'plaint.sqlite'));
    copied.push('plaint.sqlite');
  }
  // A blob that a report claims in between moves from the second to the first: the first is read once more.
  const evidence = s3 === undefined ? ['evidence', 'pending', 'evidence'] : [];
  for (const name of [...evidence, 'keys']) {
    await copyFolder(join(dataDir, name), join(out, name));
    copied.push(name);
  }
  await copyPrivately(deskKeysFile, join(out, 'desk-keys.json'));
  return [...new Set([...copied, 'desk-keys.json'])];
}

/** Passes over what goes while it is copied: an upload that was finished, content whose time was over. */
async function copyFolder(from: string, to: string): Promise<void> {
  makePrivateDirectory(to);
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const copy = join(to, relative(from, path));
    makePrivateDirectory(dirname(copy));
    await copyPrivately(path, copy).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT') throw cause;
    });
  }
}

/** A copy has the rights of its original, which may be looser. */
async function copyPrivately(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o600);
}

/** One moment of a database in use: https://www.sqlite.org/lang_vacuum.html#vacuuminto */
function copySqlite(from: string, to: string): void {
  // An empty file is filled, with the rights that it has.
  makePrivateFile(to);
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    db.prepare('vacuum into ?').run(to);
  } finally {
    db.close();
  }
}
