import { readStatus } from '../../utils/endpoint/read-status.ts';
import { noted } from '../../utils/faults/expected.ts';
import { askAfter } from '../../utils/outbox/ask-after.ts';
import type { CaseNews } from '../../utils/outbox/item.ts';
import type { OutboxPorts } from '../../utils/outbox/ports.ts';
import { listToAsk, updateNews } from '../../utils/storage/case-news.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItems } from '../../utils/storage/outbox-actions.ts';
import { fetchTimestamps } from '../composition/fetch-timestamps.ts';
import { requestTimeoutMs } from './drain-outbox.ts';
import { tellOfNews } from './tell.ts';

/** With what the endpoint said of a report come its trusted timestamps, once there are any. */
async function keepNews(
  db: PlaintDb,
  reportId: string,
  change: (stored: CaseNews | undefined) => CaseNews,
): Promise<CaseNews | undefined> {
  const news = await updateNews(db, reportId, change);
  const [item] = await loadOutboxItems(db, [reportId]);
  await fetchTimestamps(db, item, (...request) => fetch(...request)).catch(
    noted('delivery.timestamps', undefined),
  );
  return news;
}

/** Asks how the received reports stand, and tells the reporter what is new. Gives when to come back, in wall-clock ms. */
export function pollCases(
  db: PlaintDb,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<number | undefined> {
  return askAfter(
    {
      ...ports,
      listToAsk: (nowMs) => listToAsk(db, nowMs),
      updateNews: (reportId, change) => keepNews(db, reportId, change),
      readStatus: (address, aborting) =>
        readStatus(
          address,
          { fetch: (...request) => fetch(...request), timeoutMs: requestTimeoutMs },
          aborting,
        ),
      onNews: (item, news) =>
        void tellOfNews(db, item, news).catch(noted('delivery.tell', undefined)),
    },
    signal,
  );
}
