import { createEndpointClient } from '../../../../utils/endpoint/client.ts';
import { enrol } from '../../../../utils/endpoint/enrol.ts';
import { contentDigest } from '../../../../utils/evidence/digest.ts';
import { drain } from '../../../../utils/outbox/drain.ts';
import type { OutgoingReport } from '../../../../utils/outbox/item.ts';
import { applyOutboxEvent } from '../../../../utils/outbox/machine.ts';
import { addDraft } from '../../../../utils/storage/drafts.ts';
import { loadEndpoint, updateEndpoint } from '../../../../utils/storage/endpoints.ts';
import { openPlaintDb, type PlaintDb } from '../../../../utils/storage/open-plaint-db.ts';
import { enqueueReport } from '../../../../utils/storage/outbox-actions.ts';
import { createOutboxStore } from '../../../../utils/storage/outbox-store.ts';
import { blankDraft } from './blank-draft.ts';

export interface DrainFigures {
  readonly delivered: number;
  readonly drainMs: number;
  readonly bareMs: number;
  /** Over the heap before the drain; NaN where the browser does not tell. */
  readonly peakHeapBytes: number;
}

interface Sample {
  readonly id: string;
  readonly sealed: OutgoingReport;
}

/**
 * Half of `count` × 2 prepared reports through the outbox, half through a bare loop that sends the same
 * requests over the same connection, one after the other.
 */
export async function measureDrain(origin: string, count: number): Promise<DrainFigures> {
  const db = openPlaintDb(`bench-${crypto.randomUUID()}`);
  await pair(db, origin);
  for (let i = 0; i < count; i++) await queue(db, origin, await loadSample(i));
  const stopWatch = watchHeap();
  const startedAt = performance.now();
  const { delivered } = await drain(createPorts(db), new AbortController().signal);
  const drainMs = performance.now() - startedAt;
  const peakHeapBytes = stopWatch();
  return { delivered, drainMs, peakHeapBytes, bareMs: await sendBare(origin, count) };
}

async function loadSample(index: number): Promise<Sample> {
  const [report, blob] = await Promise.all([
    fetch(`/samples/${index}.json`).then((response) => response.json()),
    fetch(`/samples/${index}.bin`).then((response) => response.blob()),
  ]);
  const evidence = [{ sha256: report.sha256, sizeBytes: blob.size, blob }];
  return { id: report.id, sealed: { ...report.sealed, evidence } };
}

async function pair(db: PlaintDb, origin: string): Promise<void> {
  const ports = {
    fetch: fetch.bind(globalThis),
    timeoutMs: 10_000,
    now: Date.now,
    load: async () => undefined,
    update: (known: string, change: Parameters<typeof updateEndpoint>[2]) =>
      updateEndpoint(db, known, change),
  };
  const enrolled = await enrol(origin, ports, { source: 'person' }, AbortSignal.timeout(10_000));
  if (!enrolled.ok) throw enrolled.error;
}

async function queue(db: PlaintDb, endpoint: string, { id, sealed }: Sample): Promise<void> {
  await addDraft(db, blankDraft(id));
  await enqueueReport(db, { reportId: id, title: 'bench', endpoint }, Date.now());
  const store = createOutboxStore(db);
  const moment = { nowMs: Date.now(), random: Math.random };
  const claimed = await store.claim(id, (item) =>
    applyOutboxEvent(item, { type: 'claimed' }, moment),
  );
  if (claimed === undefined) throw new Error('not claimed');
  const item = applyOutboxEvent(claimed, { type: 'sealed', sealed }, moment);
  await store.saveSealed(item, claimed.epoch, sealed);
}

function createPorts(db: PlaintDb) {
  return {
    store: createOutboxStore(db),
    transport: createEndpointClient({
      fetch: fetch.bind(globalThis),
      timeoutMs: 60_000,
      now: Date.now,
      elapsedMs: () => performance.now(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      load: (origin) => loadEndpoint(db, origin),
      update: (origin, change) => updateEndpoint(db, origin, change),
    }),
    seal: () => Promise.reject(new Error('all is sealed')),
    lock: <Value>(work: () => Promise<Value>) => work(),
    now: Date.now,
    random: Math.random,
    permit: async () => 'go' as const,
    onReceived: async () => {},
    onProgress: () => {},
  };
}

/** What is sent is in memory before the clock starts. */
async function sendBare(origin: string, count: number): Promise<number> {
  let totalMs = 0;
  for (let i = count; i < 2 * count; i++) {
    const { id, sealed } = await loadSample(i);
    const [piece] = sealed.evidence;
    if (piece === undefined) throw new Error('no evidence');
    const bytes = new Uint8Array(await piece.blob.arrayBuffer());
    const digest = await contentDigest(bytes);
    const authorization = { Authorization: `Bearer ${sealed.capability}` };
    const startedAt = performance.now();
    const patch = await fetch(`${origin}/v1/evidence/sha-256/${piece.sha256}`, {
      method: 'PATCH',
      headers: {
        ...authorization,
        'Content-Type': 'application/partial-upload',
        'Content-Digest': digest,
        'Upload-Offset': '0',
        'Upload-Complete': '?1',
      },
      body: bytes,
    });
    await patch.text();
    const put = await fetch(`${origin}/v1/reports/${id}`, {
      method: 'PUT',
      headers: { ...authorization, 'Content-Type': 'application/json' },
      body: sealed.envelopeText,
    });
    await put.text();
    totalMs += performance.now() - startedAt;
    if (put.status !== 201) throw new Error(`bare: ${put.status}`);
  }
  return totalMs;
}

/** Starts watching; the function that it gives stops, and tells the most that was seen. */
function watchHeap(): () => number {
  const read = () =>
    (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN;
  const before = read();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, read());
  }, 20);
  return () => {
    clearInterval(timer);
    return peak - before;
  };
}
