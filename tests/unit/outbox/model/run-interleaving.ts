import { PlaintError } from '../../../../utils/errors.ts';
import { type DrainSummary, drain } from '../../../../utils/outbox/drain.ts';
import type { OutboxItem, OutgoingReport } from '../../../../utils/outbox/item.ts';
import { applyOutboxEvent } from '../../../../utils/outbox/machine.ts';
import type { OutboxPorts } from '../../../../utils/outbox/ports.ts';
import { createModelEndpoint, createModelTransport, type ModelEndpoint } from './model-endpoint.ts';
import { createModelDisk, createModelStore, type ModelDisk } from './model-store.ts';
import { createSteps, type Steps } from './steps.ts';
import { playTape, type Tape } from './tape.ts';

const dayMs = 24 * 60 * 60 * 1000;
const tenYearsMs = 10 * 365 * dayMs;

interface World {
  readonly steps: Steps;
  readonly tape: Tape;
  readonly disk: ModelDisk;
  readonly endpoint: ModelEndpoint;
  readonly workers: (Worker | undefined)[];
  nowMs: number;
  sealings: number;
  born: number;
  isLocked: string | undefined;
  fault: unknown;
}

interface Worker {
  readonly name: string;
  readonly done: Promise<DrainSummary | undefined>;
  isDone: boolean;
}

/**
 * One run: two workers over one disk, in the order and with the accidents that the tape says; then calm, in
 * which everything must arrive. Throws on the first broken promise.
 */
export async function runInterleaving(bytes: Uint8Array): Promise<void> {
  const world = createWorld(playTape(bytes));
  const count = 1 + world.tape.choose(3);
  for (let i = 0; i < count; i++) enqueue(world, `report-${i}`);
  while (!world.tape.isOver) {
    await takeTurn(world);
    checkPromises(world);
  }
  for (const worker of world.workers) if (worker) world.steps.kill(worker.name);
  world.isLocked = undefined;
  await calmDown(world);
}

function createWorld(tape: Tape): World {
  return {
    tape,
    steps: createSteps(),
    disk: createModelDisk(),
    endpoint: createModelEndpoint(),
    workers: [undefined, undefined],
    nowMs: Date.parse('2030-01-02T03:04:05Z'),
    sealings: 0,
    born: 0,
    isLocked: undefined,
    fault: undefined,
  };
}

function enqueue(world: World, reportId: string): void {
  const at = new Date(world.nowMs).toISOString();
  const item: OutboxItem = {
    reportId,
    title: reportId,
    endpoint: 'https://reports.example.org',
    createdAt: at,
    updatedAt: at,
    state: 'sealing',
    epoch: 0,
    earlier: [],
    attempts: 0,
  };
  world.disk.items.set(reportId, item);
}

async function takeTurn(world: World): Promise<void> {
  const { tape, steps } = world;
  const turn = tape.choose(64);
  if (turn === 63) return killWorker(world, tape.choose(2));
  if (turn === 62) return jumpClock(world);
  if (turn === 61) return actAsPerson(world);
  if (turn === 60) return loseUploads(world);
  if (turn >= 56 || steps.pendingCount === 0) return startWorker(world, tape.choose(2));
  await steps.take(tape.choose(steps.pendingCount));
}

function killWorker(world: World, index: number): void {
  const worker = world.workers[index];
  if (worker === undefined) return;
  world.steps.kill(worker.name);
  world.workers[index] = undefined;
  // The browser frees the locks of the dead.
  if (world.isLocked === worker.name) world.isLocked = undefined;
}

function jumpClock(world: World): void {
  const jumps = [60_000, 3_600_000, tenYearsMs, -tenYearsMs, -60_000];
  world.nowMs += jumps[world.tape.choose(jumps.length)] ?? 0;
}

/** Retries, or has it sealed anew; in one transaction, as `utils/storage/outbox-actions.ts` does. */
function actAsPerson(world: World): void {
  const items = [...world.disk.items.values()];
  const item = items[world.tape.choose(items.length)];
  if (item === undefined || item.receipt !== undefined) return;
  const type = world.tape.choose(2) === 0 ? 'released' : 'reopened';
  release(world, item, type);
}

function release(world: World, item: OutboxItem, type: 'released' | 'reopened'): void {
  const moment = { nowMs: world.nowMs, random: () => 0 };
  world.disk.items.set(item.reportId, applyOutboxEvent(item, { type }, moment));
  world.disk.holders.set(item.reportId, 'person');
  world.disk.lanes.delete(item.endpoint);
}

/** The endpoint forgets uploads that no report claimed in time. */
function loseUploads(world: World): void {
  const claimed = new Set(
    [...world.endpoint.reports.values()].flatMap((text) => {
      const sealing = world.endpoint.sealings.get(text);
      return (sealing?.evidence ?? []).map(({ sha256 }) => `${sealing?.capability}/${sha256}`);
    }),
  );
  for (const name of world.endpoint.uploads.keys()) {
    if (!claimed.has(name)) world.endpoint.uploads.delete(name);
  }
}

function startWorker(world: World, index: number): void {
  if (world.workers[index]?.isDone === false) return;
  const name = `worker-${world.born++}`;
  const ports = createPorts(world, name);
  const worker: Worker = {
    name,
    isDone: false,
    done: drain(ports, new AbortController().signal).catch((thrown) => {
      // The storage may fail a drain; anything else is a bug.
      if (!(thrown instanceof PlaintError)) world.fault = thrown;
      return undefined;
    }),
  };
  worker.done.then(() => {
    worker.isDone = true;
  });
  world.workers[index] = worker;
}

function createPorts(world: World, worker: string): OutboxPorts {
  const { disk, endpoint, steps, tape } = world;
  return {
    store: createModelStore(disk, worker, steps, tape),
    transport: createModelTransport(endpoint, worker, steps, tape),
    seal: (reportId) => seal(world, worker, reportId),
    lock: (work) => lock(world, worker, work),
    now: () => world.nowMs,
    random: () => tape.choose(256) / 256,
    permit: async () => 'go',
    onReceived: () => steps.step(worker),
    onProgress: () => {},
  };
}

async function seal(world: World, worker: string, reportId: string): Promise<OutgoingReport> {
  await world.steps.step(worker);
  if (world.tape.choose(32) === 31) throw new PlaintError('storage_failed');
  const n = world.sealings++;
  const evidence = Array.from({ length: n % 3 }, (_, i) => ({
    sha256: `hash-${n}-${i}`,
    sizeBytes: 2,
    blob: new Blob(),
  }));
  const sealing: OutgoingReport = {
    envelopeText: `${reportId} sealed ${n}`,
    manifestSha256: `manifest-${n}`,
    capability: `capability-${n}`,
    evidence,
  };
  world.endpoint.sealings.set(sealing.envelopeText, sealing);
  return sealing;
}

/** Now and then the lock is given to two at once: nothing may rest on it. */
async function lock<Value>(
  world: World,
  worker: string,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  await world.steps.step(worker);
  if (world.isLocked !== undefined && world.tape.choose(4) !== 3) return undefined;
  world.isLocked = worker;
  try {
    return await work();
  } finally {
    if (world.isLocked === worker) world.isLocked = undefined;
  }
}

/** Never lost, never twice: what must hold after every single step. */
function checkPromises(world: World): void {
  if (world.fault !== undefined) throw world.fault;
  for (const item of world.disk.items.values()) {
    const held = world.endpoint.reports.get(item.reportId);
    const manifest = held === undefined ? undefined : world.endpoint.sealings.get(held);
    if (item.receipt !== undefined && item.receipt.manifestSha256 !== manifest?.manifestSha256) {
      throw new Error(`${item.reportId}: a receipt for what the endpoint does not hold`);
    }
    const isDone = item.state === 'acked' || item.state === 'purged';
    if (isDone !== (item.receipt !== undefined)) {
      throw new Error(`${item.reportId}: ${item.state} and its receipt disagree`);
    }
    if (item.sealed !== undefined && item.receipt === undefined) {
      if (!world.disk.envelopes.has(item.reportId)) {
        throw new Error(
          `${item.reportId}: the envelope went before the receipt came ${JSON.stringify(item)}`,
        );
      }
    }
  }
}

/** No more accidents: every report must arrive by the wakes that the drains themselves ask for. */
async function calmDown(world: World): Promise<void> {
  for (let round = 0; round < 60; round++) {
    const summary = await drainCalmly(world);
    checkPromises(world);
    const open = [...world.disk.items.values()].filter(({ state }) => state !== 'purged');
    if (open.length === 0) return;
    const resting = open.filter(({ state }) =>
      ['blocked_auth', 'blocked_key', 'rejected'].includes(state),
    );
    for (const item of resting) release(world, item, 'released');
    if (summary?.nextAt !== undefined) passTime(world, summary.nextAt);
    else if (resting.length === 0) {
      throw new Error(`stuck: ${open.map(({ state }) => state).join(', ')} and no wake asked for`);
    }
  }
  throw new Error(
    'stuck: sixty calm drains were not enough' +
      world.nowMs +
      JSON.stringify([...world.disk.items.values()]) +
      JSON.stringify([...world.disk.lanes.values()]) +
      JSON.stringify([...world.endpoint.reports]) +
      JSON.stringify([...world.endpoint.uploads]),
  );
}

/** No wait may be longer than a day, whatever the clock did when it was set. */
function passTime(world: World, nextAtMs: number): void {
  if (nextAtMs - world.nowMs > dayMs) throw new Error('stuck: the next wake is days away');
  world.nowMs = Math.max(world.nowMs, nextAtMs);
}

async function drainCalmly(world: World): Promise<DrainSummary | undefined> {
  world.workers[0] = undefined;
  startWorker(world, 0);
  const worker = world.workers[0] as Worker | undefined;
  for (let step = 0; step < 20_000; step++) {
    if (worker === undefined || worker.isDone) return worker?.done;
    await world.steps.take(0);
  }
  throw new Error('stuck: a drain that does not end');
}
