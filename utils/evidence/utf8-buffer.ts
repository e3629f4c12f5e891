import type { Bytes } from './bytes.ts';

const encoder = new TextEncoder();
/** UTF-8 of a UTF-16 code unit at most. */
const mostBytes = 3;
const nothing = new Uint8Array(0);

/** UTF-8 of one text after another in the same memory: for texts that come by the thousand. */
export class Utf8Buffer {
  #bytes: Bytes = new Uint8Array(4096);

  /** Of `text`, behind `before`. To be used up before the next call. */
  encode(text: string, before: Bytes = nothing): Bytes {
    const needed = before.length + mostBytes * text.length;
    if (this.#bytes.length < needed) this.#bytes = new Uint8Array(2 * needed);
    this.#bytes.set(before);
    const room = before.length === 0 ? this.#bytes : this.#bytes.subarray(before.length);
    const { written } = encoder.encodeInto(text, room);
    return this.#bytes.subarray(0, before.length + written);
  }
}
