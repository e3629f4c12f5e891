import { setTimeout as pause } from 'node:timers/promises';
import type { AppParts } from './build-app.ts';
import { assignOfficers } from './cases/assign-officers.ts';
import { runClock } from './cases/run-clock.ts';
import { forgetSpentWork } from './db/spent-work.ts';
import { startEvery } from './every.ts';
import { describeFault } from './log.ts';
import { removeContent } from './retention/remove-content.ts';
import { timestampDue } from './timestamps/timestamp-due.ts';
import { sweepUploads } from './uploads/sweep-uploads.ts';
import { countPending } from './uploads/upload-room.ts';

const quarterHourMs = 15 * 60_000;
const timestampEveryMs = 2000;
const clockEveryMs = 60_000;
/** However much there is to delete, the endpoint listens after this long; the rest goes on beside it. */
const mostBeforeListeningMs = 2000;

/**
 * What nobody asks for: expired uploads go, and so does content whose time is over; stamps are fetched. What
 * touches the store alone is done once before the endpoint listens; what asks a stranger never holds it up.
 */
export async function startPeriodicTasks(parts: AppParts, signal: AbortSignal): Promise<void> {
  const { config, log } = parts;
  const { retentionMs, tsaUrl } = config;
  const sweep = async () => {
    const { expiryMs } = config.uploads;
    const swept = await sweepUploads({ ...parts, expiryMs });
    if (swept.deleted + swept.kept > 0) log('info', 'uploads.swept', { ...swept });
    await forgetSpentWork(parts.db, parts.now());
  };
  await countPending(parts);
  const first = sweep().catch((cause) => log('error', 'uploads.sweep', describeFault(cause)));
  await Promise.race([first, pause(mostBeforeListeningMs, undefined, { ref: false })]);
  startEvery(quarterHourMs, 'uploads.sweep', sweep, log, signal);
  if (retentionMs !== undefined) {
    const retain = async () => {
      const removed = await removeContent(new Date(parts.now().getTime() - retentionMs), parts);
      if (removed > 0) log('info', 'retention.removed', { reports: removed });
    };
    await retain();
    startEvery(quarterHourMs, 'retention', retain, log, signal);
  }
  const { standard } = parts.published;
  const clock = async () => {
    const ports = { ...parts, standard };
    const steps = (await assignOfficers(ports)) + (await runClock(ports));
    if (steps > 0) log('info', 'cases.clock', { steps });
  };
  startEvery(clockEveryMs, 'cases.clock', clock, log, signal);
  if (tsaUrl !== undefined) {
    const stamp = async () => {
      await timestampDue({ ...parts, tsaUrl }, signal);
    };
    startEvery(timestampEveryMs, 'timestamps', stamp, log, signal);
  }
}
