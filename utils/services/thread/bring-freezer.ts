import { PlaintError } from '../../errors.ts';
import type { Sender } from '../../messaging/serve.ts';
import { isOutOfReach } from '../../platform/browser-refusals.ts';
import { injectPostSnapshot } from '../../platform/inject-capture.ts';
import { loadThread } from '../../storage/threads.ts';
import type { BackgroundContext } from '../background-context.ts';
import { isOfThread } from './is-of-thread.ts';

/**
 * Brings what freezes posts into the page that a running thread is captured from, by the permission that the
 * capture was started with. Rejects with `cancelled` for what is no such page, `page_gone` where the browser
 * lets nothing in any more.
 */
export async function bringFreezer(
  { db }: Pick<BackgroundContext, 'db'>,
  threadId: string,
  sender: Sender,
): Promise<void> {
  const thread = await loadThread(db, threadId);
  const isRunning = thread !== undefined && thread.endedAt === undefined;
  if (!isRunning || sender.tabId === undefined || !isOfThread(thread, sender)) {
    throw new PlaintError('cancelled');
  }
  try {
    await injectPostSnapshot(sender.tabId);
  } catch (thrown) {
    if (isOutOfReach(thrown)) throw new PlaintError('page_gone', { cause: thrown });
    throw thrown;
  }
}
