import { openAsBlob } from 'node:fs';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { samplePackageInput } from '../../unit/evidence/sample-package.ts';

const MB = 1_000_000;
const source = new URL('../../../node_modules/typescript/lib/typescript.js', import.meta.url);
const mediaTypes = new Map([
  ['js', 'text/javascript'],
  ['jpg', 'image/jpeg'],
  ['mp4', 'video/mp4'],
]);

/**
 * Resources of about `megabytes` on disk, where a browser's blob store would hold them: a tenth text, a tenth
 * one film, the rest pictures of 2 MB; neither of these compresses.
 */
export async function writeLargeCase(directory: string, megabytes: number): Promise<void> {
  const text = await readFile(source);
  for (let number = 0; number < megabytes / 10; number++) {
    const start = (number * 777_777) % (text.length - MB);
    await writeFile(join(directory, `script-${number}.js`), text.subarray(start, start + MB));
    await appendFile(join(directory, 'film.mp4'), randomBytes(MB));
  }
  for (let number = 0; number < (megabytes * 0.8) / 2; number++) {
    await writeFile(join(directory, `picture-${number}.jpg`), randomBytes(2 * MB));
  }
}

export async function openLargeCase(directory: string): Promise<PackageInput> {
  const sample = await samplePackageInput();
  const resources = [...sample.resources];
  for (const name of await readdir(directory)) {
    const mediaType = mediaTypes.get(name.slice(name.lastIndexOf('.') + 1));
    if (mediaType === undefined) continue;
    const bytes = await openAsBlob(join(directory, name));
    resources.push({ url: `https://static.example.org/${name}`, mediaType, bytes });
  }
  return samplePackageInput({ resources });
}

/** What gzip makes of each part alone. */
export async function gzippedBytes(input: PackageInput): Promise<number> {
  let total = 0;
  for (const { bytes } of input.resources) {
    const parts = Readable.from(bytes.stream()).pipe(createGzip());
    for await (const chunk of parts) total += chunk.length;
  }
  return total;
}

function randomBytes(sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  return bytes;
}
