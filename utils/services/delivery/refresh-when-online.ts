import { extensionVersion } from '../../platform/environment.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { refreshEndpoint } from '../standard/follow-standard.ts';

const refreshTimeoutMs = 10_000;

/**
 * Fetches what the reporter's endpoint says of itself now, its key and its standard, if there is a network.
 */
export async function refreshWhenOnline(db: PlaintDb, signal: AbortSignal): Promise<void> {
  if (!navigator.onLine) return;
  const ending = AbortSignal.any([signal, AbortSignal.timeout(refreshTimeoutMs)]);
  await refreshEndpoint(db, extensionVersion(), Date.now(), ending);
}
