import type { FrozenFrame } from '../../utils/capture/snapshot/frozen.ts';
import type { CaptureOrder } from '../../utils/messaging/contract.ts';
import type { FrameFacts } from '../../utils/messaging/frame-facts.ts';

/** What one frame handed over. */
export interface CapturedFrame {
  readonly frameId: number;
  readonly facts: FrameFacts;
  readonly frozen: FrozenFrame;
}

interface Session {
  readonly order: CaptureOrder;
  readonly frames: CapturedFrame[];
}

/**
 * The captures that run now, by tab: what the frames ask for and hand over. In memory only: a capture that
 * dies with the worker is started again by the reporter.
 */
export class CaptureSessions {
  readonly #sessions = new Map<number, Session>();

  begin(tabId: number, order: CaptureOrder): void {
    this.#sessions.set(tabId, { order, frames: [] });
  }

  orderFor(tabId: number | undefined): CaptureOrder | undefined {
    return tabId === undefined ? undefined : this.#sessions.get(tabId)?.order;
  }

  add(tabId: number | undefined, frame: CapturedFrame): void {
    if (tabId !== undefined) this.#sessions.get(tabId)?.frames.push(frame);
  }

  /** Ends the capture of a tab and gives what its frames handed over, the top frame first. */
  end(tabId: number): readonly CapturedFrame[] {
    const frames = this.#sessions.get(tabId)?.frames ?? [];
    this.#sessions.delete(tabId);
    return frames.toSorted((left, right) => left.frameId - right.frameId);
  }
}
