import { createEndpointClient } from '../../utils/endpoint/client.ts';
import { readStatus } from '../../utils/endpoint/read-status.ts';
import { askAfter } from '../../utils/outbox/ask-after.ts';
import { drain } from '../../utils/outbox/drain.ts';
import type { CaseNews } from '../../utils/outbox/item.ts';
import { decidePermit } from '../../utils/outbox/permit.ts';
import type { OutboxPorts, Permit } from '../../utils/outbox/ports.ts';
import { showWaiting } from '../../utils/platform/badge.ts';
import { extensionVersion } from '../../utils/platform/environment.ts';
import { keepAliveWhile } from '../../utils/platform/keep-alive.ts';
import { hideInstallationOrigin } from '../../utils/platform/origin-header.ts';
import { isMetered } from '../../utils/platform/surroundings.ts';
import { clearAlarm, ensureAlarm } from '../../utils/platform/wakers.ts';
import { listToAsk, updateNews } from '../../utils/storage/case-news.ts';
import { listEndpoints, loadEndpoint, updateEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { countOpen, endNetworkWaits, loadOutboxItems } from '../../utils/storage/outbox-actions.ts';
import { createOutboxStore } from '../../utils/storage/outbox-store.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import { fetchTimestamps } from '../composition/fetch-timestamps.ts';
import { refreshEndpoint } from '../composition/follow-standard.ts';
import { recordDelivery } from './record-delivery.ts';
import { tellOfNews, tellOfReceipt } from './tell.ts';
import { watchLedgers } from './watch-ledgers.ts';

/** Carries what the outbox holds, whenever it is woken. */
export interface Courier {
  /** Starts a delivery, or makes the one that runs look again when it is done. Never throws. */
  wake(): void;
  /**
   * The same with a reason to believe that the network is back: what only the network held up goes at once, also
   * what a delivery under way has yet to fail at.
   */
  wakeOnline(): void;
  /** What a page last saw of the battery; forgotten with this life of the worker. */
  noteBattery(isLow: boolean): void;
}

const requestTimeoutMs = 120_000;
const refreshTimeoutMs = 10_000;
const lockName = 'plaint-outbox';

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function permitOf(db: PlaintDb, isBatteryLow: boolean | undefined): Promise<Permit> {
  const [isPaused, sendsAnyway] = await Promise.all([
    loadSetting(db, 'isOutboxPaused'),
    loadSetting(db, 'sendsAnyway'),
  ]);
  const surroundings = { isOnline: navigator.onLine, isMetered: isMetered(), isBatteryLow };
  return decidePermit(surroundings, { isPaused, sendsAnyway });
}

function composePorts(
  db: PlaintDb,
  seal: OutboxPorts['seal'],
  permit: OutboxPorts['permit'],
  onReceipt: (endpoint: string) => void,
): OutboxPorts {
  // Looked up at each use: a test may set this worker's clock.
  const now = () => Date.now();
  return {
    store: createOutboxStore(db),
    transport: createEndpointClient({
      fetch: (...request) => fetch(...request),
      timeoutMs: requestTimeoutMs,
      now,
      elapsedMs: () => performance.now(),
      pause,
      load: (origin) => loadEndpoint(db, origin),
      update: (origin, change) => updateEndpoint(db, origin, change),
    }),
    seal,
    lock: (work) =>
      navigator.locks.request(lockName, { ifAvailable: true }, (lock) =>
        lock === null ? undefined : work(),
      ),
    now,
    random: Math.random,
    permit,
    async onReceived(item) {
      await recordDelivery(db, item);
      onReceipt(item.endpoint);
      await tellOfReceipt(db).catch(() => undefined);
    },
    onProgress: (progress) => {
      const isLeaving = progress.kind === 'item' && progress.item.state === 'committing';
      if (isLeaving) void recordDelivery(db, progress.item).catch(() => undefined);
    },
  };
}

/** With what the endpoint said of a report come its trusted timestamps, once there are any. */
async function keepNews(
  db: PlaintDb,
  reportId: string,
  change: (stored: CaseNews | undefined) => CaseNews,
): Promise<CaseNews | undefined> {
  const news = await updateNews(db, reportId, change);
  const [item] = await loadOutboxItems(db, [reportId]);
  await fetchTimestamps(db, item, (...request) => fetch(...request)).catch(() => undefined);
  return news;
}

/** Counts what has no receipt yet, on the button; the alarm lives as long as there is something to come back for. */
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

export function createCourier(db: PlaintDb, seal: OutboxPorts['seal']): Courier {
  let isBatteryLow: boolean | undefined;
  const visited = new Set<string>();
  const ports = composePorts(
    db,
    seal,
    () => permitOf(db, isBatteryLow),
    (endpoint) => visited.add(endpoint),
  );
  let isRunning = false;
  let isWanted = false;
  let isBack = false;

  /** Delivering comes first; then, if nobody else does the same, it is asked how the received reports stand. */
  async function deliver(): Promise<void> {
    const { signal } = new AbortController();
    const origins = (await listEndpoints(db)).map((endpoint) => endpoint.origin);
    await hideInstallationOrigin(origins);
    if (isBack) {
      isBack = false;
      await endNetworkWaits(db, Date.now());
    }
    await settle(db);
    const { nextAt, isRun } = await drain(ports, signal);
    await settle(db, nextAt);
    if (!isRun || isWanted) return;
    if ((await ports.permit()) === 'go') {
      await watchLedgers(db, visited);
      visited.clear();
    }
    const askAt = await askAfter(
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
        onNews: (item, news) => void tellOfNews(db, item, news).catch(() => undefined),
      },
      signal,
    );
    await settle(db, earliest(nextAt, askAt));
    if (navigator.onLine) {
      const timeout = AbortSignal.timeout(refreshTimeoutMs);
      await refreshEndpoint(db, extensionVersion(), Date.now(), timeout);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      // What cannot be read or sent now stays as it was written; the alarm comes again.
      await keepAliveWhile(deliver).catch(() => undefined);
    }
    isRunning = false;
  }

  const wake = () => {
    isWanted = true;
    if (!isRunning) void run();
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
  };
}
