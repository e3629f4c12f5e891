import { type CheckRequest, checkReplay } from '../../capture/replay/check-replay.ts';
import { parseHtml } from '../../dom/parse-html.ts';
import { createSanitizer } from '../../evidence/sanitize/sanitizer.ts';
import { noted } from '../../faults/expected.ts';
import { isNobodyThere } from '../../platform/browser-refusals.ts';
import {
  closeOffscreenPage,
  needsOffscreenPage,
  openOffscreenPage,
} from '../../platform/offscreen-page.ts';
import type { SelfCheck } from '../../protocol/capture-account.ts';

/** A page that hangs is closed, and the evidence says that nothing was compared. */
const maxMs = 15_000;
const notDone: SelfCheck = { result: 'not-done', why: 'failed' };

/** Replays snapshots beside their screenshots, one after another: a browser has one hidden page at most. */
export class SelfChecks {
  #last: Promise<unknown> = Promise.resolve();
  #running: { request: CheckRequest; done: (check: SelfCheck) => void } | undefined;

  /** Never rejects. */
  check(request: CheckRequest): Promise<SelfCheck> {
    if (!needsOffscreenPage) {
      return checkReplay(request, document, createSanitizer(parseHtml).ofHtml);
    }
    const next = this.#last
      .then(() => this.#checkInPage(request))
      .catch(noted('self-check.run', notDone));
    this.#last = next;
    return next;
  }

  /** What the hidden page asks for. */
  request(): CheckRequest | null {
    return this.#running?.request ?? null;
  }

  /** What the hidden page found. */
  answer(check: SelfCheck): void {
    this.#running?.done(check);
  }

  async #checkInPage(request: CheckRequest): Promise<SelfCheck> {
    const answered = new Promise<SelfCheck>((resolve) => {
      this.#running = { request, done: resolve };
      setTimeout(() => resolve(notDone), maxMs);
    });
    try {
      // One may be left of a worker that died.
      await closeOffscreenPage().catch(noted('self-check.close', undefined, isNobodyThere));
      await openOffscreenPage('/replay.html');
      return await answered;
    } finally {
      this.#running = undefined;
      await closeOffscreenPage().catch(noted('self-check.close', undefined, isNobodyThere));
    }
  }
}
