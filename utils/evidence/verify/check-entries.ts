import { blobChunks, readBlob } from '../blob-chunks.ts';
import { ChunkDigest } from '../chunk-digest.ts';
import { crc32 } from '../crc32.ts';
import {
  dataDescriptor,
  descriptorBytes,
  entrySpan,
  localHeader,
  type ZipEntry,
} from '../wacz/zip-layout.ts';
import { type Container, entryBody, equalBytes } from './read-container.ts';
import type { VerdictBuilder } from './verdict.ts';

/**
 * Checks each entry's local header, content and descriptor against the directory, and returns the SHA-256 of
 * every entry by name.
 */
export async function checkEntries(
  container: Container,
  verdict: VerdictBuilder,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const digests: Promise<readonly [string, string]>[] = [];
  for (const entry of container.entries) {
    signal?.throwIfAborted();
    const digest = await checkEntry(container, entry, verdict);
    digests.push(digest.digestHex().then((sha256) => [entry.name, sha256] as const));
  }
  verdict.pass('container', { entries: container.entries.length });
  return new Map(await Promise.all(digests));
}

async function checkEntry(
  container: Container,
  entry: ZipEntry,
  verdict: VerdictBuilder,
): Promise<ChunkDigest> {
  const { file, timestamp } = container;
  const header = localHeader(entry.name, timestamp);
  const actualHeader = await readBlob(file.slice(entry.offset, entry.offset + header.length));
  if (!equalBytes(actualHeader, header)) verdict.fail('container', entry.name, 'local-header');
  const end = entry.offset + entrySpan(entry);
  const descriptor = await readBlob(file.slice(end - descriptorBytes, end));
  if (!equalBytes(descriptor, dataDescriptor(entry))) {
    verdict.fail('container', entry.name, 'descriptor');
  }
  const digest = new ChunkDigest();
  let crc = 0;
  for await (const chunk of blobChunks(entryBody(container, entry))) {
    crc = crc32(chunk, crc);
    digest.update(chunk);
  }
  if (crc !== entry.crc) verdict.fail('container', entry.name, 'digest');
  return digest;
}
