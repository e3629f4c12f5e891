import { allNoted } from '../../faults/expected.ts';
import { leaveNotice } from '../../messaging/leave-notice.ts';
import { closeOwnTabs } from '../../platform/leave.ts';
import { sendToPages } from '../../platform/runtime-messages.ts';
import type { BackgroundContext } from '../background-context.ts';
import { holdCaptures } from './leave-pages.ts';

/** A capture is over by then; one that hangs holds nobody up. */
const patienceMs = 10_000;

async function waitForCaptures({ capturing }: BackgroundContext): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (capturing.size > 0 && Date.now() < deadline) {
    await new Promise((over) => setTimeout(over, 50));
  }
}

/**
 * Makes ready for everything to be deleted: closes the pages of the extension that would show, or write, what
 * is to go, all but the one that asks; lets captures under way come to their end; and lets go of the
 * database.
 */
export async function withdrawPages(
  context: BackgroundContext,
  asking: { readonly pageId: string; readonly tabId: number | undefined },
): Promise<void> {
  // What is about to be deleted is not sent any more.
  context.delivery.breakOff();
  const blank = () => sendToPages({ type: leaveNotice.blank, except: asking.pageId });
  await allNoted('pages.withdraw', [closeOwnTabs(blank, asking.tabId), holdCaptures(context)]);
  await waitForCaptures(context);
  context.db.close();
}
