import type { PlaintDb } from './open-plaint-db.ts';

export async function loadBlob(db: PlaintDb, sha256: string): Promise<Blob | undefined> {
  return (await db.use((connection) => connection.get('blobs', sha256)))?.blob;
}

/** Stores bytes under their hash, which the caller has computed; durable when it returns. */
export async function saveBlob(
  db: PlaintDb,
  sha256: string,
  blob: Blob,
  nowMs: number,
): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('blobs', 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.store.put({ sha256, blob, savedAtMs: nowMs }),
      transaction.done,
    ]);
  });
}
