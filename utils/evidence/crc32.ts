import { nativeHashing } from './native-hashing.ts';

const stride = 16;
const tables = buildTables();

/** 16 tables of 256 in one array: table k gives the effect of a byte that k further bytes follow. */
function buildTables(): Int32Array {
  const table = new Int32Array(stride * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
    table[byte] = value;
  }
  for (let i = 256; i < table.length; i++) {
    const value = table[i - 256] as number;
    table[i] = (value >>> 8) ^ (table[value & 255] as number);
  }
  return table;
}

/**
 * CRC-32 (ISO 3309, as in gzip and zip) of `bytes`, continuing from the CRC of what came before. The 16
 * look-ups are spelled out because a loop over them runs at a fifth of the speed.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const native = nativeHashing();
  if (native !== undefined) return native.crc32(bytes, previous);
  const t = tables;
  const wholeBytes = bytes.length - (bytes.length % stride);
  let crc = ~previous;
  let i = 0;
  for (; i < wholeBytes; i += stride) {
    const x =
      crc ^
      ((bytes[i] as number) |
        ((bytes[i + 1] as number) << 8) |
        ((bytes[i + 2] as number) << 16) |
        ((bytes[i + 3] as number) << 24));
    crc =
      (t[0xf00 + (x & 255)] as number) ^
      (t[0xe00 + ((x >>> 8) & 255)] as number) ^
      (t[0xd00 + ((x >>> 16) & 255)] as number) ^
      (t[0xc00 + (x >>> 24)] as number) ^
      (t[0xb00 + (bytes[i + 4] as number)] as number) ^
      (t[0xa00 + (bytes[i + 5] as number)] as number) ^
      (t[0x900 + (bytes[i + 6] as number)] as number) ^
      (t[0x800 + (bytes[i + 7] as number)] as number) ^
      (t[0x700 + (bytes[i + 8] as number)] as number) ^
      (t[0x600 + (bytes[i + 9] as number)] as number) ^
      (t[0x500 + (bytes[i + 10] as number)] as number) ^
      (t[0x400 + (bytes[i + 11] as number)] as number) ^
      (t[0x300 + (bytes[i + 12] as number)] as number) ^
      (t[0x200 + (bytes[i + 13] as number)] as number) ^
      (t[0x100 + (bytes[i + 14] as number)] as number) ^
      (t[bytes[i + 15] as number] as number);
  }
  for (; i < bytes.length; i++) {
    crc = (crc >>> 8) ^ (t[(crc ^ (bytes[i] as number)) & 255] as number);
  }
  return ~crc >>> 0;
}
