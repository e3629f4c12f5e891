import type { Page } from 'playwright-core';
import type { Omission } from '../../../../utils/protocol/capture-account.ts';

/** What an engine made of a page, as a file that a browser opens. */
export interface Taken {
  /** From the call to the finished bytes, without the harness's own transport. */
  readonly durationMs: number;
  /** The longest time that it held the page's main thread, if it counts that itself. */
  readonly longestTaskMs?: number;
  readonly bytes: Buffer;
  readonly extension: 'html' | 'mhtml' | 'json';
  /** What it says itself that it left out, if it says so. */
  readonly cuts?: readonly Omission[];
}

export interface Engine {
  readonly name: string;
  take(page: Page): Promise<Taken>;
  /** Shows the result in a page of its own; a file is opened by default. */
  show?(page: Page, taken: Taken): Promise<void>;
}
