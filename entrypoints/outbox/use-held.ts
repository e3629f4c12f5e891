import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import { decidePermit } from '../../utils/outbox/permit.ts';
import type { Permit } from '../../utils/outbox/ports.ts';
import { isMetered, watchBattery } from '../../utils/platform/surroundings.ts';
import { watchChanges } from '../../utils/storage/changes.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting } from '../../utils/storage/settings.ts';

/** Why nothing leaves now: the same judgement as the background's, on what this page can see. */
export function useHeld(db: PlaintDb): Exclude<Permit, 'go'> | undefined {
  const [permit, setPermit] = useState<Permit>('go');
  useEffect(() => {
    const watching = new AbortController();
    const { signal } = watching;
    let isBatteryLow: boolean | undefined;
    const look = async () => {
      const [isPaused, sendsAnyway] = await Promise.all([
        loadSetting(db, 'isOutboxPaused'),
        loadSetting(db, 'sendsAnyway'),
      ]);
      const surroundings = { isOnline: navigator.onLine, isMetered: isMetered(), isBatteryLow };
      setPermit(decidePermit(surroundings, { isPaused, sendsAnyway }));
    };
    const lookCalmly = () => void look().catch(noted('outbox.permit', undefined));
    lookCalmly();
    for (const event of ['online', 'offline']) {
      globalThis.addEventListener(event, lookCalmly, { signal });
    }
    watchChanges(({ kind }) => {
      if (kind === 'setting') lookCalmly();
    }, signal);
    void watchBattery((isLow) => {
      isBatteryLow = isLow;
      if (!signal.aborted) lookCalmly();
    });
    return () => watching.abort();
  }, [db]);
  return permit === 'go' ? undefined : permit;
}
