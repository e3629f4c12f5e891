import { readBlob } from '../blob-chunks.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { sha256HexOfMany } from '../digest.ts';
import {
  centralHeaderBytes,
  endBytes,
  entrySpan,
  localHeaderBytes,
  type ZipEntry,
  zipTail,
} from '../wacz/zip-layout.ts';
import type { VerifyLimits } from './limits.ts';
import type { VerdictBuilder } from './verdict.ts';

export interface Container {
  readonly file: Blob;
  readonly entries: readonly ZipEntry[];
  /** MS-DOS date and time that every entry bears. */
  readonly timestamp: number;
  /** Of entries that were read before their turn: each is read once. */
  readonly digested: Map<string, EntryDigest>;
}

export interface EntryDigest {
  readonly crc: number;
  /** SHA-256, hex. */
  readonly digest: Promise<string>;
}

/** Names that our writer gives: lower case, no empty, hidden or upward segment. */
const safeName = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;
const largestName = 255;

/**
 * Reads the central directory and checks that it is, byte for byte, the one that its entries call for, and
 * that the entries fill the file from its first byte. Undefined when the file cannot be taken apart at all.
 */
export async function readContainer(
  file: Blob,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<Container | undefined> {
  if (file.size > limits.maxPackageBytes) return refuse(verdict, 'package', 'too-large');
  const tail = await readTail(file, limits, verdict);
  if (tail === undefined) return undefined;
  const entries = readDirectory(tail);
  const timestamp = new DataView(tail.buffer).getUint32(12, true);
  if (entries === undefined) return refuse(verdict, 'central directory', 'directory');
  if (!checkNames(entries, verdict)) return undefined;
  if (!isContiguous(entries, file.size - tail.length)) {
    return refuse(verdict, 'central directory', 'directory');
  }
  if (!equalBytesFast(tail, zipTail(entries, timestamp))) {
    verdict.fail('container', 'central directory', 'directory');
  }
  return { file, entries, timestamp, digested: new Map() };
}

function refuse(
  verdict: VerdictBuilder,
  subject: string,
  reason: 'too-large' | 'too-many' | 'not-a-zip' | 'directory',
): undefined {
  verdict.fail('container', subject, reason);
  return undefined;
}

/** The central directory with its end record, which must be the last bytes of the file. */
async function readTail(
  file: Blob,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<Bytes | undefined> {
  if (file.size < endBytes) return refuse(verdict, 'package', 'not-a-zip');
  const end = new DataView((await readBlob(file.slice(file.size - endBytes))).buffer);
  if (end.getUint32(0, true) !== 0x0605_4b50) return refuse(verdict, 'package', 'not-a-zip');
  const count = end.getUint16(10, true);
  const directoryBytes = end.getUint32(12, true);
  const directoryOffset = end.getUint32(16, true);
  if (count > limits.maxEntries || directoryBytes > limits.maxMetadataBytes) {
    return refuse(verdict, 'central directory', 'too-many');
  }
  const isPlaced = directoryOffset + directoryBytes + endBytes === file.size;
  if (!isPlaced || count === 0) return refuse(verdict, 'central directory', 'directory');
  return readBlob(file.slice(directoryOffset));
}

/** What each entry claims; every other field is checked by deriving the directory anew. */
function readDirectory(tail: Bytes): ZipEntry[] | undefined {
  const view = new DataView(tail.buffer);
  const directoryEnd = tail.length - endBytes;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directoryEnd; ) {
    if (at + centralHeaderBytes > directoryEnd) return undefined;
    const nameBytes = view.getUint16(at + 28, true);
    const nameStart = at + centralHeaderBytes;
    if (nameStart + nameBytes > directoryEnd) return undefined;
    const name = decode(decoder, tail.subarray(nameStart, nameStart + nameBytes));
    if (name === undefined) return undefined;
    entries.push({
      name,
      crc: view.getUint32(at + 16, true),
      sizeBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = nameStart + nameBytes;
  }
  return entries;
}

function decode(decoder: TextDecoder, bytes: Bytes): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch (_notInThisEncoding) {
    return undefined;
  }
}

/** That a name is one of our format at all is checked later: these lead out of a folder, or are no names. */
function checkNames(entries: readonly ZipEntry[], verdict: VerdictBuilder): boolean {
  const seen = new Set<string>();
  let isSafe = true;
  for (const { name } of entries) {
    const isKnown = seen.has(name);
    if (isKnown) verdict.fail('container', name, 'duplicate');
    const isPlain = name.length <= largestName && safeName.test(name);
    if (!isPlain) verdict.fail('container', name, 'name');
    isSafe &&= isPlain && !isKnown;
    seen.add(name);
  }
  return isSafe;
}

function isContiguous(entries: readonly ZipEntry[], directoryOffset: number): boolean {
  let offset = 0;
  for (const entry of entries) {
    if (entry.offset !== offset) return false;
    offset += entrySpan(entry);
  }
  return offset === directoryOffset;
}

/** The entry's own bytes, between its local header and its descriptor. */
export function entryBody(container: Container, entry: ZipEntry): Blob {
  const start = entry.offset + localHeaderBytes + utf8(entry.name).length;
  return container.file.slice(start, start + entry.sizeBytes);
}

export function digestEntry(bytes: Bytes): EntryDigest {
  return { crc: crc32(bytes), digest: Promise.resolve(sha256HexOfMany(bytes)) };
}

export function equalBytesFast(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // By index: a callback for every byte would take most of the time that a small package takes.
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
