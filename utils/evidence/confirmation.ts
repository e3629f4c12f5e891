import { readReceiptClaims } from './receipt.ts';
import type { ReceiptProof } from './receipt-proof.ts';
import type { RecordedEvidence } from './render-provenance.ts';

/** What a receipt says, for the capture record; whether it is true is for the verifier. */
export function confirmationOf(
  { receipt, descriptor }: ReceiptProof,
  isTimestamped: boolean,
): RecordedEvidence['confirmation'] {
  const claims = readReceiptClaims(receipt);
  if (claims === undefined) return undefined;
  const { receivedAt, leafIndex, checkpoint } = claims;
  const rootKey = descriptor.descriptor.rootKey.kid;
  return { receivedAt, leafIndex, size: checkpoint.size, rootKey, isTimestamped };
}
