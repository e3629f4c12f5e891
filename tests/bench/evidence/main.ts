import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import { openBlob, sealBlob } from '../../../utils/evidence/sealed-blob.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { packWacz, writePackage } from '../../../utils/evidence/wacz/write-package.ts';
import { mutate, seededRandom } from '../../unit/evidence/mutate-package.ts';
import { samplePackageInput } from '../../unit/evidence/sample-package.ts';
import { gzippedBytes, largeCase } from './large-case.ts';

const MB = 1_000_000;
const MiB = 1024 * 1024;
const caseMegabytes = 200;

/** Runs `work` and samples memory all the while. */
async function measure<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; seconds: number; peakMiB: number }> {
  globalThis.gc?.();
  const startBytes = process.memoryUsage.rss();
  let peakBytes = startBytes;
  const sampler = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 5);
  const startedMs = performance.now();
  const value = await work();
  const seconds = (performance.now() - startedMs) / 1000;
  clearInterval(sampler);
  return { value, seconds, peakMiB: (peakBytes - startBytes) / MiB };
}

function report(name: string, value: number, unit: string, isMet: boolean, bound: string): void {
  console.log(`${isMet ? 'met ' : 'MISS'}  ${name}: ${value.toFixed(1)} ${unit} (${bound})`);
  if (!isMet) process.exitCode = 1;
}

const directory = await mkdtemp(join(tmpdir(), 'plaint-bench-'));
try {
  await benchPackages();
  await benchSealing();
  if (!process.argv.includes('--fast')) await benchTampering();
} finally {
  await rm(directory, { recursive: true });
}

async function benchPackages(): Promise<void> {
  const input = await largeCase(directory, caseMegabytes);
  const sourceBytes = input.resources.reduce((sum, { bytes }) => sum + bytes.size, 0);
  const path = join(directory, 'case.wacz');
  await packWacz(await samplePackageInput());
  const pack = await measure(() =>
    pipeline(Readable.from(writePackage(input), { objectMode: true }), createWriteStream(path)),
  );
  const packRate = sourceBytes / MB / pack.seconds;
  report('packing', packRate, 'MB/s', packRate >= 100, 'at least 100');
  report('memory while packing', pack.peakMiB, 'MiB', pack.peakMiB < 64, 'under 64');
  const packedBytes = (await stat(path)).size;
  const overhead = 100 * (packedBytes / (await gzippedBytes(input)) - 1);
  report('package over its gzipped parts', overhead, '%', overhead <= 5, 'at most 5');
  const file = await openAsBlob(path);
  const verify = await measure(() => verifyPackage(file, { now: new Date() }));
  const verifyRate = file.size / MB / verify.seconds;
  if (!verify.value.holds) throw new Error('the package does not hold');
  report('verifying', verifyRate, 'MB/s', verifyRate >= 200, 'at least 200');
  report('memory while verifying', verify.peakMiB, 'MiB', verify.peakMiB < 64, 'under 64');
}

async function benchSealing(): Promise<void> {
  const blob = await openAsBlob(join(directory, 'case.wacz'));
  const seal = await measure(() => sealBlob(blob));
  const sealRate = blob.size / MB / seal.seconds;
  report('sealing', sealRate, 'MB/s', sealRate >= 50, 'at least 50');
  const { sealed, key } = seal.value;
  const open = await measure(() => openBlob(sealed, key));
  const openRate = blob.size / MB / open.seconds;
  report('opening', openRate, 'MB/s', openRate >= 50, 'at least 50');
}

/** Every byte flipped once, and 10,000 random mutations: none may verify, none may throw. */
async function benchTampering(): Promise<void> {
  const bytes = await readBlob(await packWacz(await samplePackageInput()));
  const verifies = async (changed: Uint8Array<ArrayBuffer>): Promise<boolean> =>
    (await verifyPackage(new Blob([changed]), { now: new Date() })).holds;
  let verified = 0;
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] = (changed[at] as number) ^ (1 << (at % 8));
    if (await verifies(changed)) verified++;
  }
  report(`of ${bytes.length} flipped bytes verify`, verified, '', verified === 0, 'none');
  const random = seededRandom(Date.now());
  let mutated = 0;
  verified = 0;
  while (mutated < 10_000) {
    const mutant = mutate(bytes, random);
    if (Buffer.compare(mutant, bytes) === 0) continue;
    mutated++;
    if (await verifies(mutant)) verified++;
  }
  report(`of ${mutated} mutants verify`, verified, '', verified === 0, 'none');
}
