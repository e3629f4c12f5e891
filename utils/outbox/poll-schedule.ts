import type { ReportStatus } from '../protocol/status.ts';
import { isDue } from './backoff.ts';
import type { DeliveryWait, OutboxItem, StatusPoll } from './item.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * How long to leave an endpoint alone about a report of this age: often while people wait for an answer,
 * rarely later. Half of it is at random, so that the reports of one person are not polled together, which
 * would tell the endpoint that they are one person's.
 */
export function schedulePoll(
  receivedAtMs: number,
  nowMs: number,
  random: () => number,
): DeliveryWait {
  const ageMs = Math.max(0, nowMs - receivedAtMs);
  const intervalMs = ageMs < dayMs ? hourMs : ageMs < 30 * dayMs ? 6 * hourMs : dayMs;
  return { scheduledAt: nowMs, notBefore: nowMs + intervalMs * (0.5 + random() / 2) };
}

/** When a received report is next polled; undefined when its case is closed, or it has no receipt. */
export function nextPoll(item: OutboxItem, nowMs: number): DeliveryWait | undefined {
  if (item.receipt === undefined || item.state !== 'purged') return undefined;
  if (item.news?.steps.at(-1)?.step === 'closed') return undefined;
  const wait = item.news?.wait ?? firstPoll(item, item.receipt.receivedAt);
  return isDue(wait, nowMs) ? { ...wait, notBefore: nowMs } : wait;
}

/** The report's own number is its share of chance, so that the time is the same whenever it is reckoned. */
function firstPoll(item: OutboxItem, receivedAt: string): DeliveryWait {
  const share = Number.parseInt(item.reportId.slice(0, 8), 16) / 2 ** 32;
  return schedulePoll(Date.parse(receivedAt), Date.parse(item.updatedAt), () => share);
}

/** Whether the endpoint has something to say that the person was not told: more than that it was received. */
export function hasNewSteps(before: StatusPoll | undefined, steps: ReportStatus['steps']): boolean {
  return steps.length > Math.max(1, before?.steps.length ?? 0);
}
