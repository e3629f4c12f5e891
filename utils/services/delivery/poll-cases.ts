import { readStatus } from '../../endpoint/read-status.ts';
import { noted } from '../../faults/expected.ts';
import type { StatusPoll } from '../../outbox/item.ts';
import { pollStatuses } from '../../outbox/poll-statuses.ts';
import type { OutboxPorts } from '../../outbox/ports.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItems } from '../../storage/outbox-actions.ts';
import { listDuePolls, updateStatusPoll } from '../../storage/status-polls.ts';
import { followCase } from '../replies/follow-case.ts';
import { requestTimeoutMs } from './drain-outbox.ts';
import { fetchTimestamps } from './fetch-timestamps.ts';
import { notifyOfMessage, notifyOfNewSteps } from './notify-reporter.ts';

/** With what the endpoint said of a report come its trusted timestamps, once there are any. */
async function keepStatusPoll(
  db: PlaintDb,
  reportId: string,
  change: (stored: StatusPoll | undefined) => StatusPoll,
  signal: AbortSignal,
): Promise<StatusPoll | undefined> {
  const news = await updateStatusPoll(db, reportId, change);
  const [item] = await loadOutboxItems(db, [reportId]);
  await fetchTimestamps(db, item, (...request) => fetch(...request)).catch(
    noted('delivery.timestamps', undefined),
  );
  // Steps that the status does not tell, and messages: each with its proof, or not at all.
  const followed =
    item && (await followCase(db, item, signal).catch(noted('delivery.case', undefined)));
  if (followed !== undefined && followed.newMessages > 0 && news?.found !== 'news')
    await notifyOfMessage(db, reportId, followed.newMessages).catch(
      noted('delivery.tell', undefined),
    );
  return news;
}

/**
 * Asks how the received reports stand, and tells the reporter what is new. Gives when to come back, in
 * wall-clock ms.
 */
export function pollCases(
  db: PlaintDb,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<number | undefined> {
  return pollStatuses(
    {
      ...ports,
      listDuePolls: (nowMs) => listDuePolls(db, nowMs),
      updateStatusPoll: (reportId, change) => keepStatusPoll(db, reportId, change, signal),
      readStatus: (address, aborting) =>
        readStatus(
          address,
          { fetch: (...request) => fetch(...request), timeoutMs: requestTimeoutMs },
          aborting,
        ),
      onNewSteps: (item, news) =>
        void notifyOfNewSteps(db, item, news).catch(noted('delivery.tell', undefined)),
    },
    signal,
  );
}
