import type { ReportStatus } from '../protocol/status.ts';
import type { OutboxItem, StatusPoll } from './item.ts';
import { hasNewSteps, schedulePoll } from './poll-schedule.ts';
import type { OutboxPorts, ReportAddress } from './ports.ts';

export interface StatusPollPorts extends Pick<OutboxPorts, 'now' | 'random' | 'permit'> {
  /** Received reports whose time to be polled has come, and when the next one's comes. */
  readonly listDuePolls: (
    nowMs: number,
  ) => Promise<{ readonly due: readonly OutboxItem[]; readonly nextAt: number | undefined }>;
  /**
   * Changes what is stored of a received report's news in one transaction; of any other nothing is stored,
   * and undefined is given.
   */
  readonly updateStatusPoll: (
    reportId: string,
    change: (stored: StatusPoll | undefined) => StatusPoll,
  ) => Promise<StatusPoll | undefined>;
  /** What the endpoint says of one report; undefined when it does not, whatever the reason. */
  readonly readStatus: (
    address: ReportAddress,
    signal: AbortSignal,
  ) => Promise<ReportStatus | undefined>;
  /** The case went on. */
  readonly onNewSteps: (item: OutboxItem, news: StatusPoll) => void;
}

/** At most so many in one go: the rest waits for the next, so that a long list is not polled all at once. */
const atOnce = 5;
const restMs = 60_000;
const heldMs = 15 * 60_000;

/**
 * Asks the endpoints how the cases stand, one request after the other. An endpoint that does not answer is
 * left alone as long as one that has nothing new. Gives when to come back, in wall-clock ms.
 */
export async function pollStatuses(
  ports: StatusPollPorts,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { due, nextAt } = await ports.listDuePolls(ports.now());
  const wakes = nextAt === undefined ? [] : [nextAt];
  for (const [index, item] of due.entries()) {
    const isHeld = (await ports.permit()) !== 'go';
    if (signal.aborted || isHeld || index >= atOnce) {
      wakes.push(ports.now() + (isHeld ? heldMs : restMs));
      break;
    }
    wakes.push(await pollOne(item, ports, signal));
  }
  return wakes.length === 0 ? undefined : Math.min(...wakes);
}

async function pollOne(
  item: OutboxItem,
  ports: StatusPollPorts,
  signal: AbortSignal,
): Promise<number> {
  const { endpoint, reportId, receipt } = item;
  if (receipt === undefined) throw new RangeError('asked after without a receipt');
  const address = { endpoint, reportId, capability: receipt.capability };
  const answer = await ports.readStatus(address, signal);
  // What else a later endpoint says of a step nobody signed: it is not kept.
  const steps = answer?.steps.map(({ step, at }) => ({ step, at }));
  const nowMs = ports.now();
  const wait = schedulePoll(Date.parse(receipt.receivedAt), nowMs, ports.random);
  const first = [{ step: 'received' as const, at: receipt.receivedAt }];
  const next = await ports.updateStatusPoll(reportId, (stored) => ({
    steps: steps ?? stored?.steps ?? first,
    askedAt: new Date(nowMs).toISOString(),
    found: steps === undefined ? 'no-answer' : hasNewSteps(stored, steps) ? 'news' : 'nothing',
    wait,
  }));
  if (next?.found === 'news') ports.onNewSteps(item, next);
  return wait.notBefore;
}
