import { inflateRawSync } from 'node:zlib';

/**
 * A zip as a forgiving reader takes it: the last end record anywhere, names as they stand, nothing compared.
 * Of a name that is there twice both are given.
 */
export function readLenientZip(file: Buffer): [name: string, content: Buffer][] {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end === -1) return [];
  const entries: [string, Buffer][] = [];
  let at = file.readUInt32LE(end + 16);
  while (at + 46 <= file.length && file.readUInt32LE(at) === 0x0201_4b50) {
    const nameBytes = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameBytes);
    const sizeBytes = file.readUInt32LE(at + 20);
    const header = file.readUInt32LE(at + 42);
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
    const body = file.subarray(start, start + sizeBytes);
    entries.push([name, file.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body]);
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}
