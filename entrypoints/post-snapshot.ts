import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { defaultFreezeRequest } from '../utils/capture/snapshot/frozen.ts';
import { leaveFreezer } from '../utils/capture/snapshot/left-freezer.ts';
import { PartFreezer } from '../utils/capture/snapshot/part-freezer.ts';

/** Brought into a page when the first post of a discussion is to be frozen; reads nothing by itself. */
export default defineUnlistedScript(() => {
  leaveFreezer(({ maxTotalResourceBytes, folder, signal, openShadowRoot }) => {
    const request = {
      ...defaultFreezeRequest,
      maxWalkMs: Number.POSITIVE_INFINITY,
      maxTotalResourceBytes,
    };
    return new PartFreezer(request, openShadowRoot, folder, signal);
  });
  return null;
});
