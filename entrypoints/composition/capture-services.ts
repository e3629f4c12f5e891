import type { CaptureServices } from '../../components/report/report-services.ts';
import { noted } from '../../utils/faults/expected.ts';
import type { Send } from '../../utils/messaging/send.ts';
import {
  canOfferBrowserCopy,
  hasBrowserCopyPermission,
  requestBrowserCopyPermission,
} from '../../utils/platform/browser-copy.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import { forgetAsking, rememberAsking } from '../../utils/platform/permission-wait.ts';
import { requestOriginPermissions } from '../../utils/platform/permissions.ts';
import { openLookWindow } from '../../utils/platform/report-window.ts';
import { offerFor } from '../../utils/report/capture-offer.ts';

const progressMs = 300;

/** What adds to a capture after it was made: one permission more, a picture of the whole page. */
export function createCaptureServices(send: Send): CaptureServices {
  return {
    async offersFor(cuts) {
      return offerFor(cuts, canOfferBrowserCopy ? await hasBrowserCopyPermission() : undefined);
    },
    acceptOffer(offer, draftId) {
      const asked =
        offer.kind === 'copy'
          ? requestBrowserCopyPermission()
          : requestOriginPermissions(offer.origins);
      void rememberAsking({
        draftId,
        asked: offer.kind === 'copy' ? 'permissions' : 'origins',
        askedAtMs: Date.now(),
      });
      return asked.then(async (isAllowed) => {
        if (!isAllowed) await forgetAsking();
        return isAllowed;
      });
    },
    async recapture(draftId) {
      await send('draft.recapture', { draftId });
    },
    async lookAtThread(tabId) {
      await openLookWindow(tabId);
    },
    async takePagePicture(draftId) {
      return (await send('picture.take', { draftId })).result;
    },
    async loadWholePage(draftId) {
      return (await send('page.load', { draftId })).result;
    },
    watchTour(draftId, onProgress, signal) {
      const ask = () =>
        send('tour.progress', { draftId }).then(
          onProgress,
          noted('tour.progress', undefined, isNobodyThere),
        );
      const timer = setInterval(ask, progressMs);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
      void ask();
    },
    async stopTour(draftId) {
      await send('tour.stop', { draftId });
    },
  };
}
