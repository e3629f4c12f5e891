import { gunzipSync } from 'node:zlib';
import { defaultVerifyLimits } from '../../utils/evidence/verify/limits.ts';
import { entryBody, readContainer } from '../../utils/evidence/verify/read-container.ts';
import { VerdictBuilder } from '../../utils/evidence/verify/verdict.ts';

/** Every file of an evidence package by its path; gzip members of archives are opened one after the other. */
export async function readPackageFiles(file: Blob): Promise<Map<string, Buffer>> {
  const container = await readContainer(file, defaultVerifyLimits, new VerdictBuilder());
  if (container === undefined) throw new Error('not a package');
  const files = new Map<string, Buffer>();
  for (const entry of container.entries) {
    const path = entry.name;
    const bytes = Buffer.from(await entryBody(container, entry).arrayBuffer());
    files.set(path, path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  }
  return files;
}

/** The PNG pictures that an archive holds, found by their first bytes and their last chunk. */
export function findPngs(archive: Buffer): Buffer[] {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pictures: Buffer[] = [];
  for (let at = archive.indexOf(head); at >= 0; at = archive.indexOf(head, at + 8)) {
    const end = archive.indexOf('IEND', at, 'latin1') + 8;
    pictures.push(archive.subarray(at, end));
  }
  return pictures;
}
