import type { PlaintDb } from './open-plaint-db.ts';

/**
 * Keeps a sealed file of a report that has arrived, until what it belongs to is proved to have arrived too.
 */
export async function addSealedFile(
  db: PlaintDb,
  file: { readonly sha256: string; readonly reportId: string; readonly blob: Blob },
): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('sealed', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(file), transaction.done]);
  });
}

/** Deletes the sealed files whose ciphertexts have these SHA-256: they are wanted no more. */
export async function dropSealedFiles(db: PlaintDb, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await db.use(async (connection) => {
    const transaction = connection.transaction('sealed', 'readwrite');
    const dropping = names.map((sha256) => transaction.store.delete(sha256));
    await Promise.all([...dropping, transaction.done]);
  });
}
