import { PlaintError } from '../../utils/errors.ts';
import { findTab } from '../../utils/platform/tabs.ts';
import { loadDraft, updateDraft } from '../../utils/storage/drafts.ts';
import type { BackgroundContext } from './background-context.ts';
import { reportedTabOf } from './open-draft.ts';
import { captureForDraft, type ReportedTab } from './start-report.ts';

/** Captures the page of a draft once more, and gives the tab that shows it. Throws `page_gone` when none does. */
export async function recapture(context: BackgroundContext, draftId: string): Promise<ReportedTab> {
  const draft = await loadDraft(context.db, draftId);
  const found = draft?.tabId === undefined ? undefined : await findTab(draft.tabId);
  const tab = found === undefined ? undefined : reportedTabOf(found, draft?.url);
  if (draft === undefined || tab === undefined) throw new PlaintError('page_gone');
  if (context.capturing.has(draftId)) return tab;
  await updateDraft(context.db, draftId, (current) => ({
    ...current,
    capture: { state: 'running', startedAt: new Date().toISOString() },
  }));
  void captureForDraft(context, draftId, tab, { kind: draft.trigger, frameId: 0 });
  return tab;
}
