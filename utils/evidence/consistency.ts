import type { Checkpoint } from '../protocol/receipt.ts';
import { fromHex } from './bytes.ts';
import { verifyConsistency } from './merkle.ts';

/** How a ledger's newest checkpoint stands to the one remembered from an earlier visit. */
export type Continuity =
  /** The old ledger is a beginning of the new one; from now on remember the new one. */
  | 'continued'
  /** Nothing was added. */
  | 'same'
  /** It has fewer entries than before: an old copy, or entries taken away. */
  | 'shrunk'
  /** Its past is another than the one remembered: history was rewritten. */
  | 'rewritten';

/**
 * Whether `seen` continues `remembered`, by the endpoint's proof (RFC 9162 §2.1.4) for exactly these two
 * sizes. `shrunk` and `rewritten` are for the reader to hear of; neither is ever to be remembered instead.
 */
export async function judgeContinuity(input: {
  readonly remembered: Checkpoint;
  readonly seen: Checkpoint;
  /** Hex; empty where the sizes are equal or the older ledger was empty. */
  readonly consistencyPath: readonly string[];
}): Promise<Continuity> {
  const { remembered, seen } = input;
  if (seen.size < remembered.size) return 'shrunk';
  if (seen.size === remembered.size)
    return seen.rootHash === remembered.rootHash ? 'same' : 'rewritten';
  const holds = await verifyConsistency({
    from: remembered.size,
    to: seen.size,
    fromRootHash: fromHex(remembered.rootHash),
    toRootHash: fromHex(seen.rootHash),
    path: input.consistencyPath.map(fromHex),
  });
  return holds ? 'continued' : 'rewritten';
}
