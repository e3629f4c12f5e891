import type { DraftServices } from '../../components/report/report-services.ts';
import type { PageServices } from '../../components/services.ts';
import { PlaintError } from '../../utils/errors.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { browserName, extensionVersion } from '../../utils/platform/environment.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { type Composition, composeReport } from '../../utils/report/compose.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { loadCapture } from '../../utils/storage/captures.ts';
import { loadDraft, updateDraft } from '../../utils/storage/drafts.ts';
import { dropCapture } from '../../utils/storage/drop-capture.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';

/** Which software and standard a report says it was written with, and in which language. */
export type WrittenWith = Pick<PageServices, 'translator' | 'standard'> & {
  readonly software: CaptureRecord['software'];
};

/** This extension, in this browser. */
export function thisSoftware(): CaptureRecord['software'] {
  return { version: extensionVersion(), browser: browserName() };
}

export async function composeDraft(
  db: PlaintDb,
  { translator, standard, software }: WrittenWith,
  draft: Draft,
): Promise<Composition> {
  const capture =
    draft.capture.state === 'done' ? await loadCapture(db, draft.capture.captureId) : undefined;
  return composeReport({ draft, capture, standard, language: translator.language, software });
}

/** Hands a draft to the outbox, a minor's pictures masked. */
export async function sendDraft(
  db: PlaintDb,
  send: Send,
  written: WrittenWith,
  draftId: string,
): Promise<void> {
  const draft = await loadDraft(db, draftId);
  // Only here: the background has no parser of pages.
  const { maskForMinor } = await import('./mask-for-minor.ts');
  if (draft !== undefined) await maskForMinor(db, await composeDraft(db, written, draft));
  await send('report.send', { draftId });
}

export function createDraftServices(db: PlaintDb, send: Send, written: WrittenWith): DraftServices {
  return {
    loadDraft: (id) => loadDraft(db, id),
    async changeDraft(id, change) {
      const changed = await updateDraft(db, id, (draft) => ({
        ...change(draft),
        updatedAt: new Date().toISOString(),
      }));
      if (changed === undefined) throw new PlaintError('not_found');
      return changed;
    },
    loadCapture: (id) => loadCapture(db, id),
    dropCapture: (draftId) => dropCapture(db, draftId),
    compose: (draft) => composeDraft(db, written, draft),
    send: (draftId) => sendDraft(db, send, written, draftId),
  };
}
