/**
 * Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", 2019, §4): rounds a size up so
 * that it tells at most O(log log n) bits, at a cost of under 12 %. Exact to 2^53.
 */
export function padmeSize(sizeBytes: number): number {
  if (sizeBytes < 2) return sizeBytes;
  const exponent = Math.floor(Math.log2(sizeBytes));
  const significant = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - significant);
  return Math.ceil(sizeBytes / step) * step;
}

/** Buckets of what names a reporter: nearly all of them are in the first. */
export function identityBucket(sizeBytes: number): number {
  let bucket = 1024;
  while (bucket < sizeBytes) bucket *= 4;
  return bucket;
}

const smallestBodyBytes = 4096;
const bodyStepBytes = 65_536;

/** Buckets of a report's body: powers of two from 4 KiB to 64 KiB, then whole multiples of 64 KiB. */
export function bodyBucket(sizeBytes: number): number {
  let bucket = smallestBodyBytes;
  while (bucket < sizeBytes && bucket < bodyStepBytes) bucket *= 2;
  return sizeBytes <= bucket ? bucket : Math.ceil(sizeBytes / bodyStepBytes) * bodyStepBytes;
}
