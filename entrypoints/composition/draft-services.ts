import type { DraftServices } from '../../components/report/report-services.ts';
import { PlaintError } from '../../utils/errors.ts';
import type { Send } from '../../utils/messaging/send.ts';
import type { Draft } from '../../utils/report/draft.ts';
import {
  composeDraft,
  sendDraft,
  type WrittenWith,
} from '../../utils/services/delivery/compose-draft.ts';
import { loadCapture } from '../../utils/storage/captures.ts';
import { loadDraft, updateDraft } from '../../utils/storage/drafts.ts';
import { dropCapture } from '../../utils/storage/drop-capture.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { noteUnsaved, recoverUnsaved } from '../../utils/storage/unsaved-changes.ts';

export function createDraftServices(db: PlaintDb, send: Send, written: WrittenWith): DraftServices {
  return {
    loadDraft: (id) => loadDraft(db, id),
    noteUnsaved: (before, after) => noteUnsaved(db, before, after),
    recoverUnsaved: (id) => recoverUnsaved(db, id),
    async changeDraft(id, change, noted) {
      const touch = (draft: Draft) => ({ ...change(draft), updatedAt: new Date().toISOString() });
      const changed = await updateDraft(db, id, touch, noted);
      if (changed === undefined) throw new PlaintError('not_found');
      return changed;
    },
    loadCapture: (id) => loadCapture(db, id),
    dropCapture: (draftId) => dropCapture(db, draftId),
    compose: (draft) => composeDraft(db, written, draft),
    send: (draftId) => sendDraft(db, send, written, draftId),
  };
}
