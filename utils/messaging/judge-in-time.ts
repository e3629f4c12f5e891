import type { PostsUnread } from '../capture/facts/frame-facts.ts';
import { coded } from '../faults/expected.ts';
import { type IsExpected, noteFault } from '../faults/note-fault.ts';
import type { PlacedPosts, PlacesRequest } from '../protocol/page-tree.ts';
import { maxJudgeMs } from '../protocol/page-tree-limits.ts';
import { askJudge } from './ask-judge.ts';
import type { MessageTransport } from './send.ts';

const isTooLarge = coded('too_large');
const isLate = coded('cancelled');

/**
 * Has the background tell which posts places of a page lie in, or says why that cannot be told. Never rejects
 * and never waits longer than `maxJudgeMs`: no capture may fail or stand still for it. `isOutOfReach` tells
 * of an error that the background or the page went away.
 */
export async function judgeInTime(
  ask: MessageTransport,
  request: PlacesRequest,
  isOutOfReach: IsExpected,
): Promise<PlacedPosts | PostsUnread> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'limit-time'>((resolve) => {
    timer = setTimeout(() => resolve('limit-time'), maxJudgeMs);
  });
  const told = askJudge(ask, 'frame.judge', request).then(
    ({ judged }) => judged,
    (thrown: unknown) => {
      if (isTooLarge(thrown)) return 'limit-bytes';
      if (isLate(thrown)) return 'limit-time';
      noteFault('page.facts', thrown, isOutOfReach);
      return 'unreadable';
    },
  );
  try {
    return await Promise.race([told, late]);
  } finally {
    clearTimeout(timer);
  }
}
