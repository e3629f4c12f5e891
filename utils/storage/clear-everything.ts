import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';

/**
 * Deletes everything that the extension keeps: drafts, captures, reports not yet delivered, receipts,
 * profiles, settings. The person's own decision; there is no way back. The stores are emptied in one
 * transaction, all or nothing and durable; then the database goes as well, because what is cleared out of a
 * database stays in its files until the browser tidies them. Throws a PlaintError of a storage code.
 */
export async function clearEverything(db: PlaintDb): Promise<void> {
  await db.use(async (connection) => {
    const stores = [...connection.objectStoreNames];
    const transaction = connection.transaction(stores, 'readwrite', { durability: 'strict' });
    await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
    await transaction.done;
  });
  await db.remove();
  announceChange({ kind: 'draft', id: '' });
  // The button and the menus take their own look again.
  announceChange({ kind: 'setting', id: 'isNeutral' });
}
