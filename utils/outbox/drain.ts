import { defined } from '../defined.ts';
import { type ErrorCode, PlaintError } from '../errors.ts';
import { waitEnd } from './backoff.ts';
import { allowsTries, type CircuitBreaker, closeBreaker, tripBreaker } from './circuit-breaker.ts';
import type { Delivery } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { DueItem, OutboxPorts, Permit } from './ports.ts';
import { rememberChecks } from './remember-checks.ts';

export interface DrainSummary {
  /** False when another worker was draining. */
  readonly isRun: boolean;
  /** Reports whose receipt arrived in this drain. */
  readonly delivered: number;
  /** Why nothing is sent now, if the surroundings forbid it. */
  readonly held?: Exclude<Permit, 'go'>;
  /** When the next drain is worth a wake, in wall-clock ms; undefined when nothing waits for time to pass. */
  readonly nextAt?: number;
  /** The storage failed at one item or more; those are as they were last written. */
  readonly storageCode?: ErrorCode;
}

/** How long to leave a failing storage alone. */
const storageRetryMs = 60_000;

/** Reports carried at once: enough to hide an endpoint's fsync, few enough for a worker's memory. */
const parallelReports = 4;

/**
 * Delivers what can be delivered now, and says when to come back. Safe to call at any time, from any number
 * of workers. Throws PlaintError when not even the queue can be read; everything is then as it was last
 * written.
 */
export async function drain(ports: OutboxPorts, signal: AbortSignal): Promise<DrainSummary> {
  const summary = await ports.lock(() => runDrain(rememberChecks(ports), signal));
  return summary ?? { isRun: false, delivered: 0 };
}

interface Run {
  readonly ports: OutboxPorts;
  readonly signal: AbortSignal;
  readonly breakers: Map<string, CircuitBreaker>;
  delivered: number;
  held: Permit;
  isUnfinished: boolean;
  storageCode: ErrorCode | undefined;
}

async function runDrain(ports: OutboxPorts, signal: AbortSignal): Promise<DrainSummary> {
  const run: Run = {
    ports,
    signal,
    breakers: new Map(),
    delivered: 0,
    held: 'go',
    isUnfinished: false,
    storageCode: undefined,
  };
  const seen = new Set<string>();
  // Items that come in while others are carried are found by asking again.
  for (;;) {
    const due = (await ports.store.listDue(ports.now())).filter(
      ({ reportId }) => !seen.has(reportId),
    );
    for (const { reportId } of due) seen.add(reportId);
    if (due.length === 0 || (await carryAll(due, run)) === 'stopped') break;
  }
  return summarise(run);
}

async function carryAll(due: readonly DueItem[], run: Run): Promise<'finished' | 'stopped'> {
  const queue = [...due].reverse();
  async function takeNext(): Promise<void> {
    for (let item = queue.pop(); item; item = queue.pop()) {
      if (!(await mayGoOn(run))) return;
      if (allowsTries(await breakerOf(item.endpoint, run), run.ports.now()))
        await carryOne(item, run);
    }
  }
  const results = await Promise.allSettled(Array.from({ length: parallelReports }, takeNext));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return (await mayGoOn(run)) ? 'finished' : 'stopped';
}

async function mayGoOn(run: Run): Promise<boolean> {
  if (run.signal.aborted) run.isUnfinished = true;
  run.held = await run.ports.permit();
  return run.held === 'go' && !run.signal.aborted;
}

async function carryOne(item: DueItem, run: Run): Promise<void> {
  try {
    const delivery = await deliver(item.reportId, run.ports, run.signal);
    if (delivery.kind === 'settled') await settle(item.endpoint, delivery, run);
    else run.isUnfinished = true;
  } catch (thrown) {
    // One damaged record must not hold up the others; a storage that fails at all of them fails fast.
    if (!(thrown instanceof PlaintError)) throw thrown;
    run.storageCode ??= thrown.code;
  }
}

async function settle(
  endpoint: string,
  delivery: Delivery & { kind: 'settled' },
  run: Run,
): Promise<void> {
  const { ports } = run;
  const { verdict } = delivery;
  if (verdict === undefined) {
    run.delivered += 1;
    const { attempts } = await breakerOf(endpoint, run);
    if (attempts > 0) await changeBreaker(endpoint, () => closeBreaker(endpoint), run);
  } else if (verdict.isEndpointWide) {
    const moment = { nowMs: ports.now(), random: ports.random };
    // What is stored counts: a person may have ended the wait meanwhile, or another worker begun one.
    await changeBreaker(
      endpoint,
      (stored) =>
        allowsTries(stored, moment.nowMs)
          ? tripBreaker(stored, endpoint, verdict, moment)
          : undefined,
      run,
    );
  }
}

async function breakerOf(endpoint: string, run: Run): Promise<CircuitBreaker> {
  const known = run.breakers.get(endpoint);
  if (known !== undefined) return known;
  const breaker = (await run.ports.store.loadBreaker(endpoint)) ?? closeBreaker(endpoint);
  const settled = run.breakers.get(endpoint) ?? breaker;
  run.breakers.set(endpoint, settled);
  return settled;
}

async function changeBreaker(
  endpoint: string,
  change: (stored: CircuitBreaker | undefined) => CircuitBreaker | undefined,
  run: Run,
): Promise<void> {
  const breaker = await run.ports.store.updateBreaker(endpoint, change);
  run.breakers.set(endpoint, breaker ?? closeBreaker(endpoint));
}

async function summarise(run: Run): Promise<DrainSummary> {
  const nowMs = run.ports.now();
  const wakes: number[] = [];
  for (const breaker of run.breakers.values()) {
    if (!allowsTries(breaker, nowMs)) wakes.push(waitEnd(breaker.wait, nowMs));
  }
  for (const [endpoint, endMs] of await run.ports.store.nextWaitEnds(nowMs)) {
    wakes.push(Math.max(endMs, waitEnd(run.breakers.get(endpoint)?.wait, nowMs)));
  }
  if (run.isUnfinished) wakes.push(nowMs);
  if (run.storageCode !== undefined) wakes.push(nowMs + storageRetryMs);
  return {
    isRun: true,
    delivered: run.delivered,
    ...(run.held === 'go' ? {} : { held: run.held }),
    ...defined({ storageCode: run.storageCode }),
    ...(wakes.length === 0 ? {} : { nextAt: Math.min(...wakes) }),
  };
}
