import { utf8 } from './bytes.ts';
import { Sha256Stream } from './sha256-stream.ts';

/**
 * Proof of work for one report: a `nonce` such that SHA-256 over `plaint.work/1\n`, the report's id, `\n` and
 * the nonce begins with `bits` zero bits. Bound to the id, it serves for no second report; it says nothing
 * about who did it, only that somebody's machine was busy for a moment.
 */
export function hasWork(reportId: string, nonce: string, bits: number): boolean {
  return leadingZeros(workDigest(reportId, nonce)) >= bits;
}

/** SHA-256 of what the work is done over, hex: the work shows in its beginning, and it names the work. */
export function workDigest(reportId: string, nonce: string): string {
  const digest = new Sha256Stream();
  digest.update(utf8(`plaint.work/1\n${reportId}\n${nonce}`));
  return digest.digestHex();
}

/** How many bits at the beginning of a digest in hex are zero. */
export function leadingZeros(hex: string): number {
  const zeros = /^0*/.exec(hex)?.[0].length ?? 0;
  const next = hex[zeros];
  return next === undefined
    ? hex.length * 4
    : zeros * 4 + Math.clz32(Number.parseInt(next, 16)) - 28;
}

/** Few enough that whatever else waits for the thread waits a few hundredths of a second. */
const triesInARow = 10_000;

/** A number passes once: a report that is tried again begins to search somewhere else. */
function anyStart(): number {
  return Math.floor(Math.random() * 1e15);
}

/** Searches a nonce, and lets others have the thread in between. Rejects when the signal aborts. */
export async function solveWork(
  reportId: string,
  bits: number,
  signal: AbortSignal,
  start = anyStart(),
): Promise<string> {
  for (let nonce = start; ; nonce += 1) {
    if (hasWork(reportId, String(nonce), bits)) return String(nonce);
    if ((nonce - start) % triesInARow !== triesInARow - 1) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
  }
}
