import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file of a browser's profile by its path in it; what goes away while it is read is left out. */
export async function readProfileFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    const full = join(folder, path);
    const found = await stat(full).catch(() => undefined);
    if (found?.isFile() !== true) continue;
    const bytes = await readFile(full).catch(() => undefined);
    if (bytes !== undefined) files.set(path, bytes);
  }
  return files;
}
