import { useEffect, useState } from 'preact/hooks';
import type { OutboxItem } from '../../utils/outbox/item.ts';
import { watchChanges } from '../../utils/storage/changes.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { listOutbox, loadOutboxItems } from '../../utils/storage/outbox-actions.ts';

export interface LoadedOutbox {
  /** Newest first; undefined until they are there. */
  readonly items: readonly OutboxItem[] | undefined;
  readonly isBroken: boolean;
}

/**
 * The outbox, kept up to date with every change in any context. Only what changed is read again, once per
 * painted frame however much changed: a thousand reports that drain must not be read a thousand times each.
 */
export function useOutbox(db: PlaintDb): LoadedOutbox {
  const [loaded, setLoaded] = useState<LoadedOutbox>({ items: undefined, isBroken: false });
  useEffect(() => {
    const watching = new AbortController();
    const items = new Map<string, OutboxItem>();
    const changed = new Set<string>();
    const show = () => {
      const newestFirst = [...items.values()].sort((a, b) =>
        b.createdAt.localeCompare(a.createdAt),
      );
      setLoaded({ items: newestFirst, isBroken: false });
    };
    const fail = () => setLoaded((before) => ({ ...before, isBroken: true }));
    const reread = async () => {
      for (;;) {
        await new Promise(requestAnimationFrame);
        const ids = [...changed];
        changed.clear();
        if (ids.length === 0 || watching.signal.aborted) return;
        const found = await loadOutboxItems(db, ids);
        for (const id of ids) items.delete(id);
        for (const item of found) items.set(item.reportId, item);
        show();
      }
    };
    let reading = listOutbox(db).then((all) => {
      for (const item of all) if (!changed.has(item.reportId)) items.set(item.reportId, item);
      show();
    });
    reading.catch(fail);
    watchChanges(({ kind, id }) => {
      if (kind !== 'outbox') return;
      const isIdle = changed.size === 0;
      changed.add(id);
      if (!isIdle) return;
      reading = reading.then(reread);
      reading.catch(fail);
    }, watching.signal);
    return () => watching.abort();
  }, [db]);
  return loaded;
}
