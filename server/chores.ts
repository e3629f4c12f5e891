import type { AppParts } from './build-app.ts';
import { startEvery } from './every.ts';
import { removeContent } from './retention/remove-content.ts';
import { stampDue } from './timestamps/stamp-due.ts';

const quarterHourMs = 15 * 60_000;
const stampEveryMs = 2000;

/**
 * What nobody asks for: expired uploads go, and so does content whose time is over; stamps are fetched. What
 * touches the store alone is done once before the endpoint listens; what asks a stranger never holds it up.
 */
export async function startChores(parts: AppParts, signal: AbortSignal): Promise<void> {
  const { config, log, now, pending } = parts;
  const { retentionMs, tsaUrl } = config;
  const sweep = async () => {
    const swept = await pending.sweep(now());
    if (swept.deleted + swept.kept > 0) log('info', 'uploads.swept', swept);
  };
  await sweep();
  startEvery(quarterHourMs, 'uploads.sweep', sweep, log, signal);
  if (retentionMs !== undefined) {
    const retain = async () => {
      const removed = await removeContent(new Date(now().getTime() - retentionMs), parts);
      if (removed > 0) log('info', 'retention.removed', { reports: removed });
    };
    await retain();
    startEvery(quarterHourMs, 'retention', retain, log, signal);
  }
  if (tsaUrl !== undefined) {
    const stamp = async () => {
      await stampDue({ ...parts, tsaUrl }, signal);
    };
    startEvery(stampEveryMs, 'timestamps', stamp, log, signal);
  }
}
