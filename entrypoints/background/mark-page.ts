import { anyOf, isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { showOnTab } from '../../utils/platform/badge.ts';
import { isOutOfReach } from '../../utils/platform/browser-refusals.ts';
import type { Tab } from '../../utils/platform/tabs.ts';
import { currentCaseId, fileCapture } from '../composition/file-capture.ts';
import type { BackgroundContext } from './background-context.ts';
import { captureAlone } from './capture-tab.ts';
import { reportedTabOf } from './open-draft.ts';
import { lookInFront, takePending } from './recheck.ts';

const shownMs = 4_000;

/**
 * Keeps the page in front in the current case, with no window in between: the badge says how it went. A page that
 * waits to be looked at again is judged instead.
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
      await lookInFront(context, pending, front);
    }
    await showOnTab(marked.id, '✓', 'good');
  } catch (thrown) {
    noteFault('page.mark', thrown, anyOf(isFailure, isOutOfReach));
    await showOnTab(marked.id, '!', 'bad');
  }
  setTimeout(() => void showOnTab(marked.id, ''), shownMs);
}
