import type { Services } from '../../components/services.ts';
import { PlaintError } from '../../utils/errors.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { isLocked, type Profile, profileOf } from '../../utils/report/profile.ts';
import { lockProfile, unlockProfile } from '../../utils/report/profile-lock.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { loadBlob, saveBlob } from '../../utils/storage/blobs.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import {
  deleteProfile,
  listProfiles,
  loadProfile,
  saveProfile,
} from '../../utils/storage/profiles.ts';

async function loadDocuments(db: PlaintDb, profile: Profile): Promise<Map<string, Blob>> {
  const documents = new Map<string, Blob>();
  for (const { sha256 } of profile.documents) {
    const blob = await loadBlob(db, sha256);
    if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
    documents.set(sha256, blob);
  }
  return documents;
}

/** A profile of the same reporter is replaced, not doubled. */
async function findSame(db: PlaintDb, profile: Profile): Promise<string | undefined> {
  const records = await listProfiles(db);
  return records.find(
    (record) =>
      !isLocked(record) && record.affected === profile.affected && record.label === profile.label,
  )?.id;
}

async function remember(
  db: PlaintDb,
  standard: Standard,
  draft: Draft,
  passphrase: string,
): Promise<void> {
  const made = profileOf(draft, crypto.randomUUID(), standard);
  if (made === undefined) throw new PlaintError('invalid_input');
  // The cleaned copies are what is sent; a profile keeps no originals.
  const documents = made.documents.map(({ originalSha256: _, ...kept }) => kept);
  const profile = { ...made, documents, id: (await findSame(db, made)) ?? made.id };
  if (passphrase === '') return saveProfile(db, profile);
  const opened = { profile, documents: await loadDocuments(db, profile) };
  await saveProfile(db, await lockProfile(opened, passphrase));
}

async function open(db: PlaintDb, id: string, passphrase: string): Promise<Profile> {
  const record = await loadProfile(db, id);
  if (record === undefined) throw new PlaintError('not_found');
  if (!isLocked(record)) return record;
  const { profile, documents } = await unlockProfile(record, passphrase);
  for (const [sha256, blob] of documents) await saveBlob(db, sha256, blob, Date.now());
  return profile;
}

type ProfileServices = Pick<
  Services,
  'listProfiles' | 'rememberReporter' | 'openProfile' | 'forgetProfile'
>;

/** Who reported before, kept on this device and sent nowhere. */
export function createProfileServices(db: PlaintDb, standard: Standard): ProfileServices {
  return {
    async listProfiles() {
      const records = await listProfiles(db);
      return records.map((record) => ({
        id: record.id,
        opened: isLocked(record) ? undefined : record,
      }));
    },
    rememberReporter: (draft, passphrase) => remember(db, standard, draft, passphrase),
    openProfile: (id, passphrase) => open(db, id, passphrase),
    forgetProfile: (id) => deleteProfile(db, id),
  };
}
