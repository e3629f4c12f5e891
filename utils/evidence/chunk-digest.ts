import { type Bytes, concatBytes } from './bytes.ts';
import { sha256Hex, wholeBytes } from './digest.ts';
import { Sha256Stream } from './sha256-stream.ts';

/**
 * SHA-256 of bytes that arrive in chunks of unknown number. Keeps the first 4 MiB for the native digest;
 * what turns out longer goes on in parts.
 */
export class ChunkDigest {
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #stream: Sha256Stream | undefined;

  update(chunk: Uint8Array): void {
    if (this.#stream !== undefined) {
      this.#stream.update(chunk);
      return;
    }
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes <= wholeBytes) return;
    this.#stream = new Sha256Stream();
    for (const held of this.#held) this.#stream.update(held);
    this.#held = [];
  }

  /** 64 lower-case hex digits. */
  async digestHex(): Promise<string> {
    if (this.#stream !== undefined) return this.#stream.digestHex();
    const only = this.#held.length === 1 ? this.#held[0] : undefined;
    const whole: Bytes = only === undefined ? concatBytes(this.#held) : (only as Bytes);
    return sha256Hex(whole);
  }
}
