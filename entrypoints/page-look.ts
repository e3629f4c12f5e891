import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openShadowRoot } from '../utils/platform/page-access.ts';
import { writeLook } from '../utils/thread/collect/write-look.ts';

/** Runs once in a page whose posts are to be shown before they are captured. Its result is JSON. */
export default defineUnlistedScript(() =>
  JSON.stringify(writeLook(document, window, openShadowRoot)),
);
