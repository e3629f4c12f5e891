import { noted } from '../../faults/expected.ts';
import type { OutboxPorts } from '../../outbox/ports.ts';
import { showWaiting } from '../../platform/badge.ts';
import { keepAliveWhile } from '../../platform/keep-alive.ts';
import { clearAlarm, ensureAlarm } from '../../platform/wake-events.ts';
import { endWordWaits } from '../../storage/correspondence.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { countOpen, endNetworkWaits } from '../../storage/outbox-actions.ts';
import { loadSetting } from '../../storage/settings.ts';
import { sendWords } from '../replies/send-words.ts';
import { composePorts, drainOutbox, permitOf } from './drain-outbox.ts';
import { pollCases } from './poll-cases.ts';
import { refreshWhenOnline } from './refresh-when-online.ts';
import { watchLedgers } from './watch-ledgers.ts';

/** Delivers what the outbox holds, polls statuses and refreshes endpoints, whenever it is woken. */
export interface DeliveryRunner {
  /** Starts a delivery, or makes the one that runs look again when it is done. Never throws. */
  wake(): void;
  /**
   * Like `wake`, when the network seems to be back: what waits for nothing but the network goes at once, and
   * so does what the delivery under way fails at for want of it.
   */
  wakeOnline(): void;
  /** Notes what a page saw of the battery; the worker forgets it when it ends. */
  noteBattery(isLow: boolean): void;
  /** Breaks off the delivery that runs, as a worker that dies does. The next wake begins anew. */
  breakOff(): void;
}

/**
 * Counts what has no receipt yet, on the button; the alarm lives as long as there is something to come back
 * for.
 */
async function settle(db: PlaintDb, nextAt?: number): Promise<void> {
  const open = await countOpen(db);
  await showWaiting((await loadSetting(db, 'isNeutral')) ? 0 : open);
  if (open > 0) await ensureAlarm({ isPeriodic: true, nextAt });
  else if (nextAt !== undefined) await ensureAlarm({ isPeriodic: false, nextAt });
  else await clearAlarm();
}

function earliest(...moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

export function createDeliveryRunner(db: PlaintDb, seal: OutboxPorts['seal']): DeliveryRunner {
  let isBatteryLow: boolean | undefined;
  const visited = new Set<string>();
  const permit = () => permitOf(db, isBatteryLow);
  const ports = composePorts(db, seal, permit, (endpoint) => visited.add(endpoint));
  let running: AbortController | undefined;
  let isWanted = false;
  let isBack = false;

  /**
   * Delivering comes first; then, if nobody else does the same, it is asked how the received reports stand.
   */
  async function deliver(signal: AbortSignal): Promise<void> {
    if (isBack) {
      isBack = false;
      await Promise.all([endNetworkWaits(db, Date.now()), endWordWaits(db)]);
    }
    await settle(db);
    const { nextAt, isRun } = await drainOutbox(db, ports, signal);
    await settle(db, nextAt);
    if (!isRun || isWanted || signal.aborted) return;
    if ((await permit()) === 'go') {
      await watchLedgers(db, visited);
      visited.clear();
    }
    const sayAt = await sendWords(db, ports, signal);
    await settle(db, earliest(nextAt, sayAt, await pollCases(db, ports, signal)));
    await refreshWhenOnline(db, signal);
  }

  async function run(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      running = new AbortController();
      const { signal } = running;
      // What cannot be read or sent now stays as it was written; the alarm comes again.
      await keepAliveWhile(() => deliver(signal)).catch(noted('delivery.run', undefined));
    }
    running = undefined;
  }

  const wake = () => {
    isWanted = true;
    if (running === undefined) void run();
  };

  return {
    wake,
    wakeOnline() {
      isBack = true;
      wake();
    },
    noteBattery(isLow) {
      isBatteryLow = isLow;
    },
    breakOff() {
      isWanted = false;
      running?.abort();
    },
  };
}
