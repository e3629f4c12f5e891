import { PlaintError } from '../../errors.ts';
import { findTab } from '../../platform/tabs.ts';
import type { PageLoading } from '../../protocol/capture-account.ts';
import { loadDraft, updateDraft } from '../../storage/drafts.ts';
import type { BackgroundContext } from '../background-context.ts';
import { reportedTabOf } from './open-draft.ts';
import { captureForDraft, type ReportedTab } from './start-report.ts';

/**
 * Captures the page of a draft once more, and gives the tab that shows it. `loading`: how all of the page was
 * made to load before. Throws `page_gone` when no tab shows it.
 */
export async function recapture(
  context: BackgroundContext,
  draftId: string,
  loading?: PageLoading,
): Promise<ReportedTab> {
  const draft = await loadDraft(context.db, draftId);
  const found = draft?.tabId === undefined ? undefined : await findTab(draft.tabId);
  const tab = found === undefined ? undefined : reportedTabOf(found, draft?.url);
  if (draft === undefined || tab === undefined) throw new PlaintError('page_gone');
  if (context.capturing.has(draftId)) return tab;
  await updateDraft(context.db, draftId, (current) => ({
    ...current,
    capture: { state: 'running', startedAt: new Date().toISOString() },
  }));
  void captureForDraft(context, draftId, tab, { kind: draft.trigger, frameId: 0 }, loading);
  return tab;
}
