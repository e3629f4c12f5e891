import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { attempt } from '../utils/capture/facts/attempt.ts';
import { type FrameReading, readFrameFacts } from '../utils/capture/facts/frame-facts.ts';
import { freezeFrame } from '../utils/capture/snapshot/freeze-frame.ts';
import { defaultFreezeRequest, type FrozenFrame } from '../utils/capture/snapshot/frozen.ts';
import { coded } from '../utils/faults/expected.ts';
import type { CaptureHint } from '../utils/messaging/contract.ts';
import { judgeInTime } from '../utils/messaging/judge-in-time.ts';
import { sendFaults } from '../utils/messaging/report-faults.ts';
import { createSendFromFrame } from '../utils/messaging/send-from-frame.ts';
import { isOutOfReach } from '../utils/platform/browser-refusals.ts';
import { classifyForbiddenPage, type ForbiddenReason } from '../utils/platform/forbidden-page.ts';
import { findMenuTarget, openShadowRoot } from '../utils/platform/page-access.ts';
import { sendToBackground } from '../utils/platform/runtime-messages.ts';

/** The element of the menu may be gone, or of a page that is going away. */
function targetHint({ frameId: _, targetElementId, ...hint }: CaptureHint) {
  if (targetElementId === undefined) return hint;
  const element = attempt(() => findMenuTarget(targetElementId));
  return element === undefined ? hint : { ...hint, element };
}

/** Aborts when the page is left: nobody waits for what would be read of it then. */
function whileShown(): AbortSignal {
  const leaving = new AbortController();
  globalThis.addEventListener('pagehide', () => leaving.abort(), { once: true });
  return leaving.signal;
}

/** Hands over; what one fact makes unacceptable goes without the facts that may be missing. */
async function handOver(facts: FrameReading, frozen: FrozenFrame): Promise<void> {
  const send = createSendFromFrame(sendToBackground);
  try {
    await send('frame.captured', { facts, frozen });
  } catch (error) {
    if (!coded('invalid_message')(error)) throw error;
    await send('frame.captured', { facts: { page: facts.page }, frozen });
  }
}

/**
 * Runs in each frame when the reporter asks for it, reads, hands over, and is gone. Resolves to why it read
 * nothing: the viewer of a PDF lets scripts in and shows them an empty page, and evidence is of pages that
 * have an address on the web, which a file on the device has not, even where the browser lets extensions read
 * it. Neither the facts nor the snapshot fail for what a page holds, so neither costs the other.
 */
export default defineUnlistedScript(async (): Promise<ForbiddenReason | null> => {
  if (document.contentType === 'application/pdf') return 'pdf';
  const isTop = window.parent === window;
  if (isTop && !/^https?:$/.test(location.protocol)) return classifyForbiddenPage(location.href);
  const send = createSendFromFrame(sendToBackground);
  sendFaults(send);
  const order = await send('frame.ready', {});
  if (order === null) return null;
  // Judged by the background while this side freezes the page.
  const reading = readFrameFacts({
    document,
    hint: targetHint(order.hint),
    shadow: openShadowRoot,
    judge: (request) => judgeInTime(sendToBackground, request, isOutOfReach),
  });
  const frozen = await freezeFrame(defaultFreezeRequest, {
    openShadowRoot,
    copy: {
      urls: new Set(order.knownUrls),
      readSheet: async (url) => (await send('frame.sheet', { url })) ?? undefined,
    },
    signal: whileShown(),
  });
  await handOver(await reading, frozen);
  return null;
});
