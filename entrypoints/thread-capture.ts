import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeFreezer } from '../utils/capture/snapshot/left-freezer.ts';
import { defined } from '../utils/defined.ts';
import { anyExpected, coded, errorNamed, noted } from '../utils/faults/expected.ts';
import { askJudge, persist } from '../utils/messaging/ask-judge.ts';
import { sendFaults } from '../utils/messaging/report-faults.ts';
import { createSendFromFrame, type SendFromFrame } from '../utils/messaging/send-from-frame.ts';
import { isOutOfReach } from '../utils/platform/browser-refusals.ts';
import { openShadowRoot } from '../utils/platform/page-access.ts';
import { openLine } from '../utils/platform/runtime-line.ts';
import { AwaitedParts } from '../utils/thread/collect/awaited-parts.ts';
import { collectThread } from '../utils/thread/collect/collect-thread.ts';
import type { CollectedBatch } from '../utils/thread/collect/thread-batch.ts';

const runKey = Symbol.for('plaint.thread');

/** The one that ran here before ends: two would scroll against each other. */
function takeOver(): AbortSignal {
  const before: unknown = Reflect.get(globalThis, runKey);
  if (before instanceof AbortController) before.abort();
  const own = new AbortController();
  Reflect.set(globalThis, runKey, own);
  return own.signal;
}

async function handOver(send: SendFromFrame, threadId: string, batch: CollectedBatch) {
  const { posts, gaps, shared, progress, profileFit, end } = batch;
  const resources = shared.resources.map(({ url, name, mediaType, blob }) => ({
    url,
    name,
    mediaType,
    ...defined({ blob }),
  }));
  const payload = {
    threadId,
    posts: [...posts],
    gaps: [...gaps],
    shared: { shells: [...shared.shells], sheets: [...shared.sheets], resources },
    progress,
    ...defined({
      profileFit,
      end: end && {
        why: end.why,
        seen: end.seen.map((one) => ({ ...one, alsoAt: [...one.alsoAt] })),
      },
    }),
  };
  return (await persist(() => send('thread.batch', payload))).command;
}

/** The page is being left, or the capture is over: nobody may bring anything into it any more. */
const isFinalRefusal = coded('page_gone', 'cancelled');

/** Runs in the page for as long as the capture lasts; the answer to the injection does not wait for it. */
export default defineUnlistedScript(async () => {
  const ask = openLine();
  const send = createSendFromFrame(ask);
  sendFaults(send);
  const order = await send('thread.ready', {});
  if (order === null) return null;
  const { threadId, limits, profiles } = order;
  const signal = takeOver();
  const freezerOrder = {
    maxTotalResourceBytes: limits.maxBytes,
    folder: `thread/${threadId.slice(0, 8)}`,
    signal,
    openShadowRoot,
  };
  const bringFreezer = async () => {
    await persist(() => send('thread.freeze', { threadId }), isFinalRefusal);
    return takeFreezer()?.(freezerOrder);
  };
  void collectThread({
    document,
    view: window,
    shadow: openShadowRoot,
    parts: new AwaitedParts(bringFreezer, anyExpected(isFinalRefusal, isOutOfReach)),
    profiles,
    judge: (request) => askJudge(ask, 'thread.judge', request),
    limits,
    hand: (batch) => handOver(send, threadId, batch),
    signal,
  }).catch(noted('thread.collect', undefined, anyExpected(isOutOfReach, errorNamed('AbortError'))));
  return null;
});
