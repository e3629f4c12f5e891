import { type Bytes, concatBytes, utf8 } from '../bytes.ts';

/**
 * The one layout of our packages (APPNOTE 6.3.10): every entry stored, sizes in a data descriptor, names in
 * UTF-8, one date for all, no extra fields, no comments. The writer emits it and the verifier derives it
 * again from what an entry claims, so that not one byte of a package is without meaning.
 */
export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly crc: number;
  /** Of the local header, from the start of the file. */
  readonly offset: number;
}

export const localHeaderBytes = 30;
export const descriptorBytes = 16;
export const centralHeaderBytes = 46;
export const endBytes = 22;
/** Beyond this zip needs its 64-bit form, which we do not write. */
export const largestZipBytes = 0xffff_ffff;
export const largestEntryCount = 0xfffe;

const versionNeeded = 20;
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. */
const flags = 0x0808;
const madeOnUnix = (3 << 8) | versionNeeded;
/** A regular file that all may read (`-rw-r--r--`). */
const unixMode = 0o100644;

export function entrySpan(entry: ZipEntry): number {
  return localHeaderBytes + utf8(entry.name).length + entry.sizeBytes + descriptorBytes;
}

/** MS-DOS date and time in UTC, to two seconds; what lies before 1980 or after 2107 is clamped. */
export function dosTimestamp(at: Date): number {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107) - 1980;
  const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}

export function localHeader(name: string, timestamp: number): Bytes {
  const encoded = utf8(name);
  const header = new DataView(new ArrayBuffer(localHeaderBytes));
  header.setUint32(0, 0x0403_4b50, true);
  header.setUint16(4, versionNeeded, true);
  header.setUint16(6, flags, true);
  header.setUint32(10, timestamp, true);
  header.setUint16(26, encoded.length, true);
  return concatBytes([new Uint8Array(header.buffer), encoded]);
}

export function dataDescriptor(entry: Pick<ZipEntry, 'crc' | 'sizeBytes'>): Bytes {
  const descriptor = new DataView(new ArrayBuffer(descriptorBytes));
  descriptor.setUint32(0, 0x0807_4b50, true);
  descriptor.setUint32(4, entry.crc, true);
  descriptor.setUint32(8, entry.sizeBytes, true);
  descriptor.setUint32(12, entry.sizeBytes, true);
  return new Uint8Array(descriptor.buffer);
}

function centralHeader(entry: ZipEntry, timestamp: number): Bytes {
  const encoded = utf8(entry.name);
  const header = new DataView(new ArrayBuffer(centralHeaderBytes));
  header.setUint32(0, 0x0201_4b50, true);
  header.setUint16(4, madeOnUnix, true);
  header.setUint16(6, versionNeeded, true);
  header.setUint16(8, flags, true);
  header.setUint32(12, timestamp, true);
  header.setUint32(16, entry.crc, true);
  header.setUint32(20, entry.sizeBytes, true);
  header.setUint32(24, entry.sizeBytes, true);
  header.setUint16(28, encoded.length, true);
  header.setUint16(40, unixMode, true);
  header.setUint32(42, entry.offset, true);
  return concatBytes([new Uint8Array(header.buffer), encoded]);
}

/** The central directory and the end record, for entries that lie one after another from offset 0. */
export function zipTail(entries: readonly ZipEntry[], timestamp: number): Bytes {
  const directory = concatBytes(entries.map((entry) => centralHeader(entry, timestamp)));
  const directoryOffset = entries.reduce((sum, entry) => sum + entrySpan(entry), 0);
  const end = new DataView(new ArrayBuffer(endBytes));
  end.setUint32(0, 0x0605_4b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directory.length, true);
  end.setUint32(16, directoryOffset, true);
  return concatBytes([directory, new Uint8Array(end.buffer)]);
}
