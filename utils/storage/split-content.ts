import type { Bytes } from '../evidence/bytes.ts';

/** Below this no cut is looked for; above the greatest one is made wherever it falls. */
const leastBytes = 4 * 1024;
/** Under 64 KiB a value lies in the browsers' databases themselves, not in a file of its own. */
const greatestBytes = 48 * 1024;
/** A cut falls on one position in 8,192: parts of about 12 KiB. */
const boundaryMask = 0x1fff << 19;

const gear = buildGear();

/**
 * 256 fixed numbers that look random (mulberry32). Other ones would cut elsewhere, and still read all that is
 * stored.
 */
function buildGear(): Uint32Array {
  let state = 0x9e37_79b9;
  return Uint32Array.from({ length: 256 }, () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return value ^ (value >>> 14);
  });
}

/**
 * Cuts bytes where their content says so (the gear hash of FastCDC, Xia et al. 2016, over the last 32 bytes):
 * two texts that differ in one place have all parts but those around it in common. Views of `bytes`, in
 * order.
 */
export function splitContent(bytes: Bytes): Bytes[] {
  const parts: Bytes[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = findBoundary(bytes, start);
    parts.push(bytes.subarray(start, end));
    start = end;
  }
  return parts;
}

function findBoundary(bytes: Bytes, start: number): number {
  const last = Math.min(bytes.length, start + greatestBytes);
  let hash = 0;
  for (let at = Math.min(last, start + leastBytes - 32); at < last; at++) {
    hash = (hash << 1) + (gear[bytes[at] as number] as number);
    if ((hash & boundaryMask) === 0 && at >= start + leastBytes) return at + 1;
  }
  return last;
}
