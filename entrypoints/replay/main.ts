import { checkReplay } from '../../utils/capture/replay/check-replay.ts';
import { parseHtml } from '../../utils/dom/parse-html.ts';
import { createSanitizer } from '../../utils/evidence/sanitize/sanitizer.ts';
import { createSend } from '../../utils/messaging/send.ts';
import { sendToBackground } from '../../utils/platform/runtime-messages.ts';
import { keepFaultsIn } from '../../utils/services/device/keep-faults.ts';
import { openPlaintDb } from '../../utils/storage/open-plaint-db.ts';

/** The hidden page in which Chromium replays one snapshot; the background opens and closes it. */
keepFaultsIn(openPlaintDb(), 'page');
const send = createSend(sendToBackground);
const request = await send('check.ready', {});
if (request !== null) {
  const { ofHtml } = createSanitizer(parseHtml);
  await send('check.done', { check: await checkReplay(request, document, ofHtml) });
}
