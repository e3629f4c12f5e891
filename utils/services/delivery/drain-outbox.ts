import { createEndpointClient } from '../../endpoint/client.ts';
import { noted } from '../../faults/expected.ts';
import { type DrainSummary, drain } from '../../outbox/drain.ts';
import { decidePermit } from '../../outbox/permit.ts';
import type { OutboxPorts, Permit } from '../../outbox/ports.ts';
import { hideInstallationOrigin } from '../../platform/origin-header.ts';
import { isMetered } from '../../platform/surroundings.ts';
import { listEndpoints, loadEndpoint, updateEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { createOutboxStore } from '../../storage/outbox-store.ts';
import { loadSetting } from '../../storage/settings.ts';
import { notifyOfReceipt } from './notify-reporter.ts';
import { recordDelivery } from './record-delivery.ts';

export const requestTimeoutMs = 120_000;
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

/** Whether something may be sent now: by the reporter's settings, the network and the battery. */
export async function permitOf(db: PlaintDb, isBatteryLow: boolean | undefined): Promise<Permit> {
  const [isPaused, sendsAnyway] = await Promise.all([
    loadSetting(db, 'isOutboxPaused'),
    loadSetting(db, 'sendsAnyway'),
  ]);
  const surroundings = { isOnline: navigator.onLine, isMetered: isMetered(), isBatteryLow };
  return decidePermit(surroundings, { isPaused, sendsAnyway });
}

/**
 * What the outbox needs from this browser: storage, network and clock. `onReceipt` is called with each
 * endpoint that gave a receipt.
 */
export function composePorts(
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
      await notifyOfReceipt(db).catch(noted('delivery.tell', undefined));
    },
    onProgress: (progress) => {
      const isLeaving = progress.kind === 'item' && progress.item.state === 'committing';
      if (isLeaving) {
        void recordDelivery(db, progress.item).catch(noted('delivery.record', undefined));
      }
    },
  };
}

/**
 * Sends what the outbox holds and may be sent now, so that the endpoints do not learn which browser it comes
 * from.
 */
export async function drainOutbox(
  db: PlaintDb,
  ports: OutboxPorts,
  signal: AbortSignal,
): Promise<DrainSummary> {
  const origins = (await listEndpoints(db)).map((endpoint) => endpoint.origin);
  await hideInstallationOrigin(origins);
  return drain(ports, signal);
}
