import { checkReplay } from '../../utils/capture/replay/check-replay.ts';
import { createSend } from '../../utils/messaging/send.ts';
import { sendToBackground } from '../../utils/platform/runtime-messages.ts';

/** The hidden page in which Chromium replays one snapshot; the background opens and closes it. */
const send = createSend(sendToBackground);
const request = await send('check.ready', {});
if (request !== null) await send('check.done', { check: await checkReplay(request, document) });
