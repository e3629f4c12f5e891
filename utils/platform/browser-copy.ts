import { noteFault } from '../faults/note-fault.ts';
import { browser } from './browser.ts';
import { isOutOfReach } from './browser-refusals.ts';

const permission = { permissions: ['pageCapture'] } satisfies { permissions: ['pageCapture'] };

/** Chromium alone can give its own copy of a page, resources and all, without asking the network again. */
export const canOfferBrowserCopy: boolean = !import.meta.env['FIREFOX'];

export async function hasBrowserCopyPermission(): Promise<boolean> {
  return canOfferBrowserCopy && (await browser.permissions.contains(permission));
}

/** Must be the first thing a click handler does, on an extension page. False when the person declines. */
export function requestBrowserCopyPermission(): Promise<boolean> {
  return browser.permissions.request(permission);
}

export async function dropBrowserCopyPermission(): Promise<void> {
  await browser.permissions.remove(permission);
}

/**
 * Chromium hands the copy over as a file that it deletes at once; now and then it is gone before it can be
 * read.
 */
const maxTries = 5;

/** The browser's copy of what a tab shows, as MHTML; undefined without the permission or when it fails. */
export async function saveBrowserCopy(tabId: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!(await hasBrowserCopyPermission())) return undefined;
  for (let tries = 1; ; tries++) {
    try {
      const saved: unknown = await browser.pageCapture.saveAsMHTML({ tabId });
      return saved instanceof Blob ? new Uint8Array(await saved.arrayBuffer()) : undefined;
    } catch (error) {
      const isGone = error instanceof DOMException && error.name === 'NotFoundError';
      if (isGone && tries < maxTries) continue;
      noteFault('page.browser-copy', error, (thrown) => isGone || isOutOfReach(thrown));
      return undefined;
    }
  }
}
