import { hash } from 'node:crypto';
import type { Bytes } from '../utils/evidence/bytes.ts';

/** SHA-256 without a trip through a thread pool: what is digested here lies in memory. */
export function sha256Sync(data: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', data, 'buffer'));
}
