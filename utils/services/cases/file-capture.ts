import { defined } from '../../defined.ts';
import type { CaseItem } from '../../report/case-item.ts';
import { buildItem } from '../../report/casebook/build-item.ts';
import { inboxId } from '../../report/casebook-case.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { loadCapture } from '../../storage/captures.ts';
import { loadCasebookCase, openInbox } from '../../storage/cases.ts';
import { addItems, listItemsOfCase } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';

/** The case that pages are kept in unless another is named: the one chosen last, else the inbox. */
export async function currentCaseId(db: PlaintDb): Promise<string> {
  const chosen = await loadSetting(db, 'currentCase');
  if (chosen !== inboxId && (await loadCasebookCase(db, chosen)) !== undefined) return chosen;
  await openInbox(db, new Date().toISOString());
  return inboxId;
}

/**
 * Keeps a finished capture as an item of a case; the one that is there already stays. Undefined when the
 * capture is gone.
 */
export async function fileCapture(
  db: PlaintDb,
  caseId: string,
  captureId: string,
  draftId?: string,
): Promise<CaseItem | undefined> {
  const capture = await loadCapture(db, captureId);
  if (capture === undefined) return undefined;
  if (caseId === inboxId) await openInbox(db, new Date().toISOString());
  const known = (await listItemsOfCase(db, caseId)).find((item) => item.captureId === captureId);
  if (known !== undefined) return known;
  const text = capture.artefacts.find(({ role }) => role === 'text');
  const pageText = text === undefined ? '' : await (await loadBlob(db, text.sha256))?.text();
  const item = await buildItem({
    id: crypto.randomUUID(),
    caseId,
    capture,
    pageText: pageText ?? '',
    ...defined({ draftId }),
  });
  await addItems(db, [item]);
  return item;
}
