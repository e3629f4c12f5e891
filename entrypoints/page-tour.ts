import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PageTour } from '../utils/capture/tour/page-tour.ts';
import { openShadowRoot } from '../utils/platform/page-access.ts';
import { offerTour } from '../utils/platform/page-tour-side.ts';

/** Runs in the page's document when the reporter asks for a way through it; the background leads. */
export default defineUnlistedScript(() => offerTour(new PageTour(document, openShadowRoot)));
