import { PlaintError } from '../../errors.ts';
import { inboxId } from '../../report/casebook-case.ts';
import type { Draft } from '../../report/draft.ts';
import { addCase, listCases } from '../../storage/cases.ts';
import { updateItems } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { saveSetting } from '../../storage/settings.ts';
import { fileCapture } from './file-capture.ts';

/**
 * Keeps the draft's finished capture in a case, a new one if a title is given; the case chosen is the one
 * offered next. Gives the case, by its name; the inbox has none. Rejects with `not_found` where there is no
 * capture.
 */
export async function keepInCase(
  db: PlaintDb,
  draft: Draft,
  into: { readonly caseId: string } | { readonly title: string },
): Promise<{ readonly id: string; readonly title: string }> {
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
}
