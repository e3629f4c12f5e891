import { batchChunks } from '../../evidence/batch-chunks.ts';
import { blobChunks } from '../../evidence/blob-chunks.ts';
import type { Bytes } from '../../evidence/bytes.ts';
import { ZipWriter } from '../../evidence/wacz/zip-writer.ts';

/** One file of an export; made when its turn comes, so that only one is held at a time. */
export interface ExportFile {
  readonly name: string;
  readonly make: () => Promise<Blob>;
}

async function* zipped(
  files: readonly ExportFile[],
  at: Date,
  signal: AbortSignal,
): AsyncGenerator<Bytes> {
  const zip = new ZipWriter(at);
  const sums: [string, string][] = [];
  for (const { name, make } of files) {
    signal.throwIfAborted();
    const { sha256 } = yield* zip.entry(name, blobChunks(await make()));
    sums.push([name, await sha256]);
  }
  const last = sumsFile(sums);
  yield* zip.entry(last.name, blobChunks(await last.make()));
  yield zip.end();
}

/** The list of digests as `sha256sum --check` reads it. */
function sumsFile(sums: readonly (readonly [name: string, sha256: string])[]): ExportFile {
  const lines = sums.map(([name, sha256]) => `${sha256}  ${name}\n`).join('');
  return { name: 'sha256sums.txt', make: async () => new Blob([lines], { type: 'text/plain' }) };
}

/**
 * Files in one zip, in their order, with a list of their SHA-256 at the end. Aborts with the signal's reason.
 */
export async function writeZip(
  files: readonly ExportFile[],
  at: Date,
  signal: AbortSignal,
): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const batch of batchChunks(zipped(files, at, signal))) {
    parts.push(new Blob(batch));
  }
  return new Blob(parts, { type: 'application/zip' });
}
