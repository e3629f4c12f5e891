import { type BrowserCopy, sheetInCopy } from '../../capture/snapshot/browser-copy.ts';
import type { FrozenFrame } from '../../capture/snapshot/frozen.ts';
import type { CaptureOrder } from '../../messaging/contract.ts';
import type { OwnFrameFacts } from '../../messaging/frame-facts.ts';
import type { Sender } from '../../messaging/serve.ts';
import { attestFrame } from './attested-frame.ts';

/** What one frame handed over. */
export interface CapturedFrame {
  readonly frameId: number;
  readonly facts: OwnFrameFacts;
  readonly frozen: FrozenFrame;
  /** The address by the browser's word, where the page gave another one of the same origin. */
  readonly attestedUrl?: string;
}

interface Session {
  readonly order: CaptureOrder;
  readonly copy: BrowserCopy | undefined;
  readonly frames: CapturedFrame[];
  /** Documents that have handed over. */
  readonly heard: Set<string>;
  refused: number;
  /** Whether the browser let the script into any frame. */
  wasEntered: boolean;
}

/**
 * The captures that run now, by tab, with what each frame asks for and hands over. Held in memory alone: a
 * capture that ends with the worker is started again by the reporter.
 */
export class CaptureSessions {
  readonly #sessions = new Map<number, Session>();

  /**
   * Begins the capture of a tab. `copy` is the browser's own copy of the page: from it come style sheets that
   * a frame may not read.
   */
  begin(tabId: number, order: CaptureOrder, copy?: BrowserCopy): void {
    this.#sessions.set(tabId, {
      order,
      copy,
      frames: [],
      heard: new Set(),
      refused: 0,
      wasEntered: false,
    });
  }

  orderFor(tabId: number | undefined): CaptureOrder | undefined {
    const session = tabId === undefined ? undefined : this.#sessions.get(tabId);
    if (session !== undefined) session.wasEntered = true;
    return session?.order;
  }

  /**
   * The text of a style sheet, out of the browser's own copy of the page. The page's process has it from its
   * servers too, so that nothing is told that it could not know.
   */
  sheetFor(tabId: number | undefined, url: string): string | undefined {
    const copy = tabId === undefined ? undefined : this.#sessions.get(tabId)?.copy;
    return copy && sheetInCopy(copy, url);
  }

  /**
   * Takes what a frame hands over, once for each document. What claims another origin than the browser
   * attests is refused and counted.
   */
  add(frame: Pick<CapturedFrame, 'facts' | 'frozen'>, sender: Sender): void {
    const { tabId, frameId = 0, documentId = '' } = sender;
    const session = tabId === undefined ? undefined : this.#sessions.get(tabId);
    if (session === undefined) return;
    const claims = [frame.facts.page.url.shown, frame.frozen.url].map((url) =>
      attestFrame(url, sender),
    );
    const name = `${frameId} ${documentId}`;
    if (session.heard.has(name) || claims.includes('other-origin')) {
      session.refused++;
      return;
    }
    session.heard.add(name);
    const isOther = claims.includes('other-address') && sender.url !== undefined;
    session.frames.push({ ...frame, frameId, ...(isOther ? { attestedUrl: sender.url } : {}) });
  }

  /**
   * Ends the capture of a tab: what its frames handed over, the top frame first, and how many were refused.
   */
  end(tabId: number): {
    readonly frames: readonly CapturedFrame[];
    readonly refused: number;
    readonly wasEntered: boolean;
  } {
    const { frames = [], refused = 0, wasEntered = false } = this.#sessions.get(tabId) ?? {};
    this.#sessions.delete(tabId);
    const ordered = frames.toSorted((left, right) => left.frameId - right.frameId);
    return { frames: ordered, refused, wasEntered };
  }
}
