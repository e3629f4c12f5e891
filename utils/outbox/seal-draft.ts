import { codeOrFault } from '../faults/expected.ts';
import type { ItemClaim } from './claim.ts';
import type { OutgoingReport } from './item.ts';
import type { OutboxPorts } from './ports.ts';
import { type DeliveryOutcome, failedWith } from './step-outcome.ts';

/** Seals the draft and freezes the result. A worker that dies here leaves the draft; it is sealed again. */
export async function sealDraft(
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  let sealed: OutgoingReport;
  try {
    sealed = await ports.seal(claim.item.reportId, signal);
  } catch (thrown) {
    return signal.aborted ? { kind: 'interrupted' } : sealFailure(thrown);
  }
  await claim.applySealed(sealed);
  return { kind: 'done' };
}

function sealFailure(thrown: unknown): DeliveryOutcome {
  const code = codeOrFault(thrown, 'invalid_message', 'report.seal');
  switch (code) {
    case 'not_found':
      return failedWith('rejected', 'draft_missing');
    case 'too_large':
      return failedWith('rejected', 'too_large');
    case 'incomplete':
    case 'invalid_input':
      return failedWith('rejected', 'refused');
    case 'endpoint_missing':
      return failedWith('blocked_key', 'endpoint_missing');
    case 'endpoint_key_changed':
      return failedWith('blocked_key', 'key_changed');
    case 'storage_full':
    case 'storage_broken':
    case 'storage_failed':
      return failedWith('waiting', code);
    default:
      return failedWith('waiting', 'seal_failed');
  }
}
