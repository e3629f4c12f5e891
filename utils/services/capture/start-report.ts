import { PlaintError } from '../../errors.ts';
import { manifestDigest } from '../../evidence/manifest-head.ts';
import { codeOrFault } from '../../faults/expected.ts';
import type { CaptureHint } from '../../messaging/contract.ts';
import { asForbiddenReason, classifyForbiddenPage } from '../../platform/forbidden-page.ts';
import type { PageLoading } from '../../protocol/capture-account.ts';
import type { CaptureFacts } from '../../protocol/capture-facts.ts';
import { linkOnlyFlag } from '../../report/choose-capture.ts';
import { createDraft } from '../../report/create-draft.ts';
import type { CaptureState, Draft } from '../../report/draft.ts';
import { evidenceManifestOf } from '../../report/evidence-manifest.ts';
import { addCapture } from '../../storage/captures.ts';
import { recordCustody } from '../../storage/custody.ts';
import { addDraft, updateDraft } from '../../storage/drafts.ts';
import { dropCapture } from '../../storage/drop-capture.ts';
import type { BackgroundContext } from '../background-context.ts';
import { capturePage } from './capture-page.ts';
import { endpointClock } from './capture-tab.ts';

/** The tab a report is started on, as far as the browser tells. */
export interface ReportedTab {
  readonly id: number;
  readonly windowId: number;
  readonly url: string;
  readonly title: string;
}

/** Where it appears, as a first guess that the reporter may change. */
function guessSurface(facts: CaptureFacts): string {
  return facts.post === undefined && facts.reached === undefined ? 'page' : 'post';
}

async function captureTab(
  context: BackgroundContext,
  draftId: string,
  tab: ReportedTab,
  hint: CaptureHint,
  loading: PageLoading | undefined,
): Promise<{ readonly capture: CaptureState; readonly surface?: string }> {
  try {
    const { record, blobs } = await capturePage(
      {
        id: crypto.randomUUID(),
        tabId: tab.id,
        windowId: tab.windowId,
        hint,
        endpointClock: await endpointClock(context.db),
        loading,
      },
      context.sessions,
      context.checks,
    );
    await addCapture(context.db, record, blobs, Date.now());
    const manifest = evidenceManifestOf(draftId, record);
    await recordCustody(context.db, draftId, {
      action: 'captured',
      at: record.capturedAt,
      sha256: await manifestDigest(manifest),
    });
    return {
      capture: { state: 'done', captureId: record.id },
      surface: guessSurface(record.facts),
    };
  } catch (thrown) {
    const code = codeOrFault(thrown, 'capture_failed', 'capture.page');
    if (code !== 'page_forbidden') return { capture: { state: 'failed', code } };
    const told = thrown instanceof PlaintError ? thrown.detail['reason'] : undefined;
    const reason = asForbiddenReason(told) ?? classifyForbiddenPage(tab.url);
    return { capture: { state: 'forbidden', reason } };
  }
}

/** Captures the tab for a draft that exists; what the reporter writes meanwhile stays. */
export async function captureForDraft(
  context: BackgroundContext,
  draftId: string,
  tab: ReportedTab,
  hint: CaptureHint,
  loading?: PageLoading,
): Promise<void> {
  context.capturing.add(draftId);
  try {
    const { capture, surface } = await captureTab(context, draftId, tab, hint, loading);
    let isDropped = false;
    await updateDraft(context.db, draftId, (draft) => {
      isDropped = draft.capture.state === 'forbidden' && draft.capture.reason === linkOnlyFlag;
      const updatedAt = new Date().toISOString();
      return { ...draft, updatedAt, capture, surface: draft.surface ?? surface ?? 'page' };
    });
    // What must not be kept is not kept because it was still on its way when that was said.
    if (isDropped) await dropCapture(context.db, draftId);
  } finally {
    context.capturing.delete(draftId);
  }
}

/** A new draft, stored before anything else happens; its capture runs on. */
export async function startReport(
  context: BackgroundContext,
  tab: ReportedTab,
  hint: CaptureHint,
): Promise<Draft> {
  const origin = {
    id: crypto.randomUUID(),
    trigger: hint.kind,
    tabId: tab.id,
    url: tab.url,
    title: tab.title,
  };
  const draft = createDraft(origin, new Date().toISOString());
  await addDraft(context.db, draft);
  void captureForDraft(context, draft.id, tab, hint);
  return draft;
}
