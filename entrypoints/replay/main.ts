import { checkReplay } from '../../utils/capture/replay/check-replay.ts';
import { parseHtml } from '../../utils/evidence/wall/parse-html.ts';
import { createWall } from '../../utils/evidence/wall/wall-view.ts';
import { createSend } from '../../utils/messaging/send.ts';
import { sendToBackground } from '../../utils/platform/runtime-messages.ts';
import { openPlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { keepFaultsIn } from '../composition/keep-faults.ts';

/** The hidden page in which Chromium replays one snapshot; the background opens and closes it. */
keepFaultsIn(openPlaintDb(), 'page');
const send = createSend(sendToBackground);
const request = await send('check.ready', {});
if (request !== null) {
  const { ofHtml } = createWall(parseHtml);
  await send('check.done', { check: await checkReplay(request, document, ofHtml) });
}
