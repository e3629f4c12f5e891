import type { ProfilesChange } from '../../components/options/SiteProfiles.tsx';
import type { SiteProfile } from '../../utils/protocol/site-profile.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, updateSetting } from '../../utils/storage/settings.ts';
import { parseProfiles } from '../../utils/thread/parse-profiles.ts';

/** The person's own. */
export async function loadProfiles(db: PlaintDb): Promise<readonly SiteProfile[]> {
  return parseProfiles(await loadSetting(db, 'siteProfiles')).profiles;
}

export async function changeProfiles(db: PlaintDb, change: ProfilesChange): Promise<void> {
  await updateSetting(db, 'siteProfiles', (stored) => [...change(parseProfiles(stored).profiles)]);
}
