import type { Answer } from './answer.ts';
import type { ItemClaim } from './claim.ts';
import type { SealingRef } from './item.ts';
import type { OutboxPorts } from './ports.ts';
import { type DeliveryOutcome, failedWith, unfinishedOutcome } from './step-outcome.ts';

/**
 * Sends the frozen envelope and looks for its receipt. Sending it again is safe: the endpoint answers the
 * same bytes with the same receipt, and other bytes under the same id with a conflict.
 */
export async function commitReport(
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const { reportId, sealed } = claim.item;
  const envelopeText = await ports.store.loadEnvelope(reportId);
  if (sealed === undefined || envelopeText === undefined) return { kind: 'sealing_lost' };
  if (claim.item.state !== 'committing' || !sealed.isCommitStarted) {
    await claim.apply([{ type: 'committing' }], 'strict');
  }
  const address = { endpoint: claim.item.endpoint, reportId, capability: sealed.capability };
  const answer = await ports.transport.commit({ ...address, envelopeText }, signal);
  if (isSuccess(answer)) return acceptReceipt(answer.text, sealed, claim, ports, signal);
  const outcome = unfinishedOutcome(answer, 'commit', ports.now());
  const isConflict = outcome.kind === 'failed' && outcome.verdict.code === 'conflict';
  return isConflict ? findEarlier(outcome, claim, ports, signal) : outcome;
}

/** The receipt is committed before anything else happens; without a valid one a 2xx is a failure. */
async function acceptReceipt(
  answerText: string,
  sealing: SealingRef,
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const { endpoint, reportId } = claim.item;
  const { manifestSha256, capability } = sealing;
  const about = { endpoint, reportId, sealing: { manifestSha256, capability } };
  const check = await ports.transport.checkReceipt(about, answerText, signal);
  switch (check.kind) {
    case 'absent':
      return signal.aborted
        ? { kind: 'interrupted' }
        : failedWith('waiting', 'not_the_endpoint', true);
    case 'unverified':
      return failedWith('blocked_key', 'receipt_unverified');
    case 'valid': {
      const { jws, receivedAt } = check;
      await claim.apply(
        [{ type: 'acked', receipt: { jws, receivedAt, manifestSha256, capability } }],
        'strict',
      );
      return { kind: 'done' };
    }
  }
}

/** The endpoint has another sealing of this report: if it is one of ours, its receipt is the report's. */
async function findEarlier(
  conflict: DeliveryOutcome,
  claim: ItemClaim,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const { endpoint, reportId, earlier } = claim.item;
  for (const sealing of earlier) {
    const { capability } = sealing;
    const answer = await ports.transport.status({ endpoint, reportId, capability }, signal);
    if (isSuccess(answer)) return acceptReceipt(answer.text, sealing, claim, ports, signal);
    const isElsewhere = answer.kind === 'response' && answer.status >= 400 && answer.status < 500;
    if (!isElsewhere) return unfinishedOutcome(answer, 'commit', ports.now());
  }
  return conflict;
}

function isSuccess(answer: Answer): answer is Answer & { kind: 'response' } {
  return answer.kind === 'response' && answer.status >= 200 && answer.status < 300;
}
