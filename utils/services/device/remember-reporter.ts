import { PlaintError } from '../../errors.ts';
import { coded, noted } from '../../faults/expected.ts';
import type { Draft } from '../../report/draft.ts';
import { isLocked, type Profile, type ProfileRecord, profileOf } from '../../report/profile.ts';
import { lockProfile, type OpenedProfile, unlockProfile } from '../../report/profile-lock.ts';
import type { Standard } from '../../standard/schema.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { listProfiles, loadProfile, updateProfile } from '../../storage/profiles.ts';
import { saveDocuments, sealProfile, unsealProfile, withDocuments } from './profile-seal.ts';

/** The secret of the device lock while it is open; undefined where there is no lock. */
export type ReadSecret = () => Promise<string | undefined>;

/**
 * What lies open, or is sealed to the device lock, which is open; undefined under a passphrase of its own.
 */
async function openRecord(
  record: ProfileRecord,
  readSecret: ReadSecret,
): Promise<OpenedProfile | undefined> {
  if (!isLocked(record)) return { profile: record, documents: new Map() };
  const secret = record.isByDevice === true ? await readSecret() : undefined;
  return secret === undefined ? undefined : unsealProfile(record, secret);
}

/** A profile as the form offers it. A locked one does not even tell its name. */
export async function showProfile(
  record: ProfileRecord,
  readSecret: ReadSecret,
): Promise<{ readonly id: string; readonly opened: Profile | undefined }> {
  // A damaged one is shown as locked; it can still be forgotten.
  const opened = await openRecord(record, readSecret).catch(
    noted('profile.open', undefined, coded('invalid_input')),
  );
  return { id: record.id, opened: opened?.profile };
}

/** A profile of the same reporter is replaced, not doubled. */
async function findSame(
  db: PlaintDb,
  profile: Profile,
  readSecret: ReadSecret,
): Promise<string | undefined> {
  const views = await Promise.all(
    (await listProfiles(db)).map((record) => showProfile(record, readSecret)),
  );
  return views.find(
    ({ opened }) => opened?.affected === profile.affected && opened.label === profile.label,
  )?.id;
}

/**
 * Keeps what the draft says about its reporter: under the passphrase if one is given, else under the device
 * lock.
 */
export async function rememberReporter(
  db: PlaintDb,
  standard: Standard,
  readSecret: ReadSecret,
  draft: Draft,
  passphrase: string,
): Promise<void> {
  const made = profileOf(draft, crypto.randomUUID(), standard);
  if (made === undefined) throw new PlaintError('invalid_input');
  // The cleaned copies are what is sent; a profile keeps no originals.
  const documents = made.documents.map(({ originalSha256: _, ...kept }) => kept);
  const id = (await findSame(db, made, readSecret)) ?? made.id;
  const profile = { ...made, documents, id };
  const secret = await readSecret();
  if (passphrase === '' && secret === undefined) {
    return updateProfile(db, id, () => profile);
  }
  const opened = await withDocuments(db, profile);
  const locked =
    passphrase === '' && secret !== undefined
      ? await sealProfile(opened, secret)
      : await lockProfile(opened, passphrase);
  await updateProfile(db, id, () => locked);
}

/** Opens a profile, and its documents with it. Rejects with `invalid_input` for a wrong passphrase. */
export async function openProfile(
  db: PlaintDb,
  readSecret: ReadSecret,
  id: string,
  passphrase: string,
): Promise<Profile> {
  const record = await loadProfile(db, id);
  if (record === undefined) throw new PlaintError('not_found');
  const opened =
    (await openRecord(record, readSecret)) ??
    (isLocked(record) ? await unlockProfile(record, passphrase) : undefined);
  if (opened === undefined) throw new PlaintError('invalid_input');
  await saveDocuments(db, opened);
  return opened.profile;
}
