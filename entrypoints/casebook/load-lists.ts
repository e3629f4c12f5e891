import type { Draft } from '../../utils/report/draft.ts';
import { listDrafts } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';

export interface Lists {
  readonly drafts: readonly Draft[];
}

/** Everything the casebook shows, newest first. */
export async function loadLists(db: PlaintDb): Promise<Lists> {
  const drafts = await listDrafts(db);
  return { drafts: drafts.filter((draft) => draft.sentAt === undefined) };
}

/**
 * Calls `load` at once and after changes, never twice at a time: many changes in a row, as when a long queue
 * drains, lead to as many reloads as there is time for, and always to one after the last.
 */
export function reloadCalmly(load: () => Promise<void>): () => void {
  let isLoading = false;
  let isStale = false;
  const run = async () => {
    isLoading = true;
    do {
      isStale = false;
      await load();
      await new Promise(requestAnimationFrame);
    } while (isStale);
    isLoading = false;
  };
  return () => {
    isStale = true;
    if (!isLoading) void run();
  };
}
