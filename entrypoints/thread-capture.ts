import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { defaultFreezeRequest } from '../utils/capture/snapshot/frozen.ts';
import { PartFreezer } from '../utils/capture/snapshot/part-freezer.ts';
import { defined } from '../utils/defined.ts';
import { anyExpected, errorNamed, noted } from '../utils/faults/expected.ts';
import { sendFaults } from '../utils/messaging/report-faults.ts';
import type { MessageTransport } from '../utils/messaging/send.ts';
import { createSendFromFrame, type SendFromFrame } from '../utils/messaging/send-from-frame.ts';
import { isOutOfReach } from '../utils/platform/browser-refusals.ts';
import { openShadowRoot } from '../utils/platform/page-access.ts';
import { openLine } from '../utils/platform/runtime-line.ts';
import type { Judged, JudgeRequest } from '../utils/protocol/page-tree.ts';
import { collectThread } from '../utils/thread/collect/collect-thread.ts';
import type { JudgedPage } from '../utils/thread/collect/page-observer.ts';
import type { CollectedBatch } from '../utils/thread/collect/thread-batch.ts';

const runKey = Symbol.for('plaint.thread');
/** A worker that dies is started by the message that it missed. */
const maxTries = 5;
const retryMs = 500;

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

async function persist<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (thrown) {
      if (tries >= maxTries) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

/**
 * Has the posts found by the background, and counts what that costs here: writing the message and reading the
 * answer.
 */
async function judge(ask: MessageTransport, sight: JudgeRequest): Promise<JudgedPage> {
  const startedAt = performance.now();
  const message = JSON.stringify(sight);
  let spentMs = performance.now() - startedAt;
  const send = createSendFromFrame((envelope) => {
    const sentAt = performance.now();
    const answering = ask(envelope);
    spentMs += performance.now() - sentAt;
    return answering;
  });
  const answer = await persist(() => send('thread.judge', { sight: message }));
  const answeredAt = performance.now();
  // By the background of this very build, as the browser attests: to check its shape would cost as much as
  // all else here.
  const judged = JSON.parse(answer.judged) as Judged;
  return { judged, spentMs: spentMs + performance.now() - answeredAt };
}

/** Runs in the page for as long as the capture lasts; the answer to the injection does not wait for it. */
export default defineUnlistedScript(async () => {
  const ask = openLine();
  const send = createSendFromFrame(ask);
  sendFaults(send);
  const order = await send('thread.ready', {});
  if (order === null) return null;
  const { threadId, limits, profiles } = order;
  const signal = takeOver();
  const request = {
    ...defaultFreezeRequest,
    maxWalkMs: Number.POSITIVE_INFINITY,
    maxTotalResourceBytes: limits.maxBytes,
  };
  const folder = `thread/${threadId.slice(0, 8)}`;
  void collectThread({
    document,
    view: window,
    shadow: openShadowRoot,
    parts: new PartFreezer(request, openShadowRoot, folder, signal),
    profiles,
    judge: (sight) => judge(ask, sight),
    limits,
    hand: (batch) => handOver(send, threadId, batch),
    signal,
  }).catch(noted('thread.collect', undefined, anyExpected(isOutOfReach, errorNamed('AbortError'))));
  return null;
});
