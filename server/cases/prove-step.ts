import type { ProvenStep } from '../../utils/casework/wire.ts';
import type { Database } from '../db/database.ts';
import { proveInclusion } from '../ledger/proofs.ts';
import type { PlacedStep } from './case-steps.ts';

/**
 * Proves that a step is in the ledger of a size. One that is older than the checkpoint is in it, or the
 * ledger is damaged.
 */
export async function proveStep(
  db: Database,
  { event, leafIndex }: PlacedStep,
  size: number,
): Promise<ProvenStep> {
  const proof = await proveInclusion(db, leafIndex, size);
  if (proof === undefined) throw new Error('a step is not in the ledger');
  return { event, leafIndex, inclusionPath: proof.inclusionPath };
}
