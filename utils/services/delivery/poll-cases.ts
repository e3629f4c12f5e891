import { readStatus } from '../../endpoint/read-status.ts';
import { noted } from '../../faults/expected.ts';
import type { StatusPoll } from '../../outbox/item.ts';
import { hasNewSteps } from '../../outbox/poll-schedule.ts';
import { pollStatuses } from '../../outbox/poll-statuses.ts';
import type { OutboxPorts } from '../../outbox/ports.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItems } from '../../storage/outbox-actions.ts';
import { listDuePolls, updateStatusPoll } from '../../storage/status-polls.ts';
import { type Followed, followCase } from '../replies/follow-case.ts';
import { requestTimeoutMs } from './drain-outbox.ts';
import { fetchTimestamps } from './fetch-timestamps.ts';
import { notifyOfNewSteps } from './notify-reporter.ts';

/** What is proved takes the place of what was said; an endpoint that proves nothing is taken at its word. */
function withProof(
  said: StatusPoll,
  before: StatusPoll | undefined,
  followed: Followed | undefined,
): StatusPoll {
  if (followed === undefined) return said;
  const { states, newMessages } = followed;
  if (states.length === 1 && newMessages === 0) return said;
  const isNews = hasNewSteps(before, states) || newMessages > 0;
  return { ...said, steps: states, found: isNews ? 'news' : 'nothing' };
}

/**
 * With what the endpoint said of a report come the proofs, and its trusted timestamps, once there are any.
 */
async function keepStatusPoll(
  db: PlaintDb,
  reportId: string,
  change: (stored: StatusPoll | undefined) => StatusPoll,
  signal: AbortSignal,
): Promise<StatusPoll | undefined> {
  const [item] = await loadOutboxItems(db, [reportId]);
  const isAnswered = change(undefined).found !== 'no-answer';
  const followed =
    item && isAnswered
      ? await followCase(db, item, signal).catch(noted('delivery.case', undefined))
      : undefined;
  const news = await updateStatusPoll(db, reportId, (stored) =>
    withProof(change(stored), stored, followed),
  );
  await fetchTimestamps(db, item, (...request) => fetch(...request)).catch(
    noted('delivery.timestamps', undefined),
  );
  return news;
}

/**
 * Asks the endpoints how received reports stand and tells the reporter what is new. Gives when to ask next,
 * in wall-clock ms.
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
      onNewSteps: (_item, news) =>
        void notifyOfNewSteps(db, news).catch(noted('delivery.tell', undefined)),
    },
    signal,
  );
}
