import { blobChunks, readBlob } from '../blob-chunks.ts';
import { crc32 } from '../crc32.ts';
import { nativeHashing } from '../native-hashing.ts';
import { readAhead } from '../read-ahead.ts';
import { createSha256 } from '../sha256-stream.ts';
import {
  dataDescriptor,
  descriptorBytes,
  entrySpan,
  localHeader,
  type ZipEntry,
} from '../wacz/zip-layout.ts';
import type { ByteSource } from './byte-source.ts';
import { heldBytes } from './limits.ts';
import {
  type Container,
  digestEntry,
  type EntryDigest,
  entryBody,
  equalBytesFast,
} from './read-container.ts';
import type { VerdictBuilder } from './verdict.ts';

/** Looks into an entry's content, which is in memory if it is small. */
export type VisitEntry = (entry: ZipEntry, content: ByteSource) => Promise<void>;

/**
 * Checks each entry's local header, content and descriptor against the directory, reading everything once,
 * and returns the SHA-256 of every entry by name. The next entry is read and digested while one is looked
 * into.
 */
export async function checkEntries(
  container: Container,
  visit: VisitEntry,
  verdict: VerdictBuilder,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const digests: Promise<readonly [string, string]>[] = [];
  const { entries } = container;
  const readOne = async (index: number) => {
    const entry = entries[index] as ZipEntry;
    return { entry, ...(await readEntry(container, entry, signal)) };
  };
  for await (const { entry, content, crc, digest } of readAhead(entries.length, readOne)) {
    signal?.throwIfAborted();
    await checkFrame(container, entry, verdict);
    if (crc !== entry.crc) verdict.fail('container', entry.name, 'digest');
    digests.push(digest.then((sha256) => [entry.name, sha256] as const));
    await visit(entry, content);
  }
  verdict.pass('container', { entries: entries.length });
  return new Map(await Promise.all(digests));
}

/** What stands before and behind the content. */
async function checkFrame(
  { file, timestamp }: Container,
  entry: ZipEntry,
  verdict: VerdictBuilder,
): Promise<void> {
  const header = localHeader(entry.name, timestamp);
  const actualHeader = await readBlob(file.slice(entry.offset, entry.offset + header.length));
  if (!equalBytesFast(actualHeader, header)) verdict.fail('container', entry.name, 'local-header');
  const end = entry.offset + entrySpan(entry);
  const descriptor = await readBlob(file.slice(end - descriptorBytes, end));
  if (!equalBytesFast(descriptor, dataDescriptor(entry))) {
    verdict.fail('container', entry.name, 'descriptor');
  }
}

/** Of an archive the records are read while its bytes are at hand. */
function isLookedInto({ name }: ZipEntry): boolean {
  return name.startsWith('archive/');
}

/** What nobody looks into is read in parts, where that costs no more than reading it as a whole. */
function largestUnseen(): number {
  return nativeHashing() === undefined ? heldBytes : 0;
}

interface ReadEntry extends EntryDigest {
  readonly content: ByteSource;
}

async function readEntry(
  container: Container,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): Promise<ReadEntry> {
  const body = entryBody(container, entry);
  const known = container.digested.get(entry.name);
  if (known !== undefined) return { content: body, ...known };
  if (body.size <= (isLookedInto(entry) ? heldBytes : largestUnseen())) {
    const bytes = await readBlob(body);
    return { content: bytes, ...digestEntry(bytes) };
  }
  const digest = createSha256();
  let crc = 0;
  for await (const chunk of blobChunks(body)) {
    signal?.throwIfAborted();
    crc = crc32(chunk, crc);
    digest.update(chunk);
  }
  return { content: body, crc, digest: Promise.resolve(digest.digestHex()) };
}
