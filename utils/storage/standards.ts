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
      /** The version of this software that found it in order: checking takes long, and another may judge otherwise. */
      checkedBy: z.string(),
    }),
  ),
  refused: z.exactOptional(z.strictObject({ sha256: sha256Schema, code: z.string() })),
});
export type StoredStandard = z.infer<typeof storedStandardSchema>;

const keyOf = (origin: string): string => `standard ${origin}`;

/** Empty when nothing was kept yet, or what was kept cannot be read any more. */
export async function loadStoredStandard(db: PlaintDb, origin: string): Promise<StoredStandard> {
  const stored = await db.use((connection) => connection.get('settings', keyOf(origin)));
  return z.safeParse(storedStandardSchema, stored?.value).data ?? {};
}

export async function saveStoredStandard(
  db: PlaintDb,
  origin: string,
  value: StoredStandard,
): Promise<void> {
  await db.use((connection) => connection.put('settings', { key: keyOf(origin), value }));
  announceChange({ kind: 'standard', id: origin });
}
