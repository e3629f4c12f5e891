import { watchQuickExit } from '../../components/quick-exit.ts';
import { allNoted } from '../../utils/faults/expected.ts';
import { isLeaveNotice, leaveNotice } from '../../utils/messaging/leave-notice.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import { blankThisPage, closeThisPage, openEmptyTab } from '../../utils/platform/leave.ts';
import { onMessage } from '../../utils/platform/runtime-messages.ts';
import { endVisit, hasComeBack } from '../../utils/platform/visit.ts';

/**
 * A page that the background has not closed by then becomes an empty one. It is hidden from the first moment.
 */
const patienceMs = 3_000;

/**
 * The left page itself waits so long, hidden, before it closes: a message that is to start a sleeping worker
 * is lost when its sender goes before the worker is there, and a slow computer takes seconds for that.
 */
const wakingMs = 10_000;

/**
 * From page to page, with no worker between: what is said here arrives even when the page that said it is
 * gone.
 */
const channelName = 'plaint-leave';

/** Names this document to the others, for as long as it is open. */
export const pageId = crypto.randomUUID();

let isLeaving = false;
let isWatching = false;

/** Nothing of the page is to be seen while it is being closed, nor when the browser brings it back. */
function hide(): void {
  endVisit();
  document.documentElement.hidden = true;
  document.title = '';
}

/**
 * A page that the browser brings back from before the last exit becomes an empty one, and goes no further.
 */
export async function stayAwayAfterExit(): Promise<void> {
  if (!hasComeBack()) return;
  document.documentElement.hidden = true;
  document.title = '';
  await blankThisPage();
  await new Promise<never>(() => undefined);
}

/**
 * Leaves at once: an empty tab comes to the front, and every page of the extension in every window goes.
 * Nothing is lost: every keystroke is stored.
 */
export async function leave(send: Send): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  hide();
  new BroadcastChannel(channelName).postMessage(null);
  // All in one breath: a toolbar popup ends with the first tab that opens beside it.
  const opening = openEmptyTab();
  const closing = send('pages.leave', {});
  const patience = new Promise((over) => setTimeout(over, wakingMs));
  await allNoted('leave', [opening, Promise.race([closing, patience])], isNobodyThere);
  await closeThisPage();
}

/** Lets this page be left by Escape twice, and go along when another page is left. Once for each document. */
export function watchLeaving(send: Send, isPopup: boolean): void {
  if (isWatching) return;
  isWatching = true;
  watchQuickExit(() => leave(send), isPopup);
  new BroadcastChannel(channelName).addEventListener('message', () => {
    hide();
    if (!isLeaving) setTimeout(() => void blankThisPage(), patienceMs);
  });
  onMessage((message) => {
    if (!isLeaveNotice(message) || message.except === pageId) return undefined;
    hide();
    if (message.type === leaveNotice.blank) void blankThisPage();
    return undefined;
  });
}
