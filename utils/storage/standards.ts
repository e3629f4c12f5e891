import * as z from 'zod/mini';
import { sha256Schema } from '../protocol/primitives.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';

/** What an endpoint published: the last standard that could be used, and why the newest one could not. */
export const storedStandardSchema = z.strictObject({
  good: z.exactOptional(
    z.strictObject({
      sha256: sha256Schema,
      json: z.string(),
      /**
       * The version of this software that found it in order: checking takes long, and another may judge
       * otherwise.
       */
      checkedBy: z.string(),
    }),
  ),
  refused: z.exactOptional(z.strictObject({ sha256: sha256Schema, code: z.string() })),
});
export type StoredStandard = z.infer<typeof storedStandardSchema>;

const keyOf = (origin: string): string => `standard ${origin}`;

/** The standard that was kept; empty when none was yet, or it cannot be read any more. */
export async function loadStoredStandard(db: PlaintDb, origin: string): Promise<StoredStandard> {
  const stored = await db.use((connection) => connection.get('settings', keyOf(origin)));
  return z.safeParse(storedStandardSchema, stored?.value).data ?? {};
}

/** Changes what is kept in one transaction: fetching a standard takes as long as a network does. */
export async function updateStoredStandard(
  db: PlaintDb,
  origin: string,
  change: (stored: StoredStandard) => StoredStandard,
): Promise<void> {
  const key = keyOf(origin);
  await db.use(async (connection) => {
    const transaction = connection.transaction('settings', 'readwrite');
    const stored = await transaction.store.get(key);
    const known = z.safeParse(storedStandardSchema, stored?.value).data ?? {};
    await Promise.all([transaction.store.put({ key, value: change(known) }), transaction.done]);
  });
  announceChange({ kind: 'standard', id: origin });
}
