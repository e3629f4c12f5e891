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

export async function saveProfile(db: PlaintDb, profile: ProfileRecord): Promise<void> {
  const checked = parseStored(profileRecordSchema, profile, 'profiles');
  await db.use((connection) => connection.put('profiles', checked));
  announceChange({ kind: 'profile', id: profile.id });
}

export async function deleteProfile(db: PlaintDb, id: string): Promise<void> {
  await db.use((connection) => connection.delete('profiles', id));
  announceChange({ kind: 'profile', id });
}
