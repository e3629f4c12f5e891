import { type CaseEvent, caseEventSchema, signedPart } from '../casework/case-event.ts';
import type { ProvenStep } from '../casework/wire.ts';
import { fromHex } from '../evidence/bytes.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { leafHash, verifyInclusion } from '../evidence/merkle.ts';
import { readSignedHead } from '../evidence/receipt.ts';
import { verifyCanonical } from '../evidence/signature.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import { signingDomains } from '../protocol/wire.ts';
import { err, ok } from '../result.ts';
import type { Vaulted } from './desk-vault.ts';

/** A day's work: after it the ledger is told once more that somebody looks. */
const openingLastsMs = 12 * 3_600_000;

export interface ExpectedOpening {
  readonly type: 'report.opened' | 'identity.opened';
  readonly reportId: string;
  /** Who must have opened it. */
  readonly signingKey: SigningKey;
  readonly receiptKeys: readonly SigningKey[];
  readonly nowMs: number;
}

/** What the step itself says: is it this opening, by this handler, and still good? */
async function checkStep(
  { event }: ProvenStep,
  { type, reportId, signingKey, nowMs }: ExpectedOpening,
): Promise<Vaulted<CaseEvent>> {
  const { data: step } = caseEventSchema.safeParse(event);
  if (step === undefined) return err('malformed');
  if (step.type !== type) return err('not-an-opening');
  if (step.reportId !== reportId) return err('other-report');
  const { by, signature } = step;
  if (!('handler' in by) || by.kid !== signingKey.kid) return err('other-handler');
  const isOwn =
    signature !== undefined &&
    (await verifyCanonical(signingDomains.case, signedPart(step), signature, signingKey));
  if (!isOwn) return err('forged-opening');
  return nowMs - Date.parse(step.at) > openingLastsMs ? err('opening-expired') : ok(step);
}

/**
 * Whether a step is in the ledger as this handler's opening: their own signature on it, and a path from it to
 * a head of the ledger that the endpoint signed, so that neither can be denied.
 */
export async function verifyOpening(
  proof: ProvenStep,
  checkpointJws: string,
  expected: ExpectedOpening,
): Promise<Vaulted<CaseEvent>> {
  const step = await checkStep(proof, expected);
  if (!step.ok) return step;
  const checkpoint = await readSignedHead(checkpointJws, expected.receiptKeys);
  if (checkpoint === undefined) return err('forged-checkpoint');
  const isInLedger = await verifyInclusion({
    leaf: await leafHash(canonicalBytes(proof.event)),
    index: proof.leafIndex,
    size: checkpoint.size,
    path: proof.inclusionPath.map(fromHex),
    rootHash: fromHex(checkpoint.rootHash),
  });
  return isInLedger ? step : err('not-in-ledger');
}
