import {
  isLocked,
  type LockedProfile,
  type Profile,
  type ProfileRecord,
} from '../../report/profile.ts';
import { lockProfile, type OpenedProfile, unlockProfile } from '../../report/profile-lock.ts';
import { loadBlob, saveBlob } from '../../storage/blobs.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { listProfiles, updateProfile } from '../../storage/profiles.ts';

/** Profiles sealed to the device lock's secret need no work factor: it is 256 random bits. */
const iterationsForSecret = 1;

/** A profile with its documents' bytes; one that is gone is left out, for the rest is still worth keeping. */
export async function withDocuments(db: PlaintDb, profile: Profile): Promise<OpenedProfile> {
  const documents = new Map<string, Blob>();
  for (const { sha256 } of profile.documents) {
    const blob = await loadBlob(db, sha256);
    if (blob !== undefined) documents.set(sha256, blob);
  }
  return {
    profile: {
      ...profile,
      documents: profile.documents.filter(({ sha256 }) => documents.has(sha256)),
    },
    documents,
  };
}

export async function saveDocuments(db: PlaintDb, { documents }: OpenedProfile): Promise<void> {
  for (const [sha256, blob] of documents) await saveBlob(db, sha256, blob, Date.now());
}

export async function sealProfile(opened: OpenedProfile, secret: string): Promise<LockedProfile> {
  return { ...(await lockProfile(opened, secret, iterationsForSecret)), isByDevice: true };
}

export function unsealProfile(record: LockedProfile, secret: string): Promise<OpenedProfile> {
  return unlockProfile(record, secret);
}

/** Encrypts every profile that is stored in the clear. */
export async function sealProfiles(db: PlaintDb, secret: string): Promise<void> {
  for (;;) {
    const open = (await listProfiles(db)).flatMap((record) => (isLocked(record) ? [] : [record]));
    if (open.length === 0) return;
    for (const record of open) {
      await replaceProfile(db, record, await sealProfile(await withDocuments(db, record), secret));
    }
  }
}

/** Decrypts again the profiles that were encrypted for the device lock alone. */
export async function unsealProfiles(db: PlaintDb, secret: string): Promise<void> {
  for (const record of await listProfiles(db)) {
    if (!isLocked(record) || record.isByDevice !== true) continue;
    const opened = await unsealProfile(record, secret);
    await saveDocuments(db, opened);
    await replaceProfile(db, record, opened.profile);
  }
}

/** Encrypting waits; what somebody changed or forgot meanwhile stays so. */
async function replaceProfile(
  db: PlaintDb,
  was: ProfileRecord,
  next: ProfileRecord,
): Promise<void> {
  await updateProfile(db, was.id, (stored) =>
    JSON.stringify(stored) === JSON.stringify(was) ? next : undefined,
  );
}
