import { toHex } from './bytes.ts';
import { nativeHashing, type StreamingDigest } from './native-hashing.ts';

/** FIPS 180-4 §4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = deriveRoundConstants();

function deriveRoundConstants(): Int32Array {
  const constants = new Int32Array(64);
  let count = 0;
  for (let candidate = 2; count < 64; candidate++) {
    if (!isPrime(candidate)) continue;
    const root = Math.cbrt(candidate);
    constants[count++] = ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
  }
  return constants;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}

const blockBytes = 64;
const schedule = new Int32Array(64);

/**
 * SHA-256 over bytes that arrive in parts. WebCrypto digests only what is in memory as a whole; this is
 * for what is not. About a quarter of the native speed, so whole buffers belong to `sha256`.
 */
export class Sha256Stream implements StreamingDigest {
  readonly #state = Int32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  readonly #pending = new Uint8Array(blockBytes);
  #pendingBytes = 0;
  #totalBytes = 0;

  update(bytes: Uint8Array): void {
    this.#totalBytes += bytes.length;
    let offset = 0;
    if (this.#pendingBytes > 0) {
      offset = Math.min(blockBytes - this.#pendingBytes, bytes.length);
      this.#pending.set(bytes.subarray(0, offset), this.#pendingBytes);
      this.#pendingBytes += offset;
      if (this.#pendingBytes < blockBytes) return;
      compress(this.#state, this.#pending, 0);
      this.#pendingBytes = 0;
    }
    for (; offset + blockBytes <= bytes.length; offset += blockBytes) {
      compress(this.#state, bytes, offset);
    }
    this.#pending.set(bytes.subarray(offset));
    this.#pendingBytes = bytes.length - offset;
  }

  /** 64 lower-case hex digits. The stream takes no more bytes afterwards. */
  digestHex(): string {
    const totalBytes = this.#totalBytes;
    const paddingBytes = (this.#pendingBytes < 56 ? 56 : 120) - this.#pendingBytes;
    const tail = new Uint8Array(paddingBytes + 8);
    tail[0] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(paddingBytes, Math.floor(totalBytes / 0x2000_0000));
    view.setUint32(paddingBytes + 4, (totalBytes << 3) >>> 0);
    this.update(tail);
    const digest = new DataView(new ArrayBuffer(32));
    for (const [index, word] of this.#state.entries()) digest.setInt32(4 * index, word);
    return toHex(new Uint8Array(digest.buffer));
  }
}

/** SHA-256 over parts, by the runtime's own means where it has them. */
export function createSha256(): StreamingDigest {
  return nativeHashing()?.createSha256() ?? new Sha256Stream();
}

/** FIPS 180-4 §6.2.2 over one block. */
function compress(state: Int32Array, bytes: Uint8Array, start: number): void {
  const w = schedule;
  for (let i = 0, at = start; i < 16; i++, at += 4) {
    w[i] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (s0 + (w[i - 7] as number) + s1 + (w[i - 16] as number)) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 =
      (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[i] as number) + (w[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}
