import { PlaintError } from '../../utils/errors.ts';
import { noted } from '../../utils/faults/expected.ts';
import { keepFault } from '../../utils/faults/note-fault.ts';
import type { Handlers } from '../../utils/messaging/serve.ts';
import { drawDelay } from '../../utils/outbox/send-delay.ts';
import { keepAliveWhile } from '../../utils/platform/keep-alive.ts';
import { openThreadWindow } from '../../utils/platform/report-window.ts';
import { findActiveTab, findTab } from '../../utils/platform/tabs.ts';
import type { SiteProfile } from '../../utils/protocol/site-profile.ts';
import type { BackgroundContext } from '../../utils/services/background-context.ts';
import type { ClickedReports } from '../../utils/services/capture/clicked-reports.ts';
import { judgePage, judgePlaces } from '../../utils/services/capture/judge-page.ts';
import { openDraft, reportedTabOf } from '../../utils/services/capture/open-draft.ts';
import { recapture } from '../../utils/services/capture/recapture.ts';
import { recheckByPlan, recheckItems } from '../../utils/services/cases/recheck.ts';
import { leavePages } from '../../utils/services/device/leave-pages.ts';
import { withdrawPages } from '../../utils/services/device/withdraw-pages.ts';
import { bringFreezer } from '../../utils/services/thread/bring-freezer.ts';
import { lookAtPage } from '../../utils/services/thread/look-at-page.ts';
import { startThread } from '../../utils/services/thread/start-thread.ts';
import { takeThreadBatch } from '../../utils/services/thread/thread-batch.ts';
import { loadDraft } from '../../utils/storage/drafts.ts';
import { enqueueReport, retryNow } from '../../utils/storage/outbox-actions.ts';
import { loadSetting } from '../../utils/storage/settings.ts';

async function startThreadOf(
  context: BackgroundContext,
  tabId: number | undefined,
  profile: SiteProfile | undefined,
): Promise<string> {
  const found = tabId === undefined ? await findActiveTab() : await findTab(tabId);
  const tab = found === undefined ? undefined : reportedTabOf(found);
  if (tab === undefined) throw new PlaintError('page_gone');
  const threadId = await startThread(context, tab, profile);
  await openThreadWindow(threadId);
  return threadId;
}

async function sendReport(context: BackgroundContext, draftId: string): Promise<void> {
  const [draft, endpoint] = await Promise.all([
    loadDraft(context.db, draftId),
    loadSetting(context.db, 'endpoint'),
  ]);
  if (draft === undefined) throw new PlaintError('not_found');
  if (endpoint === '') throw new PlaintError('endpoint_missing');
  const now = Date.now();
  const wait = drawDelay(await loadSetting(context.db, 'sendDelay'), now, Math.random);
  await enqueueReport(context.db, { reportId: draftId, title: draft.title, endpoint, wait }, now);
  context.delivery.wake();
}

/** What the background answers, one entry per message of the contract. */
export function createHandlers(context: BackgroundContext, clicked: ClickedReports): Handlers {
  return {
    'draft.open': async ({ tabId }) => ({
      draftId: (await openDraft(context, tabId, clicked)).id,
    }),
    'draft.recapture': async ({ draftId }) => {
      await recapture(context, draftId);
      return null;
    },
    'picture.take': async ({ draftId }) => ({ result: await context.fullPageJobs.take(draftId) }),
    'page.load': async ({ draftId }) => ({
      result: await context.fullPageJobs.load(draftId, (loading) =>
        recapture(context, draftId, loading),
      ),
    }),
    'tour.progress': async ({ draftId }) => context.fullPageJobs.progress(draftId),
    'tour.stop': async ({ draftId }) => {
      context.fullPageJobs.stop(draftId);
      return null;
    },
    'check.ready': async () => context.checks.request(),
    'check.done': async ({ check }) => {
      context.checks.answer(check);
      return null;
    },
    'report.send': async ({ draftId }) => {
      await sendReport(context, draftId);
      return null;
    },
    'outbox.retry': async ({ reportId }) => {
      await retryNow(context.db, reportId);
      context.delivery.wake();
      return null;
    },
    'outbox.wake': async ({ isBatteryLow }) => {
      if (isBatteryLow !== undefined) context.delivery.noteBattery(isBatteryLow);
      // A page that opens, or hears that the network is back, is a reason to believe that it is.
      if (navigator.onLine) context.delivery.wakeOnline();
      else context.delivery.wake();
      return null;
    },
    'pages.leave': async () => {
      await leavePages(context);
      return null;
    },
    'pages.withdraw': async ({ pageId }, { tabId }) => {
      await withdrawPages(context, { pageId, tabId });
      return null;
    },
    'items.recheck': async ({ itemIds }) => {
      await keepAliveWhile(() => recheckItems(context, itemIds));
      return null;
    },
    'recheck.plan': async () => {
      void recheckByPlan(context, Date.now()).catch(noted('recheck.plan', undefined));
      return null;
    },
    'thread.look': async ({ tabId }) => lookAtPage(tabId),
    'thread.start': async ({ tabId, profile }) => ({
      threadId: await startThreadOf(context, tabId, profile),
    }),
    'thread.ready': async (_, { tabId }) => {
      const order = tabId === undefined ? undefined : context.threadOrders.get(tabId);
      return order ?? null;
    },
    'thread.judge': async ({ sight }) => ({ judged: JSON.stringify(judgePage(sight)) }),
    'thread.freeze': async ({ threadId }, sender) => {
      await bringFreezer(context, threadId, sender);
      return null;
    },
    'thread.batch': async (batch, sender) => ({
      command: await takeThreadBatch(context, batch, sender),
    }),
    'fault.note': async ({ code, place }) => {
      keepFault({ code, place, at: new Date().toISOString() });
      return null;
    },
    'frame.ready': async (_, { tabId }) => context.sessions.orderFor(tabId) ?? null,
    'frame.sheet': async ({ url }, { tabId }) => context.sessions.sheetFor(tabId, url) ?? null,
    'frame.judge': async ({ sight }) => ({ judged: JSON.stringify(judgePlaces(sight)) }),
    'frame.captured': async (frame, sender) => {
      context.sessions.add(frame, sender);
      return null;
    },
  };
}
