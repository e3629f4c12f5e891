import { type ProfileRecord, profileRecordSchema } from '../report/profile.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

export async function loadProfile(db: PlaintDb, id: string): Promise<ProfileRecord | undefined> {
  const stored = await db.use((connection) => connection.get('profiles', id));
  return parseFound(profileRecordSchema, stored, 'profiles');
}

export async function listProfiles(db: PlaintDb): Promise<ProfileRecord[]> {
  return parseReadable(
    profileRecordSchema,
    await db.use((connection) => connection.getAll('profiles')),
  );
}

/**
 * Changes a stored profile in one transaction. `change` gets undefined where there is none; where it gives
 * undefined, nothing is written.
 */
export async function updateProfile(
  db: PlaintDb,
  id: string,
  change: (stored: ProfileRecord | undefined) => ProfileRecord | undefined,
): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('profiles', 'readwrite', { durability: 'strict' });
    const next = change(
      parseFound(profileRecordSchema, await transaction.store.get(id), 'profiles'),
    );
    if (next !== undefined) {
      await transaction.store.put(parseStored(profileRecordSchema, next, 'profiles'));
    }
    await transaction.done;
  });
  announceChange({ kind: 'profile', id });
}

export async function deleteProfile(db: PlaintDb, id: string): Promise<void> {
  await db.use((connection) => connection.delete('profiles', id));
  announceChange({ kind: 'profile', id });
}
