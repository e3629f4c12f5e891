import type { CaseItem } from '../../report/case-item.ts';
import type { Draft } from '../../report/draft.ts';
import { loadDraft } from '../../storage/drafts.ts';
import { loadItem } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { historyIdOf } from '../export/history-id.ts';

/** The capture that a page about evidence (viewer, redaction) shows. */
export interface EvidenceSubject {
  /** The id under which the custody log and the redacted copy are kept. */
  readonly reportId: string;
  readonly captureId: string;
  /**
   * The search of an address that names it, the same for every page about evidence: `report=…` or `item=…`.
   */
  readonly query: string;
  /** By what it was found: the draft of a report, or an item of the casebook. */
  readonly named: { readonly draft: Draft } | { readonly item: CaseItem };
}

/**
 * Finds what a page shows by the search of its address: `item=` of the casebook, else `report=`. Undefined
 * when nothing is captured.
 */
export async function findEvidenceSubject(
  db: PlaintDb,
  search: string,
): Promise<EvidenceSubject | undefined> {
  const asked = new URLSearchParams(search);
  const item = await loadItem(db, asked.get('item') ?? '');
  if (item !== undefined) {
    const { id, captureId } = item;
    if (captureId === undefined) return undefined;
    return { reportId: historyIdOf(item), captureId, query: `item=${id}`, named: { item } };
  }
  const reportId = asked.get('report') ?? '';
  const draft = await loadDraft(db, reportId);
  if (draft?.capture.state !== 'done') return undefined;
  const { captureId } = draft.capture;
  return { reportId, captureId, query: `report=${reportId}`, named: { draft } };
}
