import { listReceivedSince } from '../../utils/storage/case-news.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { fetchTimestamps } from '../composition/fetch-timestamps.ts';

/** An endpoint stamps within minutes; asking for every old report at once would tell it that they belong together. */
const stampedWithinMs = 24 * 60 * 60 * 1000;
const askAgainMs = 10 * 60 * 1000;

/** Asks once in a while for the timestamps of reports delivered lately. */
export function createTimestampAsker(db: PlaintDb): () => Promise<void> {
  const askedAtMs = new Map<string, number>();
  return async () => {
    const now = Date.now();
    for (const item of await listReceivedSince(db, now - stampedWithinMs)) {
      if (now - (askedAtMs.get(item.reportId) ?? 0) < askAgainMs) continue;
      askedAtMs.set(item.reportId, now);
      await fetchTimestamps(db, item, (...request) => fetch(...request)).catch(() => undefined);
    }
  };
}
