/** A digest over bytes that arrive in parts. */
export interface StreamingDigest {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. Nothing may be added afterwards. */
  digestHex(): string;
}

/** What a runtime hashes with beyond WebCrypto, which takes only what is in memory as a whole and knows no CRC. */
export interface NativeHashing {
  createSha256(): StreamingDigest;
  /** CRC-32 (ISO 3309), continuing from that of what came before. */
  crc32(bytes: Uint8Array, previous: number): number;
}

let known: NativeHashing | undefined;

/** To be called once, at the start, by what runs where there is such a thing; elsewhere JavaScript does it, slower. */
export function useNativeHashing(hashing: NativeHashing): void {
  known = hashing;
}

export function nativeHashing(): NativeHashing | undefined {
  return known;
}
