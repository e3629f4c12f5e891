import type { ReportStatus } from '../protocol/status.ts';
import { hasNews, scheduleAsking } from './case-news.ts';
import type { CaseNews, OutboxItem } from './item.ts';
import type { OutboxPorts, ReportAddress } from './ports.ts';

export interface AskingPorts extends Pick<OutboxPorts, 'now' | 'random' | 'permit'> {
  /** Received reports whose time to be asked after has come, and when the next one's comes. */
  readonly listToAsk: (
    nowMs: number,
  ) => Promise<{ readonly due: readonly OutboxItem[]; readonly nextAt: number | undefined }>;
  /**
   * Changes what is stored of a received report's news in one transaction; of any other nothing is stored, and undefined
   * is given.
   */
  readonly updateNews: (
    reportId: string,
    change: (stored: CaseNews | undefined) => CaseNews,
  ) => Promise<CaseNews | undefined>;
  /** What the endpoint says of one report; undefined when it does not, whatever the reason. */
  readonly readStatus: (
    address: ReportAddress,
    signal: AbortSignal,
  ) => Promise<ReportStatus | undefined>;
  /** The case went on. */
  readonly onNews: (item: OutboxItem, news: CaseNews) => void;
}

/** At most so many in one go: the rest waits for the next, so that a long list is not asked after all at once. */
const atOnce = 5;
const restMs = 60_000;
const heldMs = 15 * 60_000;

/**
 * Asks the endpoints how the cases stand, one request after the other. An endpoint that does not answer is left
 * alone as long as one that has nothing new. Gives when to come back, in wall-clock ms.
 */
export async function askAfter(
  ports: AskingPorts,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { due, nextAt } = await ports.listToAsk(ports.now());
  const wakes = nextAt === undefined ? [] : [nextAt];
  for (const [index, item] of due.entries()) {
    const isHeld = (await ports.permit()) !== 'go';
    if (signal.aborted || isHeld || index >= atOnce) {
      wakes.push(ports.now() + (isHeld ? heldMs : restMs));
      break;
    }
    wakes.push(await askOne(item, ports, signal));
  }
  return wakes.length === 0 ? undefined : Math.min(...wakes);
}

async function askOne(item: OutboxItem, ports: AskingPorts, signal: AbortSignal): Promise<number> {
  const { endpoint, reportId, receipt } = item;
  if (receipt === undefined) throw new RangeError('asked after without a receipt');
  const address = { endpoint, reportId, capability: receipt.capability };
  const steps = (await ports.readStatus(address, signal))?.steps;
  const nowMs = ports.now();
  const wait = scheduleAsking(Date.parse(receipt.receivedAt), nowMs, ports.random);
  const first = [{ step: 'received' as const, at: receipt.receivedAt }];
  const next = await ports.updateNews(reportId, (stored) => ({
    steps: steps ?? stored?.steps ?? first,
    askedAt: new Date(nowMs).toISOString(),
    found: steps === undefined ? 'no-answer' : hasNews(stored, steps) ? 'news' : 'nothing',
    wait,
  }));
  if (next?.found === 'news') ports.onNews(item, next);
  return wait.notBefore;
}
