import { noted } from '../../utils/faults/expected.ts';
import { showActionAs } from '../../utils/platform/appearance.ts';
import { installMenus } from '../../utils/platform/context-menus.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting } from '../../utils/storage/settings.ts';

/** Gives button and menus the look that the reporter chose; `if-neutral` leaves alone what the manifest gives. */
export async function lookAsChosen(db: PlaintDb, when: 'always' | 'if-neutral'): Promise<void> {
  const look = (await loadSetting(db, 'isNeutral').catch(noted('button.look', false)))
    ? 'neutral'
    : 'own';
  if (look === 'own' && when === 'if-neutral') return;
  await showActionAs(look);
  if (when === 'always') await installMenus(look);
}
