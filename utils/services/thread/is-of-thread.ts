import type { Sender } from '../../messaging/serve.ts';
import type { ThreadRecord } from '../../report/thread-record.ts';
import { attestFrame } from '../capture/attested-frame.ts';

/** The posts of a thread come from the page it was started on: its tab, its top frame, its site. */
export function isOfThread(thread: ThreadRecord, sender: Sender): boolean {
  return (
    thread.tabId === sender.tabId &&
    sender.frameId === 0 &&
    attestFrame(thread.url, sender) !== 'other-origin'
  );
}
