import { openAsBlob } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { samplePackageInput } from '../../unit/evidence/sample-package.ts';

const MB = 1_000_000;
const source = new URL('../../../node_modules/typescript/lib/typescript.js', import.meta.url);

/**
 * A capture of about `megabytes` that lies on disk, as a browser's blob store would hold it: a tenth
 * text, a tenth one film, the rest pictures; neither of these compresses.
 */
export async function largeCase(directory: string, megabytes: number): Promise<PackageInput> {
  await mkdir(directory, { recursive: true });
  const sample = await samplePackageInput();
  const text = await readFile(source);
  const resources: PackageInput['resources'][number][] = [];
  const add = async (name: string, mediaType: string, bytes: Uint8Array): Promise<void> => {
    const path = join(directory, name);
    await writeFile(path, bytes);
    const url = `https://static.example.org/${name}`;
    resources.push({ url, mediaType, bytes: await openAsBlob(path) });
  };
  for (let number = 0; number < megabytes / 10; number++) {
    const start = (number * 777_777) % (text.length - MB);
    await add(`script-${number}.js`, 'text/javascript', text.subarray(start, start + MB));
  }
  for (let number = 0; number < (megabytes * 0.8) / 2; number++) {
    await add(`picture-${number}.jpg`, 'image/jpeg', randomBytes(2 * MB));
  }
  const film = join(directory, 'film.mp4');
  for (let number = 0; number < megabytes * 0.1; number++) await appendFile(film, randomBytes(MB));
  const url = 'https://static.example.org/film.mp4';
  resources.push({ url, mediaType: 'video/mp4', bytes: await openAsBlob(film) });
  return samplePackageInput({ resources: [...sample.resources, ...resources] });
}

function randomBytes(sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  return bytes;
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
