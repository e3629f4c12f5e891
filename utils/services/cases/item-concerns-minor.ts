import type { CaseItem } from '../../report/case-item.ts';
import { concernsMinor } from '../../report/casebook/concerns-minor.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadCasebookCase } from '../../storage/cases.ts';
import { loadDraft } from '../../storage/drafts.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/**
 * Whether an item concerns a minor, by what is stored of its case and of the reports about it; see
 * `concernsMinor`.
 */
export async function itemConcernsMinor(
  db: PlaintDb,
  { caseId, draftId, reportId }: CaseItem,
  standard: Standard,
): Promise<boolean> {
  const ids = [...new Set([draftId, reportId])].filter((id) => id !== undefined);
  const drafts = await Promise.all(ids.map((id) => loadDraft(db, id)));
  const record = await loadCasebookCase(db, caseId);
  return concernsMinor({ record, drafts: drafts.filter((draft) => draft !== undefined) }, standard);
}
