import type { CaptureServices } from '../../components/services.ts';
import type { Send } from '../../utils/messaging/send.ts';
import {
  canOfferBrowserCopy,
  hasBrowserCopyPermission,
  requestBrowserCopyPermission,
} from '../../utils/platform/browser-copy.ts';
import { forgetAsking, rememberAsking } from '../../utils/platform/permission-wait.ts';
import { requestOriginPermissions } from '../../utils/platform/permissions.ts';
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
    async takePagePicture(draftId, onProgress, signal) {
      signal.addEventListener('abort', () => void send('picture.cancel', { draftId }), {
        once: true,
      });
      const timer = setInterval(() => {
        send('picture.progress', { draftId }).then(
          (progress) => progress && onProgress(progress),
          () => undefined,
        );
      }, progressMs);
      try {
        return (await send('picture.take', { draftId })).result;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
