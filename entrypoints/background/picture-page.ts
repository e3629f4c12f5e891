import type { PictureResult } from '../../utils/messaging/contract.ts';
import { captureVisibleArea } from '../../utils/platform/screenshot.ts';
import { type PageExtent, scrollPage } from '../../utils/platform/scroll-page.ts';
import { type Shot, stitch } from './stitch.ts';

/** `captureVisibleTab` may be called twice a second. */
const pauseMs = 520;
const maxShots = 40;
/** Canvases end at 32,767 device pixels. */
const maxDevicePixels = 30_000;

export interface PictureOfPage {
  readonly result: PictureResult;
  readonly picture?: Blob;
}

export interface PicturePorts {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Scrolls a tab through its page, window by window, and joins what was seen. The page is left where it was,
 * whatever happens. Nothing is written to it; that it scrolls is what its own code may notice.
 */
export async function picturePage(
  tabId: number,
  windowId: number,
  ports: PicturePorts,
): Promise<PictureOfPage> {
  const before = await scrollPage(tabId);
  try {
    return await shootAll(tabId, windowId, ports);
  } catch {
    return { result: ports.signal.aborted ? 'cancelled' : 'failed' };
  } finally {
    await scrollPage(tabId, before.scrollY, before.scrollX).catch(() => undefined);
  }
}

async function shootAll(
  tabId: number,
  windowId: number,
  { signal, onProgress }: PicturePorts,
): Promise<PictureOfPage> {
  const shots: Shot[] = [];
  let scale = 1;
  let extent: PageExtent = await scrollPage(tabId, 0, 0);
  for (;;) {
    signal.throwIfAborted();
    const { viewportHeight, pageHeight, topBand, bottomBand, scrollY } = extent;
    const picture = await captureVisibleArea(windowId, { mayWait: true });
    const bitmap = await createImageBitmap(picture);
    scale = bitmap.height / viewportHeight;
    bitmap.close();
    shots.push({ picture, scrollY, topBand, bottomBand });
    const step = Math.max(viewportHeight - topBand - bottomBand, viewportHeight / 4);
    onProgress(shots.length, Math.ceil(pageHeight / step));
    const isAtEnd = scrollY + viewportHeight >= pageHeight - 1;
    const isFull =
      shots.length >= maxShots || (scrollY + 2 * viewportHeight) * scale > maxDevicePixels;
    if (isAtEnd || isFull) {
      const whole = await stitch(shots, viewportHeight, scale);
      return { result: isAtEnd ? 'whole' : 'partly', picture: whole };
    }
    await pause(pauseMs, signal);
    extent = await scrollPage(tabId, scrollY + step, 0);
    if (extent.scrollY <= scrollY) return { result: 'moved' };
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
