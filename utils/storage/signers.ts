import type { PlaintDb } from './open-plaint-db.ts';
import type { StoredSigner } from './schema.ts';

/**
 * The key pair of a report, made at its first use and the same ever after, so that every package of one
 * report is signed alike. When two contexts make one at once, both get the one that was stored first.
 */
export function ensureSigner(
  db: PlaintDb,
  reportId: string,
  create: () => Promise<Omit<StoredSigner, 'reportId'>>,
): Promise<StoredSigner> {
  return db.use(async (connection) => {
    const known = await connection.get('signers', reportId);
    if (known !== undefined) return known;
    const made: StoredSigner = { reportId, ...(await create()) };
    const transaction = connection.transaction('signers', 'readwrite', { durability: 'strict' });
    const first = await transaction.store.get(reportId);
    if (first === undefined) await transaction.store.put(made);
    await transaction.done;
    return first ?? made;
  });
}
