import { createEndpointClient } from '../../utils/endpoint/client.ts';
import { enrol } from '../../utils/endpoint/enrol.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import type { OutboxItem, OutgoingReport } from '../../utils/outbox/item.ts';
import type { OutboxPorts } from '../../utils/outbox/ports.ts';
import { addDraft } from '../../utils/storage/drafts.ts';
import { deleteEndpoint, loadEndpoint, updateEndpoint } from '../../utils/storage/endpoints.ts';
import { openPlaintDb, type PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import {
  enqueueReport,
  loadOutboxItem,
  retryNow,
  sealAgain,
} from '../../utils/storage/outbox-actions.ts';
import { createOutboxStore } from '../../utils/storage/outbox-store.ts';

/** Everything between a draft and an endpoint, over the real storage, machine and client. */
export interface DeliveryRig {
  readonly db: PlaintDb;
  readonly ports: OutboxPorts;
  nowMs: number;
  enrol(origin: string): Promise<void>;
  forget(origin: string): Promise<void>;
  enqueue(origin: string): Promise<string>;
  item(reportId: string): Promise<OutboxItem>;
  retryNow(reportId: string): Promise<unknown>;
  sealAgain(reportId: string): Promise<unknown>;
}

export interface RigOptions {
  readonly blobs?: readonly number[];
  readonly timeoutMs?: number;
  /** In place of the network. */
  readonly fetch?: typeof fetch;
  /** In place of an invented sealing. */
  readonly seal?: OutboxPorts['seal'];
}

/** `blobs`: sizes in bytes of each report's evidence. */
export function createDeliveryRig(options: RigOptions = {}): DeliveryRig {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const load = (origin: string) => loadEndpoint(db, origin);
  const update = (origin: string, change: Parameters<typeof updateEndpoint>[2]) =>
    updateEndpoint(db, origin, change);
  const requestPorts = { fetch: options.fetch ?? fetch, timeoutMs: options.timeoutMs ?? 2_000 };
  const rig: DeliveryRig = {
    db,
    nowMs: Date.parse('2030-01-02T03:04:05Z'),
    ports: {
      store: createOutboxStore(db),
      transport: createEndpointClient({
        ...requestPorts,
        now: () => rig.nowMs,
        elapsedMs: () => performance.now(),
        pause: async () => {},
        load,
        update,
      }),
      seal: options.seal ?? (() => inventSealing(options.blobs ?? [1_000])),
      lock: (work) => work(),
      now: () => rig.nowMs,
      random: () => 0.5,
      permit: async () => 'go',
      onReceived: async () => {},
      onProgress: () => {},
    },
    async enrol(origin) {
      const ports = { ...requestPorts, now: () => rig.nowMs, load, update };
      const enrolled = await enrol(origin, ports, { source: 'person' }, AbortSignal.timeout(5_000));
      if (!enrolled.ok) throw enrolled.error;
    },
    forget: (origin) => deleteEndpoint(db, origin),
    async enqueue(origin) {
      const reportId = crypto.randomUUID();
      await addDraft(db, inventDraft(reportId));
      await enqueueReport(db, { reportId, title: 'A post', endpoint: origin }, rig.nowMs);
      return reportId;
    },
    retryNow: (reportId) => retryNow(db, reportId),
    sealAgain: (reportId) => sealAgain(db, reportId),
    async item(reportId) {
      const item = await loadOutboxItem(db, reportId);
      if (item === undefined) throw new Error(`no item ${reportId}`);
      return item;
    },
  };
  return rig;
}

/** Random bytes stand for ciphertexts: to the delivery they are the same. */
export async function inventSealing(sizes: readonly number[]): Promise<OutgoingReport> {
  const evidence = await Promise.all(
    sizes.map(async (sizeBytes) => {
      const bytes = new Uint8Array(sizeBytes);
      for (let at = 0; at < sizeBytes; at += 65_536) {
        crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      }
      return { sha256: await sha256Hex(bytes), sizeBytes, blob: new Blob([bytes]) };
    }),
  );
  const envelopeText = JSON.stringify({ nonce: crypto.randomUUID() });
  const manifestSha256 = await sha256Hex(envelopeText);
  return { envelopeText, manifestSha256, capability: 'c'.repeat(43), evidence };
}

function inventDraft(id: string) {
  return {
    id,
    createdAt: '2030-01-02T03:04:05.000Z',
    updatedAt: '2030-01-02T03:04:05.000Z',
    trigger: 'page' as const,
    url: 'https://forum.example.org/t/1',
    title: 'A post',
    capture: { state: 'forbidden' as const, reason: 'test' },
    answers: {},
    reporter: { name: '', contact: '', anonymous: true },
    attachments: [],
  };
}
