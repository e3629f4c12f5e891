import type { Draft } from '../../report/draft.ts';

/** How long a report that a click began is the one that the popup opens with. */
const waitMs = 10_000;

type Begun = Promise<Pick<Draft, 'id'>>;

/**
 * Reports that a click began and whose popup has not opened yet. A popup of the toolbar does not learn to
 * which tab it belongs: by the time it asks, another page may be in front, which nobody wanted to report.
 */
export class ClickedReports {
  readonly #byTab = new Map<number, Begun>();
  /** The tab of the newest click whose popup has not asked yet. */
  #awaited: number | undefined;

  /** The next popup that names no tab belongs to this report. */
  expect(tabId: number, report: Begun): void {
    this.#byTab.set(tabId, report);
    this.#awaited = tabId;
    setTimeout(() => {
      if (this.#byTab.get(tabId) === report) this.forget(tabId);
    }, waitMs);
  }

  forget(tabId: number): void {
    this.#byTab.delete(tabId);
    if (this.#awaited === tabId) this.#awaited = undefined;
  }

  /** The report for a popup that opened by a click; `tabId` where the popup stands in a window of its own. */
  take(tabId: number | undefined): Begun | undefined {
    const asked = tabId ?? this.#awaited;
    if (asked === this.#awaited) this.#awaited = undefined;
    return asked === undefined ? undefined : this.#byTab.get(asked);
  }

  /** The report that a click on this tab began a moment ago. */
  ofTab(tabId: number): Begun | undefined {
    return this.#byTab.get(tabId);
  }
}
