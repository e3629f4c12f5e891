import type { Bytes } from './bytes.ts';

/** A digest over bytes that arrive in parts. */
export interface StreamingDigest {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. Nothing may be added afterwards. */
  digestHex(): string;
}

export interface Inflated {
  readonly content: Bytes;
  /** Of what was given; what lies behind is something else. */
  readonly consumedBytes: number;
}

/**
 * What a runtime does beyond WebCrypto, which takes only what is in memory as a whole, answers later and
 * knows no CRC, and beyond `DecompressionStream`, which costs more than a small member takes.
 */
export interface NativeHashing {
  createSha256(): StreamingDigest;
  /** Lower-case hex. */
  sha256Hex(bytes: Uint8Array): string;
  /**
   * RFC 1951. Throws for what is not deflated, is cut short, or inflates to more than `maxBytes`. The content
   * is to be used up before the next call.
   */
  inflateRaw(deflated: Uint8Array, maxBytes: number): Inflated;
  /** CRC-32 (ISO 3309), continuing from that of what came before. */
  crc32(bytes: Uint8Array, previous: number): number;
}

let known: NativeHashing | undefined;

/**
 * To be called once, at the start, by what runs where there is such a thing; elsewhere JavaScript does it,
 * slower.
 */
export function useNativeHashing(hashing: NativeHashing): void {
  known = hashing;
}

export function nativeHashing(): NativeHashing | undefined {
  return known;
}
