import { createEndpointClient } from '../../utils/endpoint/client.ts';
import { drain } from '../../utils/outbox/drain.ts';
import type { OutboxPorts, Permit } from '../../utils/outbox/ports.ts';
import { showWaiting } from '../../utils/platform/badge.ts';
import { extensionVersion } from '../../utils/platform/environment.ts';
import { keepAliveWhile } from '../../utils/platform/keep-alive.ts';
import { hideInstallationOrigin } from '../../utils/platform/origin-header.ts';
import { clearAlarm, ensureAlarm } from '../../utils/platform/wakers.ts';
import { listEndpoints, loadEndpoint, saveEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { listOutbox } from '../../utils/storage/outbox-actions.ts';
import { createOutboxStore } from '../../utils/storage/outbox-store.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import { refreshEndpoint } from '../composition/follow-standard.ts';
import { recordDelivery } from './record-delivery.ts';

/** Carries what the outbox holds, whenever it is woken. */
export interface Courier {
  /** Starts a delivery, or makes the one that runs look again when it is done. Never throws. */
  wake(): void;
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

async function permitOf(db: PlaintDb): Promise<Permit> {
  if (await loadSetting(db, 'isOutboxPaused')) return 'paused';
  return navigator.onLine ? 'go' : 'offline';
}

function composePorts(db: PlaintDb, seal: OutboxPorts['seal']): OutboxPorts {
  return {
    store: createOutboxStore(db),
    transport: createEndpointClient({
      fetch: (...request) => fetch(...request),
      timeoutMs: requestTimeoutMs,
      now: Date.now,
      elapsedMs: () => performance.now(),
      pause,
      load: (origin) => loadEndpoint(db, origin),
      save: (enrolment) => saveEndpoint(db, enrolment),
    }),
    seal,
    lock: (work) =>
      navigator.locks.request(lockName, { ifAvailable: true }, (lock) =>
        lock === null ? undefined : work(),
      ),
    now: Date.now,
    random: Math.random,
    permit: () => permitOf(db),
    onProgress: (progress) => {
      if (progress.kind === 'item') void recordDelivery(db, progress.item).catch(() => undefined);
    },
  };
}

/** Counts what has no receipt yet, on the button; the alarm lives as long as that is not nothing. */
async function settle(db: PlaintDb, nextAt?: number): Promise<void> {
  const items = await listOutbox(db);
  const open = items.filter((item) => item.receipt === undefined);
  await showWaiting((await loadSetting(db, 'isNeutral')) ? 0 : open.length);
  await (open.length > 0 ? ensureAlarm(nextAt) : clearAlarm());
}

export function createCourier(db: PlaintDb, seal: OutboxPorts['seal']): Courier {
  const ports = composePorts(db, seal);
  let isRunning = false;
  let isWanted = false;

  async function deliver(): Promise<void> {
    const origins = (await listEndpoints(db)).map((endpoint) => endpoint.origin);
    await hideInstallationOrigin(origins);
    await settle(db);
    const { nextAt } = await drain(ports, new AbortController().signal);
    await settle(db, nextAt);
    for (const item of await listOutbox(db)) await recordDelivery(db, item);
    if (navigator.onLine) {
      await refreshEndpoint(
        db,
        extensionVersion(),
        Date.now(),
        AbortSignal.timeout(refreshTimeoutMs),
      );
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

  return {
    wake() {
      isWanted = true;
      if (!isRunning) void run();
    },
  };
}
