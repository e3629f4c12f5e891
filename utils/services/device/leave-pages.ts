import { allNoted } from '../../faults/expected.ts';
import { leaveNotice } from '../../messaging/leave-notice.ts';
import { closeOwnTabs } from '../../platform/leave.ts';
import { sendToPages } from '../../platform/runtime-messages.ts';
import { updateThread } from '../../storage/thread-batches.ts';
import { listThreads } from '../../storage/threads.ts';
import type { BackgroundContext } from '../background-context.ts';

/** Stops what scrolls a site's page for the reporter: nobody is there any more to watch it. */
export async function holdCaptures({ db, fullPageJobs }: BackgroundContext): Promise<void> {
  fullPageJobs.cancelAll();
  const running = (await listThreads(db)).filter(({ endedAt }) => endedAt === undefined);
  for (const { id } of running) {
    await updateThread(db, id, (thread) => ({ ...thread, wanted: 'pause' }));
  }
}

/** Closes every page of the extension in every window. */
export async function leavePages(context: BackgroundContext): Promise<void> {
  const blank = () => sendToPages({ type: leaveNotice.blank });
  await allNoted('pages.leave', [closeOwnTabs(blank), holdCaptures(context)]);
}
