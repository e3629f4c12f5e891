import type { ItemClaim } from './claim.ts';
import type { OutboxEvidence } from './item.ts';
import type { OutboxPorts } from './ports.ts';
import { type DeliveryOutcome, unfinishedOutcome } from './step-outcome.ts';

/** Blobs of one report that travel at once; the transport's byte budget bounds what they hold in memory. */
const parallelBlobs = 3;

/**
 * Brings every blob that the endpoint does not hold yet, a few at a time; then the item stands at its commit.
 * The first failure stops the others, and is the outcome.
 */
export async function uploadEvidence(
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const waiting = (claim.item.sealed?.evidence ?? []).filter((evidence) => !evidence.isStored);
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  let failure: DeliveryOutcome | undefined;
  let last: string | undefined;

  async function takeNext(): Promise<void> {
    for (let evidence = waiting.shift(); evidence; evidence = waiting.shift()) {
      if (both.aborted) return;
      const outcome = await uploadOne(evidence, claim, ports, both);
      if (outcome.kind !== 'done') {
        failure ??= outcome;
        stop.abort();
        return;
      }
      if (isOnlyOneLeft(evidence, claim)) last = evidence.sha256;
      else await claim.apply([{ type: 'stored', sha256: evidence.sha256 }]);
    }
  }

  const takers = Array.from({ length: parallelBlobs }, () =>
    takeNext().catch((thrown) => {
      stop.abort();
      throw thrown;
    }),
  );
  // All of them have to be at rest before anyone writes what became of the item.
  const faults = (await Promise.allSettled(takers)).filter(({ status }) => status === 'rejected');
  for (const fault of faults) if (fault.status === 'rejected') throw fault.reason;
  // With the last blob the commit begins, in the same write.
  if (last !== undefined)
    await claim.apply([{ type: 'stored', sha256: last }, { type: 'committing' }], 'strict');
  if (signal.aborted) return { kind: 'interrupted' };
  return failure ?? { kind: 'done' };
}

async function uploadOne(
  evidence: OutboxEvidence,
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const { item } = claim;
  const { sha256 } = evidence;
  const blob = await ports.store.loadCiphertext(sha256);
  if (blob === undefined || item.sealed === undefined) return { kind: 'sealing_lost' };
  const outcome = await ports.transport.upload(
    {
      endpoint: item.endpoint,
      capability: item.sealed.capability,
      sha256,
      blob,
      isFresh: item.attempts === 0 && evidence.offset === 0,
      onProgress: async (offset) => {
        await claim.apply([{ type: 'progressed', sha256, offset }]);
        ports.onProgress(bytesSent(claim));
      },
    },
    signal,
  );
  if (outcome.kind === 'stopped') return unfinishedOutcome(outcome.answer, 'upload', ports.now());
  return { kind: 'done' };
}

function isOnlyOneLeft({ sha256 }: OutboxEvidence, { item }: ItemClaim): boolean {
  const left = item.sealed?.evidence.filter(({ isStored }) => !isStored) ?? [];
  return left.every((evidence) => evidence.sha256 === sha256);
}

function bytesSent(claim: ItemClaim) {
  const evidence = claim.item.sealed?.evidence ?? [];
  return {
    kind: 'bytes',
    reportId: claim.item.reportId,
    sent: evidence.reduce((sum, { offset }) => sum + offset, 0),
    of: evidence.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  } as const;
}
