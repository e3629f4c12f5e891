import type { ProfileServices } from '../../components/report/report-services.ts';
import {
  openProfile,
  type ReadSecret,
  rememberReporter,
  showProfile,
} from '../../utils/services/device/remember-reporter.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { deleteProfile, listProfiles } from '../../utils/storage/profiles.ts';

/** Who reported before, kept on this device and sent nowhere. */
export function createProfileServices(
  db: PlaintDb,
  standard: Standard,
  readSecret: ReadSecret,
): ProfileServices {
  return {
    listProfiles: async () =>
      Promise.all((await listProfiles(db)).map((record) => showProfile(record, readSecret))),
    rememberReporter: (draft, passphrase) =>
      rememberReporter(db, standard, readSecret, draft, passphrase),
    openProfile: (id, passphrase) => openProfile(db, readSecret, id, passphrase),
    forgetProfile: (id) => deleteProfile(db, id),
  };
}
