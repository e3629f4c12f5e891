import { checkReplay } from '../../utils/capture/replay/check-replay.ts';
import { parseHtml } from '../../utils/dom/parse-html.ts';
import { createSanitizer } from '../../utils/evidence/sanitize/sanitizer.ts';
import type { SelfCheck } from '../../utils/protocol/capture-account.ts';

/** Compares a view with a screenshot, as the extension's hidden page does. */
async function plaintCheck(view: string, screenshot: string): Promise<SelfCheck> {
  const bytes = Uint8Array.from(atob(screenshot), (character) => character.charCodeAt(0));
  const request = {
    view: new Blob([view]),
    screenshot: new Blob([bytes], { type: 'image/png' }),
    width: innerWidth,
    height: innerHeight,
    devicePixelRatio,
  };
  return await checkReplay(request, document, createSanitizer(parseHtml).ofHtml);
}

Object.assign(globalThis, { plaintCheck });
