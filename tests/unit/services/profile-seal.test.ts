import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProfileServices } from '../../../entrypoints/composition/profile-services.ts';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { isLocked, type Profile } from '../../../utils/report/profile.ts';
import { lockProfile } from '../../../utils/report/profile-lock.ts';
import { sealProfiles, unsealProfiles } from '../../../utils/services/device/profile-seal.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { loadBlob, saveBlob } from '../../../utils/storage/blobs.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { listProfiles, updateProfile } from '../../../utils/storage/profiles.ts';

const secret = 'c2VjcmV0IG9mIHRoaXMgZGV2aWNlIGFuZCBubyBvdGhlcg';
const licence = new Blob(['%PDF-1.7 licence'], { type: 'application/pdf' });

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(`seal-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

async function profileWithLicence(): Promise<Profile> {
  const sha256 = await sha256HexOfBlob(licence);
  await saveBlob(db, sha256, licence, Date.now());
  const { size: sizeBytes, type: mediaType } = licence;
  const document = { sha256, name: 'l.pdf', mediaType, sizeBytes, kind: 'business-licence' };
  const reporter = { name: 'R. Hazel', contact: 'hazel@example.org' };
  const about = { id: 'p1', label: 'Fernside Lanterns', affected: 'enterprise', answers: {} };
  return { ...about, ...reporter, documents: [document] };
}

it('what is remembered is encrypted to the lock, shown while it is open, and laid open again without it', async () => {
  const profile = await profileWithLicence();
  await updateProfile(db, profile.id, () => profile);
  await sealProfiles(db, secret);
  const [sealed] = await listProfiles(db);
  expect(sealed !== undefined && isLocked(sealed)).toBe(true);
  expect(JSON.stringify(sealed)).not.toContain('Hazel');

  const open = createProfileServices(db, guideline2023, async () => secret);
  expect(await open.listProfiles()).toEqual([{ id: 'p1', opened: profile }]);
  const closed = createProfileServices(db, guideline2023, async () => undefined);
  expect(await closed.listProfiles()).toEqual([{ id: 'p1', opened: undefined }]);

  await unsealProfiles(db, secret);
  expect(await listProfiles(db)).toEqual([profile]);
});

it('opening one brings its documents back, though their bytes were swept away meanwhile', async () => {
  const profile = await profileWithLicence();
  await updateProfile(db, profile.id, () => profile);
  await sealProfiles(db, secret);
  const [{ sha256 } = { sha256: '' }] = profile.documents;
  await db.use((connection) => connection.delete('blobs', sha256));
  const services = createProfileServices(db, guideline2023, async () => secret);
  expect(await services.openProfile('p1', '')).toEqual(profile);
  expect(await (await loadBlob(db, sha256))?.text()).toBe('%PDF-1.7 licence');
});

it('one under a passphrase of its own keeps it, whatever the device lock does', async () => {
  const profile = await profileWithLicence();
  const own = await lockProfile(
    { profile, documents: new Map([[profile.documents[0]?.sha256 ?? '', licence]]) },
    'seven ferns',
  );
  await updateProfile(db, own.id, () => own);
  await sealProfiles(db, secret);
  await unsealProfiles(db, secret);
  const [stored] = await listProfiles(db);
  expect(stored !== undefined && isLocked(stored) && stored.salt).toBe(own.salt);
  const services = createProfileServices(db, guideline2023, async () => secret);
  await expect(services.openProfile('p1', '')).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await services.openProfile('p1', 'seven ferns')).toEqual(profile);
});
