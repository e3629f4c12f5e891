import { setTimeout as pause } from 'node:timers/promises';
import { describeFault, type Log } from './log.ts';

/**
 * Does `work` again and again until the signal aborts, the first time after one interval. A failure is logged
 * under `name` and tried again at the next turn.
 */
export function startEvery(
  intervalMs: number,
  name: string,
  work: () => Promise<void>,
  log: Log,
  signal: AbortSignal,
): void {
  async function goOn(): Promise<void> {
    while (!signal.aborted) {
      await pause(intervalMs, undefined, { signal, ref: false });
      await work().catch((cause) => log('error', name, describeFault(cause)));
    }
  }

  // The pause rejects when the signal aborts: that is the end, not a fault.
  goOn().catch((cause) => {
    if (!signal.aborted) log('error', name, describeFault(cause));
  });
}
