import { PlaintError } from '../../errors.ts';
import { findActiveTab, findTab, type Tab } from '../../platform/tabs.ts';
import type { Draft } from '../../report/draft.ts';
import { listDrafts } from '../../storage/drafts.ts';
import type { BackgroundContext } from '../background-context.ts';
import type { ClickedReports } from './clicked-reports.ts';
import { captureForDraft, type ReportedTab, startReport } from './start-report.ts';

export function reportedTabOf(tab: Tab, pageUrl?: string): ReportedTab | undefined {
  if (tab.id === undefined) return undefined;
  return {
    id: tab.id,
    windowId: tab.windowId,
    url: tab.url ?? pageUrl ?? '',
    title: tab.title ?? '',
  };
}

/** An unsent report of the same page in the same tab: closing the popup loses nothing. */
function isOf(draft: Draft, tab: ReportedTab): boolean {
  return draft.sentAt === undefined && draft.tabId === tab.id && draft.url === tab.url;
}

/**
 * Gives the draft for a popup: of the click that opened it, else of the tab; starts one where there is none.
 * Throws `page_gone` without a tab.
 */
export async function openDraft(
  context: BackgroundContext,
  tabId: number | undefined,
  clicked: ClickedReports,
): Promise<Pick<Draft, 'id'>> {
  const begun = clicked.take(tabId);
  if (begun !== undefined) return begun;
  const found = tabId === undefined ? await findActiveTab() : await findTab(tabId);
  const tab = found === undefined ? undefined : reportedTabOf(found);
  if (tab === undefined) throw new PlaintError('page_gone');
  const started = clicked.ofTab(tab.id);
  if (started !== undefined) return started;
  const kept = (await listDrafts(context.db)).find((draft) => isOf(draft, tab));
  if (kept === undefined) return startReport(context, tab, { kind: 'toolbar', frameId: 0 });
  // A worker that died took its capture with it; the draft alone remembers that there was one.
  if (kept.capture.state === 'running' && !context.capturing.has(kept.id)) {
    void captureForDraft(context, kept.id, tab, { kind: kept.trigger, frameId: 0 });
  }
  return kept;
}
