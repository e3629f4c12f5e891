import type { ServerResponse } from 'node:http';
import { createFairShare } from '../room/fair-share.ts';

export interface UnsentAnswers {
  /**
   * Watches an answer from when all of it is said until it has left this process. A client that does not take
   * it in time loses its connection; so does one whose unread answers exceed its share.
   */
  watch(outgoing: ServerResponse, owner: string): void;
  readonly bytes: () => number;
}

export function createUnsentAnswers(most: {
  readonly bytes: number;
  readonly ms: number;
}): UnsentAnswers {
  const share = createFairShare(most.bytes);

  function hold(outgoing: ServerResponse, owner: string): void {
    const { socket } = outgoing;
    if (outgoing.writableFinished || socket === null || socket.destroyed) return;
    const unsentBytes = socket.writableLength;
    if (!share.take(owner, unsentBytes)) {
      socket.destroy();
      return;
    }
    const timer = setTimeout(() => socket.destroy(), most.ms).unref();
    outgoing.once('close', () => {
      clearTimeout(timer);
      share.give(owner, unsentBytes);
    });
  }

  return {
    watch(outgoing, owner) {
      // Most answers are gone by the next turn: the system has taken them.
      outgoing.once('prefinish', () => setImmediate(hold, outgoing, owner));
    },
    bytes: share.taken,
  };
}
