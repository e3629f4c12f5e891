import type { SettingsServices } from '../../components/safety/settings-services.ts';
import { lockNow, removeLock, setLock } from '../../utils/services/device/device-lock.ts';
import { listFaults } from '../../utils/storage/faults.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, saveSetting } from '../../utils/storage/settings.ts';

export function createSettingsServices(db: PlaintDb): SettingsServices {
  return {
    async loadSafety() {
      const [lock, isNeutral] = await Promise.all([
        loadSetting(db, 'lock'),
        loadSetting(db, 'isNeutral'),
      ]);
      return { hasLock: lock !== null, isNeutral };
    },
    setLock: (passphrase) => setLock(db, passphrase),
    removeLock: (passphrase) => removeLock(db, passphrase),
    lockNow,
    setNeutral: (isNeutral) => saveSetting(db, 'isNeutral', isNeutral),
    listFaults: () => listFaults(db),
  };
}
