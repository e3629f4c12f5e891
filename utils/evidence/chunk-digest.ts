import { type Bytes, concatBytes } from './bytes.ts';
import { sha256HexOfMany, wholeBytes } from './digest.ts';
import { nativeHashing, type StreamingDigest } from './native-hashing.ts';
import { createSha256 } from './sha256-stream.ts';

/**
 * SHA-256 of bytes that arrive in chunks of unknown number. Keeps the first `holdBytes` for the native
 * digest; what turns out longer goes on in parts.
 */
export class ChunkDigest {
  readonly #holdBytes: number;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #stream: StreamingDigest | undefined = nativeHashing()?.createSha256();

  constructor(holdBytes = wholeBytes) {
    this.#holdBytes = holdBytes;
  }

  update(chunk: Uint8Array): void {
    if (this.#stream !== undefined) {
      this.#stream.update(chunk);
      return;
    }
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes <= this.#holdBytes) return;
    this.#stream = createSha256();
    for (const held of this.#held) this.#stream.update(held);
    this.#held = [];
  }

  /** 64 lower-case hex digits. */
  async digestHex(): Promise<string> {
    if (this.#stream !== undefined) return this.#stream.digestHex();
    const only = this.#held.length === 1 ? this.#held[0] : undefined;
    return sha256HexOfMany(only === undefined ? this.#joined() : (only as Bytes));
  }

  /**
   * To be used up before the next wait: joined in place where it fits, which leaves nothing to be collected.
   */
  #joined(): Bytes {
    if (this.#heldBytes > wholeBytes) return concatBytes(this.#held);
    scratch ??= new Uint8Array(wholeBytes);
    let offset = 0;
    for (const held of this.#held) {
      scratch.set(held, offset);
      offset += held.length;
    }
    return scratch.subarray(0, offset);
  }
}

/** WebCrypto copies what it is given before it returns (W3C WebCrypto §14.3.5), so one serves all digests. */
let scratch: Bytes | undefined;
