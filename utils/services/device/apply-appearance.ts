import { noted } from '../../faults/expected.ts';
import { showActionAs } from '../../platform/appearance.ts';
import { installMenus } from '../../platform/context-menus.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';

/**
 * Gives button and menus the look that the reporter chose; `if-neutral` leaves alone what the manifest gives.
 */
export async function applyAppearance(db: PlaintDb, when: 'always' | 'if-neutral'): Promise<void> {
  const appearance = (await loadSetting(db, 'isNeutral').catch(noted('button.look', false)))
    ? 'neutral'
    : 'own';
  if (appearance === 'own' && when === 'if-neutral') return;
  await showActionAs(appearance);
  if (when === 'always') await installMenus(appearance);
}
