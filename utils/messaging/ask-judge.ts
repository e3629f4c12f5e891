import { PlaintError } from '../errors.ts';
import { coded } from '../faults/expected.ts';
import type { IsExpected } from '../faults/note-fault.ts';
import type { Judged, JudgeRequest, PlacedPosts, PlacesRequest } from '../protocol/page-tree.ts';
import { maxSightLength } from '../protocol/page-tree-limits.ts';
import type { MessageTransport } from './send.ts';
import { createSendFromFrame } from './send-from-frame.ts';

interface Judging {
  'thread.judge': { readonly request: JudgeRequest; readonly judged: Judged };
  'frame.judge': { readonly request: PlacesRequest; readonly judged: PlacedPosts };
}

/**
 * Has a page that was written down judged by the background. Throws PlaintError `too_large` for a page that
 * cannot be sent, else with the answer's code.
 */
export async function askJudge<Type extends keyof Judging>(
  ask: MessageTransport,
  type: Type,
  request: Judging[Type]['request'],
): Promise<{
  readonly judged: Judging[Type]['judged'];
  /** What sending it and taking the answer cost the page's main thread. */
  readonly spentMs: number;
}> {
  const startedAt = performance.now();
  const sight = JSON.stringify(request);
  let spentMs = performance.now() - startedAt;
  if (sight.length > maxSightLength) throw new PlaintError('too_large');
  const send = createSendFromFrame((envelope) => {
    const sentAt = performance.now();
    const answering = ask(envelope);
    spentMs += performance.now() - sentAt;
    return answering;
  });
  const answer = await persist(() => send<keyof Judging>(type, { sight }), isFinal);
  const answeredAt = performance.now();
  // By the background of this very build, as the browser attests: to check its shape would cost as much as
  // all else here.
  const judged = JSON.parse(answer.judged) as Judging[Type]['judged'];
  return { judged, spentMs: spentMs + performance.now() - answeredAt };
}

/** What is pure comes to the same end again. */
const isFinal = coded('cancelled', 'internal_fault');
/** A worker that dies is started by the message that it missed. */
const maxTries = 5;
const retryMs = 500;

/** Tries again what failed, a few times, unless trying is of no use. */
export async function persist<Value>(
  attempt: () => Promise<Value>,
  isOfNoUse: IsExpected = () => false,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (thrown) {
      if (tries >= maxTries || isOfNoUse(thrown)) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
