/** Bytes over an ArrayBuffer of their own: what WebCrypto and Blob take. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  // By index: an iterator makes an object for every byte, and this runs for every hash.
  for (let i = 0; i < bytes.length; i++) hex += hexOfByte[bytes[i] as number];
  return hex;
}

/** By character code; -1 for what is no hex digit. */
const valueOfHex = Array.from({ length: 128 }, (_, code) => {
  const digit = String.fromCharCode(code);
  return /[0-9a-f]/i.test(digit) ? Number.parseInt(digit, 16) : -1;
});

/** Throws RangeError on anything but an even number of hex digits. */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length >> 1);
  let isHex = hex.length % 2 === 0;
  for (let i = 0; i < bytes.length; i++) {
    const high = valueOfHex[hex.charCodeAt(2 * i)] ?? -1;
    const low = valueOfHex[hex.charCodeAt(2 * i + 1)] ?? -1;
    isHex &&= high >= 0 && low >= 0;
    bytes[i] = (high << 4) | low;
  }
  if (!isHex) throw new RangeError('not hex');
  return bytes;
}

const base64Slice = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += base64Slice) {
    const slice: ArrayLike<number> = bytes.subarray(i, i + base64Slice);
    binary += String.fromCharCode.apply(null, slice as number[]);
  }
  return btoa(binary);
}

/** Throws on anything that is not base64. */
export function fromBase64(text: string): Bytes {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** RFC 4648 §5, unpadded. */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64url(text: string): Bytes {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}

export function concatBytes(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function randomBytes(sizeBytes: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(sizeBytes));
}
