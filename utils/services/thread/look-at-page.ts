import { PlaintError } from '../../errors.ts';
import { toBase64 } from '../../evidence/bytes.ts';
import { injectPageLook } from '../../platform/inject-capture.ts';
import { captureVisibleArea } from '../../platform/screenshot.ts';
import { findTab } from '../../platform/tabs.ts';
import { reportedTabOf } from '../capture/open-draft.ts';

export interface LookedAt {
  /** A page look (`utils/protocol/page-look.ts`) as JSON. */
  readonly look: string;
  /** What the tab shows, as a `data:` address. */
  readonly picture: string;
}

/** Writes down what a tab's page shows and takes a picture of it. Stores nothing. Throws `page_gone`. */
export async function lookAtPage(tabId: number): Promise<LookedAt> {
  const found = await findTab(tabId);
  const tab = found === undefined ? undefined : reportedTabOf(found);
  if (tab === undefined) throw new PlaintError('page_gone');
  const picture = await captureVisibleArea(tab.windowId, { mayWait: true });
  const look = await injectPageLook(tabId);
  if (look === undefined) throw new PlaintError('capture_failed');
  return {
    look,
    picture: `data:image/png;base64,${toBase64(new Uint8Array(await picture.arrayBuffer()))}`,
  };
}
