import type { CaseServices } from '../../components/report/report-services.ts';
import { PlaintError } from '../../utils/errors.ts';
import { inboxId } from '../../utils/report/case-record.ts';
import { addCase, listCases } from '../../utils/storage/cases.ts';
import { updateItems } from '../../utils/storage/items.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { saveSetting } from '../../utils/storage/settings.ts';
import { currentCaseId, fileCapture } from './file-capture.ts';

/** Keeping a capture in a case, from any page. The case chosen is the one offered next. */
export function createCaseServices(db: PlaintDb): CaseServices {
  return {
    async listCases() {
      const current = await currentCaseId(db);
      const choices = (await listCases(db)).map(({ id, title }) => ({ id, title }));
      return { choices, current };
    },
    async keepInCase(draft, into) {
      if (draft.capture.state !== 'done') throw new PlaintError('not_found');
      const now = new Date().toISOString();
      const id = 'caseId' in into ? into.caseId : crypto.randomUUID();
      if ('title' in into) {
        const title = into.title.trim().slice(0, 300);
        const dates = { createdAt: now, updatedAt: now };
        await addCase(db, { id, title, state: 'open', ...dates, note: '', documents: [] });
      }
      const item = await fileCapture(db, id, draft.capture.captureId, draft.id);
      if (item === undefined) throw new PlaintError('not_found');
      if (item.draftId === undefined) {
        await updateItems(db, [item.id], (was) => ({ ...was, draftId: draft.id }));
      }
      await saveSetting(db, 'currentCase', id);
      const choice = (await listCases(db)).find((record) => record.id === id);
      return { id, title: id === inboxId ? '' : (choice?.title ?? '') };
    },
  };
}
