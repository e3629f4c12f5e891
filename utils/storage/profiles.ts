import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';
import { type ReporterProfile, reporterProfileSchema } from './profile-record.ts';

export async function loadProfile(db: PlaintDb, id: string): Promise<ReporterProfile | undefined> {
  const stored = await db.use((connection) => connection.get('profiles', id));
  return parseFound(reporterProfileSchema, stored, 'profiles');
}

export async function listProfiles(db: PlaintDb): Promise<ReporterProfile[]> {
  return parseReadable(
    reporterProfileSchema,
    await db.use((connection) => connection.getAll('profiles')),
  );
}

export async function saveProfile(db: PlaintDb, profile: ReporterProfile): Promise<void> {
  const checked = parseStored(reporterProfileSchema, profile, 'profiles');
  await db.use((connection) => connection.put('profiles', checked));
  announceChange({ kind: 'profile', id: profile.id });
}

export async function deleteProfile(db: PlaintDb, id: string): Promise<void> {
  await db.use((connection) => connection.delete('profiles', id));
  announceChange({ kind: 'profile', id });
}
