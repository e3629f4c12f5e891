import { Buffer } from 'node:buffer';

const order =
  0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n;

/** The other signature by the same key over the same bytes: s becomes n − s. */
export function mirrorS(signature: string): string {
  const bytes = Buffer.from(signature, 'base64');
  const s = BigInt(`0x${bytes.subarray(48).toString('hex')}`);
  const mirrored = Buffer.from((order - s).toString(16).padStart(96, '0'), 'hex');
  return Buffer.concat([bytes.subarray(0, 48), mirrored]).toString('base64');
}
