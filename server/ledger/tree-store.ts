import { fromHex } from '../../utils/evidence/bytes.ts';
import type { ReadSubtrees, Subtree } from '../../utils/evidence/merkle.ts';
import type { Database } from '../db/database.ts';

/**
 * The place of a subtree in the in-order numbering of the tree: one integer instead of two, unique for
 * every level and index below 2^52 leaves.
 */
export function positionOf({ level, index }: Subtree): number {
  return (2 * index + 1) * 2 ** level - 1;
}

/** Reads complete subtrees in one query. Throws if the ledger lacks one: it is damaged. */
export function subtreeReader(db: Database): ReadSubtrees {
  return async (wanted) => {
    if (wanted.length === 0) return [];
    const positions = wanted.map(positionOf);
    const rows = await db
      .selectFrom('ledger_node')
      .select(['position', 'hash'])
      .where('position', 'in', positions)
      .execute();
    const hashes = new Map(rows.map((row) => [row.position, row.hash]));
    return positions.map((position) => {
      const found = hashes.get(position);
      if (found === undefined) throw new Error('the ledger lacks a node');
      return fromHex(found);
    });
  };
}
