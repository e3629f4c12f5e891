import { anyExpected, isFailure } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import { showOnTab } from '../../platform/badge.ts';
import { isOutOfReach } from '../../platform/browser-refusals.ts';
import type { Tab } from '../../platform/tabs.ts';
import type { BackgroundContext } from '../background-context.ts';
import { currentCaseId, fileCapture } from '../cases/file-capture.ts';
import { recheckInFront, takePending } from '../cases/recheck.ts';
import { captureAlone } from './capture-tab.ts';
import { reportedTabOf } from './open-draft.ts';

const shownMs = 4_000;

/**
 * Keeps the page in front in the current case, with no window in between: the badge says how it went. A page
 * that waits to be looked at again is judged instead.
 */
export async function markPage(context: BackgroundContext, tab: Tab): Promise<void> {
  const marked = reportedTabOf(tab);
  if (marked === undefined) return;
  await showOnTab(marked.id, '…');
  try {
    const pending = await takePending(context.db, marked.url);
    const front = { ...marked, isInFront: true };
    if (pending === undefined) {
      const capture = await captureAlone(context, front, 'keyboard');
      await fileCapture(context.db, await currentCaseId(context.db), capture.id);
    } else {
      await recheckInFront(context, pending, front);
    }
    await showOnTab(marked.id, '✓', 'good');
  } catch (thrown) {
    noteFault('page.mark', thrown, anyExpected(isFailure, isOutOfReach));
    await showOnTab(marked.id, '!', 'bad');
  }
  setTimeout(() => void showOnTab(marked.id, ''), shownMs);
}
