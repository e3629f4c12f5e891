import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeHashing } from '../../../server/cli/node-hashing.ts';
import { batchChunks } from '../../../utils/evidence/batch-chunks.ts';
import { blobChunks, readBlob } from '../../../utils/evidence/blob-chunks.ts';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { useNativeHashing } from '../../../utils/evidence/native-hashing.ts';
import { openBlob, sealBlob } from '../../../utils/evidence/sealed-blob.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { packWacz, writePackage } from '../../../utils/evidence/wacz/write-package.ts';
import { prepareBlobs } from '../../../utils/storage/blobs.ts';
import { mutate, seededRandom } from '../../unit/evidence/mutate-package.ts';
import { samplePackageInput } from '../../unit/evidence/sample-package.ts';
import { type ThreadPage, threadPage } from '../../unit/storage/thread-page.ts';
import { gzippedBytes, openLargeCase } from './large-case.ts';

/** One measured piece of work, done in a process of its own so that its memory is its own. */
export interface Outcome {
  readonly bytes: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  /** Per step: package over parts as a ratio, or how many changed packages verified. */
  readonly extra: number;
}

const MB = 1_000_000;

async function measure(
  work: () => Promise<number>,
  startBytes = process.memoryUsage.rss(),
  isSampled = true,
): Promise<Omit<Outcome, 'extra'>> {
  let peakBytes = startBytes;
  const sampler = isSampled
    ? setInterval(() => {
        peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      }, 5)
    : undefined;
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const bytes = await work();
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampler);
  const peakMiB = (peakBytes - startBytes) / (1024 * 1024);
  return { bytes, seconds, cpuSeconds: (user + system) / 1e6, peakMiB };
}

const packed = (directory: string): string => join(directory, 'case.wacz');

export const steps = {
  pack: async (directory: string): Promise<Outcome> => {
    const startBytes = process.memoryUsage.rss();
    const input = await openLargeCase(directory);
    const measured = await measure(async () => {
      await using output = await open(packed(directory), 'w');
      for await (const batch of batchChunks(writePackage(input))) await output.writev(batch);
      return input.resources.reduce((sum, { bytes }) => sum + bytes.size, 0);
    }, startBytes);
    const { size } = await stat(packed(directory));
    return { ...measured, extra: size / (await gzippedBytes(input)) };
  },

  verify: async (directory: string): Promise<Outcome> => {
    const file = await openAsBlob(packed(directory));
    let holds = false;
    const measured = await measure(async () => {
      holds = (await verifyPackage(file, { now: new Date() })).holds;
      return file.size;
    });
    return { ...measured, extra: holds ? 1 : 0 };
  },

  seal: async (directory: string): Promise<Outcome> => {
    const file = await openAsBlob(packed(directory));
    const measured = await measure(async () => (await sealBlob(file)).sizeBytes);
    return { ...measured, extra: 0 };
  },

  open: async (directory: string): Promise<Outcome> => {
    const { sealed, key } = await sealBlob(await openAsBlob(packed(directory)));
    return { ...(await measure(async () => (await openBlob(sealed, key)).size)), extra: 0 };
  },

  /**
   * 100 captures of one 3 MB thread page, of which one post differs each time, as the browser's database
   * would keep them. `extra` is what all of them take over what one takes.
   */
  captures: async (): Promise<Outcome> => {
    const stored = new Map<string, number>();
    let oneBytes = 0;
    const measured = await measure(async () => {
      let givenBytes = 0;
      for (let number = 0; number < 100; number++) {
        givenBytes += await storeCapture(threadPage(3 * MB, 7 * number), stored);
        if (number === 0) oneBytes = sumOf(stored);
      }
      return givenBytes;
    });
    return { ...measured, extra: sumOf(stored) / oneBytes };
  },

  /** Every byte of a small package flipped, one at a time. `bytes` is how many. */
  flip: async (): Promise<Outcome> => {
    const bytes = await smallPackage();
    let verified = 0;
    const measured = await measure(async () => {
      for (let at = 0; at < bytes.length; at++) {
        const changed = bytes.slice();
        changed[at] = (changed[at] as number) ^ (1 << (at % 8));
        if (await verifies(changed)) verified++;
      }
      return bytes.length;
    });
    return { ...measured, extra: verified };
  },

  /** 10,000 random mutations. */
  mutate: async (): Promise<Outcome> => {
    const bytes = await smallPackage();
    const random = seededRandom(Date.now());
    let verified = 0;
    const measured = await measure(async () => {
      let mutated = 0;
      while (mutated < 10_000) {
        const mutant = mutate(bytes, random);
        if (Buffer.compare(mutant, bytes) === 0) continue;
        mutated++;
        if (await verifies(mutant)) verified++;
      }
      return mutated;
    });
    return { ...measured, extra: verified };
  },
} as const;

/**
 * Reading an adversary's file and digesting it, the least that verifying takes; `extra` is unused. Of this
 * and of verifying, the memory is that of the first run in its process, and the time that of the second: what
 * is compared is work, not how long the engine takes to compile either.
 */
export async function measureReading(path: string): Promise<Outcome> {
  const file = await openAsBlob(path);
  const read = async (): Promise<number> => {
    const digest = createHash('sha256');
    for await (const chunk of blobChunks(file)) digest.update(chunk);
    digest.digest();
    return file.size;
  };
  return { ...(await measureTwice(read)), extra: 0 };
}

async function measureTwice(work: () => Promise<number>): Promise<Omit<Outcome, 'extra'>> {
  const { peakMiB } = await measure(work);
  // Without the sampling of memory, which costs the more the longer a busy machine takes.
  return { ...(await measure(work, undefined, false)), peakMiB };
}

/** Verifying it. `extra` is 1 where it holds. */
export async function measureVerifying(path: string): Promise<Outcome> {
  useNativeHashing(nodeHashing);
  const warm = await packWacz(await samplePackageInput());
  for (let round = 0; round < 3; round++) await verifyPackage(warm, { now: new Date() });
  const file = await openAsBlob(path);
  let holds = false;
  const measured = await measureTwice(async () => {
    holds = (await verifyPackage(file, { now: new Date() })).holds;
    return file.size;
  });
  return { ...measured, extra: holds ? 1 : 0 };
}

export type Step = keyof typeof steps;

/** Adds what of a capture is not stored yet; gives the size of all of it. */
async function storeCapture(page: ThreadPage, stored: Map<string, number>): Promise<number> {
  const blobs = new Map<string, Blob>();
  for (const blob of Object.values(page)) blobs.set(await sha256HexOfBlob(blob), blob);
  for (const { record, parts } of await prepareBlobs(blobs, Date.now())) {
    const own = 'blob' in record ? record.blob.size : JSON.stringify(record).length;
    stored.set(record.sha256, own);
    for (const { sha256, bytes } of parts) stored.set(sha256, bytes.length + sha256.length);
  }
  return [...blobs.values()].reduce((sum, { size }) => sum + size, 0);
}

function sumOf(stored: ReadonlyMap<string, number>): number {
  return [...stored.values()].reduce((sum, size) => sum + size, 0);
}

async function smallPackage(): Promise<Uint8Array<ArrayBuffer>> {
  return readBlob(await packWacz(await samplePackageInput()));
}

async function verifies(changed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await verifyPackage(new Blob([changed]), { now: new Date() })).holds;
}
