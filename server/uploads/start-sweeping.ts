import { setTimeout as pause } from 'node:timers/promises';
import { describeFault, type Log } from '../log.ts';
import type { PendingBytes } from './pending-bytes.ts';

const intervalMs = 15 * 60_000;

/** Sweeps at once and every quarter of an hour, until the signal aborts; resolves after the first sweep. */
export async function startSweeping(
  pending: PendingBytes,
  ports: { readonly now: () => Date; readonly log: Log },
  signal: AbortSignal,
): Promise<void> {
  async function sweep(): Promise<void> {
    const swept = await pending.sweep(ports.now());
    if (swept.deleted + swept.kept > 0) ports.log('info', 'uploads.swept', swept);
  }

  async function keepSweeping(): Promise<void> {
    while (!signal.aborted) {
      await pause(intervalMs, undefined, { signal, ref: false });
      await sweep().catch((cause) => ports.log('error', 'uploads.sweep', describeFault(cause)));
    }
  }

  await sweep();
  // The pause rejects when the signal aborts: that is the end, not a fault.
  keepSweeping().catch(() => undefined);
}
