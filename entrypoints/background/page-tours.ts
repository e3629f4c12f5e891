import { PlaintError } from '../../utils/errors.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex, sha256HexOfBlob } from '../../utils/evidence/digest.ts';
import type { PictureResult } from '../../utils/messaging/contract.ts';
import { findTab } from '../../utils/platform/tabs.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { evidenceManifestOf } from '../../utils/report/evidence-manifest.ts';
import { loadCapture, saveCapture } from '../../utils/storage/captures.ts';
import { recordCustody } from '../../utils/storage/custody.ts';
import { loadDraft } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { picturePage } from './picture-page.ts';

interface Tour {
  readonly stop: AbortController;
  progress: { readonly done: number; readonly of: number };
}

/** Pictures of whole pages that are being taken, by draft: the reporter asked for each, watches it and may stop it. */
export class PageTours {
  readonly #tours = new Map<string, Tour>();
  readonly #db: PlaintDb;

  constructor(db: PlaintDb) {
    this.#db = db;
  }

  progress(draftId: string): Tour['progress'] | null {
    return this.#tours.get(draftId)?.progress ?? null;
  }

  cancel(draftId: string): void {
    this.#tours.get(draftId)?.stop.abort();
  }

  cancelAll(): void {
    for (const { stop } of this.#tours.values()) stop.abort();
  }

  /** Throws `page_gone` when the tab or its page is not there any more, `not_found` without a capture to add to. */
  async take(draftId: string): Promise<PictureResult> {
    const draft = await loadDraft(this.#db, draftId);
    const captureId = draft?.capture.state === 'done' ? draft.capture.captureId : undefined;
    const capture = captureId === undefined ? undefined : await loadCapture(this.#db, captureId);
    if (draft === undefined || capture === undefined) throw new PlaintError('not_found');
    const tab = draft.tabId === undefined ? undefined : await findTab(draft.tabId);
    if (tab?.id === undefined || tab.url !== draft.url) throw new PlaintError('page_gone');
    const tour: Tour = { stop: new AbortController(), progress: { done: 0, of: 1 } };
    this.#tours.set(draftId, tour);
    try {
      const { result, picture } = await picturePage(tab.id, tab.windowId, {
        signal: tour.stop.signal,
        onProgress: (done, of) => {
          tour.progress = { done, of };
        },
      });
      if (picture !== undefined) await this.#add(draftId, capture, picture);
      return result;
    } finally {
      this.#tours.delete(draftId);
    }
  }

  /** The picture becomes part of the capture, and the log of its custody says since when. */
  async #add(draftId: string, capture: CaptureRecord, picture: Blob): Promise<void> {
    const sha256 = await sha256HexOfBlob(picture);
    const kept = capture.artefacts.filter(({ role }) => role !== 'screenshot-page');
    const record: CaptureRecord = {
      ...capture,
      artefacts: [
        ...kept,
        {
          role: 'screenshot-page',
          name: 'page.png',
          mediaType: 'image/png',
          sizeBytes: picture.size,
          sha256,
        },
      ],
    };
    await saveCapture(this.#db, record, new Map([[sha256, picture]]), Date.now());
    await recordCustody(this.#db, draftId, {
      action: 'captured',
      at: new Date().toISOString(),
      sha256: await sha256Hex(canonicalBytes(evidenceManifestOf(draftId, record))),
    });
  }
}
