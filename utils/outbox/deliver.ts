import { codeOrFault } from '../faults/expected.ts';
import { claimItem, type ItemClaim, SupersededError } from './claim.ts';
import type { FailureVerdict } from './classify-response.ts';
import { commitReport } from './commit-report.ts';
import type { OutboxItem } from './item.ts';
import { nextStep } from './machine.ts';
import type { OutboxPorts } from './ports.ts';
import { sealDraft } from './seal-draft.ts';
import { type DeliveryOutcome, failedWith, unfinishedOutcome } from './step-outcome.ts';
import { uploadEvidence } from './upload-evidence.ts';

/** How one try ended. `verdict` is the last failure's, when there was one. */
export type Delivery =
  | { readonly kind: 'settled'; readonly item: OutboxItem; readonly verdict?: FailureVerdict }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'not_ours' };

/**
 * Carries one report as far as it goes now. Throws PlaintError when the storage fails so that not even the
 * failure can be written; the item is then as it was last written, and the next drain goes on from there.
 */
export async function deliver(
  reportId: string,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<Delivery> {
  try {
    const claim = await claimItem(reportId, ports);
    return claim === undefined ? { kind: 'not_ours' } : await carry(claim, ports, signal);
  } catch (thrown) {
    if (thrown instanceof SupersededError) return { kind: 'not_ours' };
    throw thrown;
  }
}

async function carry(claim: ItemClaim, ports: OutboxPorts, signal: AbortSignal): Promise<Delivery> {
  for (;;) {
    if (signal.aborted) return { kind: 'interrupted' };
    if (claim.item.state === 'purged') return { kind: 'settled', item: claim.item };
    const outcome = await takeStep(claim, ports, signal);
    if (outcome.kind === 'interrupted') return outcome;
    if (outcome.kind === 'sealing_lost') await claim.apply([{ type: 'sealing_lost' }], 'strict');
    if (outcome.kind === 'failed') {
      await claim.apply([{ type: 'failed', verdict: outcome.verdict }], 'strict');
      if (isAtRest(claim.item)) {
        return { kind: 'settled', item: claim.item, verdict: outcome.verdict };
      }
    }
  }
}

function isAtRest(item: OutboxItem): boolean {
  return ['waiting', 'blocked_auth', 'blocked_key', 'rejected'].includes(item.state);
}

async function takeStep(
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  try {
    return await stepOf(claim, ports, signal);
  } catch (thrown) {
    if (thrown instanceof SupersededError) throw thrown;
    const code = codeOrFault(thrown, 'storage_failed', 'delivery.step');
    const isStorage =
      code === 'storage_full' || code === 'storage_broken' || code === 'storage_failed';
    // After a receipt nothing can fail: what is left is this worker's own tidying, and it waits for the next.
    if (!isStorage || claim.item.receipt !== undefined) throw thrown;
    const verdict: FailureVerdict = { to: 'waiting', code, isEndpointWide: false, floorMs: 0 };
    return { kind: 'failed', verdict };
  }
}

async function stepOf(
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  switch (nextStep(claim.item)) {
    case 'sealing':
      return sealDraft(claim, ports, signal);
    case 'acked':
      await ports.onReceived(claim.item);
      await claim.applyPurged();
      return { kind: 'done' };
    case 'committing':
      return (await findFault(claim, ports, signal)) ?? commitReport(claim, ports, signal);
    default:
      return (await findFault(claim, ports, signal)) ?? uploadEvidence(claim, ports, signal);
  }
}

/** Before anything leaves: is the endpoint still the one that was pinned? */
async function findFault(
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome | undefined> {
  const check = await ports.transport.checkEndpoint(claim.item.endpoint, signal);
  switch (check.kind) {
    case 'same':
      return undefined;
    case 'missing':
      return failedWith('blocked_key', 'endpoint_missing');
    case 'key_changed':
      return failedWith('blocked_key', 'key_changed');
    case 'stopped':
      return unfinishedOutcome(check.answer, 'check', ports.now());
  }
}
