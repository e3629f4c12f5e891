import { PlaintError } from '../../errors.ts';
import { noted } from '../../faults/expected.ts';
import type { LoadResult, PictureResult, TourProgress } from '../../messaging/contract.ts';
import { isOutOfReach } from '../../platform/browser-refusals.ts';
import { keepAliveWhile } from '../../platform/keep-alive.ts';
import { findTab } from '../../platform/tabs.ts';
import type { PageLoading } from '../../protocol/capture-account.ts';
import { loadDraft } from '../../storage/drafts.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { addPagePicture } from './add-page-picture.ts';
import { loadPage } from './load-page.ts';
import { picturePage } from './picture-page.ts';

interface Tour {
  readonly stop: AbortController;
  progress: TourProgress;
}

interface Shown {
  readonly captureId: string;
  readonly tabId: number;
  readonly windowId: number;
}

/**
 * The full-page jobs that run now, by draft: for one picture of the whole page, or so that all of it loads.
 * The reporter asked for each and may stop it. A job goes on while nobody watches, since a popup closes at a
 * touch beside it.
 */
export class FullPageJobs {
  readonly #tours = new Map<string, Tour>();
  readonly #db: PlaintDb;

  constructor(db: PlaintDb) {
    this.#db = db;
  }

  progress(draftId: string): TourProgress | null {
    return this.#tours.get(draftId)?.progress ?? null;
  }

  stop(draftId: string): void {
    this.#tours.get(draftId)?.stop.abort();
  }

  cancelAll(): void {
    for (const { stop } of this.#tours.values()) stop.abort();
  }

  /**
   * Throws `page_gone` when the tab or its page is not there any more, `not_found` without a capture to add
   * to.
   */
  take(draftId: string): Promise<PictureResult> {
    return this.#lead(draftId, 'picture', async ({ captureId, tabId, windowId }, ports) => {
      const { result, picture, facts } = await picturePage(tabId, windowId, ports);
      if (picture === undefined || facts === undefined) return result;
      return (await addPagePicture(this.#db, draftId, captureId, picture, facts))
        ? result
        : 'failed';
    });
  }

  /**
   * Throws as `take` does. `captureAnew` is given what the new capture says of it, and resolves when it has
   * begun.
   */
  load(
    draftId: string,
    captureAnew: (loading: PageLoading) => Promise<unknown>,
  ): Promise<LoadResult> {
    return this.#lead(draftId, 'load', async ({ tabId }, ports) => {
      const loading = await loadPage(tabId, ports).catch(
        noted('page.load', undefined, isOutOfReach),
      );
      if (loading === undefined) return 'failed';
      await captureAnew(loading);
      return 'done';
    });
  }

  async #lead<Result>(
    draftId: string,
    kind: TourProgress['kind'],
    work: (
      shown: Shown,
      ports: { readonly signal: AbortSignal; onProgress(done: number, of: number): void },
    ) => Promise<Result>,
  ): Promise<Result | 'failed'> {
    if (this.#tours.has(draftId)) return 'failed';
    const tour: Tour = { stop: new AbortController(), progress: { kind, done: 0, of: 1 } };
    this.#tours.set(draftId, tour);
    try {
      const shown = await this.#shownOf(draftId);
      const onProgress = (done: number, of: number) => {
        tour.progress = { kind, done, of };
      };
      return await keepAliveWhile(() => work(shown, { signal: tour.stop.signal, onProgress }));
    } finally {
      this.#tours.delete(draftId);
    }
  }

  async #shownOf(draftId: string): Promise<Shown> {
    const draft = await loadDraft(this.#db, draftId);
    if (draft?.capture.state !== 'done') throw new PlaintError('not_found');
    const tab = draft.tabId === undefined ? undefined : await findTab(draft.tabId);
    if (tab?.id === undefined || tab.url !== draft.url) throw new PlaintError('page_gone');
    return { captureId: draft.capture.captureId, tabId: tab.id, windowId: tab.windowId };
  }
}
