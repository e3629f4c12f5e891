import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFrameFacts } from '../utils/capture/facts/frame-facts.ts';
import { freezeFrame } from '../utils/capture/snapshot/freeze-frame.ts';
import { defaultFreezeRequest } from '../utils/capture/snapshot/frozen.ts';
import type { CaptureHint } from '../utils/messaging/contract.ts';
import { createSend } from '../utils/messaging/send.ts';
import type { ForbiddenReason } from '../utils/platform/forbidden-page.ts';
import { findMenuTarget, openShadowRoot } from '../utils/platform/page-access.ts';
import { sendToBackground } from '../utils/platform/runtime-messages.ts';

function targetHint({ frameId: _, targetElementId, ...hint }: CaptureHint) {
  const element = targetElementId === undefined ? undefined : findMenuTarget(targetElementId);
  return element === undefined ? hint : { ...hint, element };
}

/**
 * Runs in each frame when the reporter asks for it, reads, hands over, and is gone. Resolves to why it read
 * nothing: the viewer of a PDF lets scripts in and shows them an empty page.
 */
export default defineUnlistedScript(async (): Promise<ForbiddenReason | null> => {
  if (document.contentType === 'application/pdf') return 'pdf';
  const send = createSend(sendToBackground);
  const order = await send('frame.ready', {});
  if (order === null) return null;
  const hint = targetHint(order.hint);
  const facts = readFrameFacts({ document, hint, shadow: openShadowRoot });
  const frozen = await freezeFrame(defaultFreezeRequest, {
    openShadowRoot,
    knownUrls: order.knownUrls,
    signal: new AbortController().signal,
  });
  await send('frame.captured', { facts, frozen });
  return null;
});
