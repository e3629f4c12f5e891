import { defineBackground } from 'wxt/utils/define-background';
import { defined } from '../../utils/defined.ts';
import { coded, noted } from '../../utils/faults/expected.ts';
import type { CaptureHint } from '../../utils/messaging/contract.ts';
import { serveMessage } from '../../utils/messaging/serve.ts';
import { onMarkKey } from '../../utils/platform/commands.ts';
import {
  type MenuClick,
  onMenuClick,
  onThreadMenuClick,
} from '../../utils/platform/context-menus.ts';
import { onNotificationClick } from '../../utils/platform/notifications.ts';
import { onAllowed } from '../../utils/platform/permission-wait.ts';
import { onRecheckDue } from '../../utils/platform/recheck-tab.ts';
import {
  openLookWindow,
  openReportPopup,
  reopenReportPopup,
} from '../../utils/platform/report-window.ts';
import { onLine } from '../../utils/platform/runtime-line.ts';
import { type MessageSource, onMessage } from '../../utils/platform/runtime-messages.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { onInstalled, onNetworkBack, onStartup, onWake } from '../../utils/platform/wake-events.ts';
import type { BackgroundContext } from '../../utils/services/background-context.ts';
import { CaptureSessions } from '../../utils/services/capture/capture-sessions.ts';
import { ClickedReports } from '../../utils/services/capture/clicked-reports.ts';
import { FullPageJobs } from '../../utils/services/capture/full-page-jobs.ts';
import { markPage } from '../../utils/services/capture/mark-page.ts';
import { reportedTabOf } from '../../utils/services/capture/open-draft.ts';
import { recapture } from '../../utils/services/capture/recapture.ts';
import { SelfChecks } from '../../utils/services/capture/self-checks.ts';
import { startReport } from '../../utils/services/capture/start-report.ts';
import { planRechecks, recheckByPlan } from '../../utils/services/cases/recheck.ts';
import { createDeliveryRunner } from '../../utils/services/delivery/delivery-runner.ts';
import { sealReport } from '../../utils/services/delivery/seal-report.ts';
import { applyAppearance } from '../../utils/services/device/apply-appearance.ts';
import { keepFaultsIn } from '../../utils/services/device/keep-faults.ts';
import { followPolicy } from '../../utils/services/standard/follow-policy.ts';
import { watchChanges } from '../../utils/storage/changes.ts';
import { collectGarbage } from '../../utils/storage/collect-garbage.ts';
import { eraseUnreferenced } from '../../utils/storage/erase-unreferenced.ts';
import { openPlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { createHandlers } from './handlers.ts';

function hintOf(click: MenuClick): CaptureHint {
  const { kind, frameId, linkUrl, mediaUrl, selectionText, targetElementId } = click;
  return {
    kind,
    frameId,
    ...defined({ linkUrl, mediaUrl, selectionText, targetElementId }),
  };
}

function composeContext(): BackgroundContext {
  const db = openPlaintDb();
  return {
    db,
    sessions: new CaptureSessions(),
    checks: new SelfChecks(),
    fullPageJobs: new FullPageJobs(db),
    capturing: new Set(),
    threadOrders: new Map(),
    delivery: createDeliveryRunner(db, (reportId, signal) => sealReport(db, reportId, signal)),
  };
}

/** Every listener is in place on the first tick: the worker is started by the very event it has to hear. */
export default defineBackground({
  type: 'module',
  main() {
    const context = composeContext();
    keepFaultsIn(context.db, 'background');
    const clicked = new ClickedReports();

    const wake = () => context.delivery.wake();
    const follow = () => void followPolicy(context.db).then(wake, wake);
    // Firefox forgets alarms when it ends, and a new version may be without those of the last.
    const plan = () => void planRechecks(context.db).catch(noted('recheck.plan', undefined));

    onMenuClick((click) => {
      const tab = reportedTabOf(click.tab, click.pageUrl);
      if (tab === undefined) return;
      // The popup comes first, while the gesture still counts; it waits for the draft.
      void openReportPopup(tab);
      clicked.expect(tab.id, startReport(context, tab, hintOf(click)));
    });
    onAllowed((draftId) => {
      void recapture(context, draftId).then(
        async (tab) => {
          clicked.expect(tab.id, Promise.resolve({ id: draftId }));
          if (!(await reopenReportPopup(tab))) clicked.forget(tab.id);
        },
        noted('capture.again', undefined, coded('page_gone', 'not_found')),
      );
    });
    onThreadMenuClick((tabId) => void openLookWindow(tabId));
    const serve = (message: unknown, source: MessageSource) =>
      serveMessage(createHandlers(context, clicked), message, source);
    onMessage(serve);
    onLine(serve);
    onInstalled(() => {
      void applyAppearance(context.db, 'always');
      follow();
      plan();
    });
    onStartup(() => {
      follow();
      plan();
      // What cannot be cleared up now is cleared up at the next start.
      void collectGarbage(context.db, Date.now())
        .then(() => eraseUnreferenced(context.db))
        .catch(noted('storage.tidy', undefined));
    });
    onNotificationClick(() => void openExtensionPage('outbox.html'));
    onMarkKey((tab) => void markPage(context, tab));
    onRecheckDue(
      () => void recheckByPlan(context, Date.now()).catch(noted('recheck.plan', undefined)),
    );
    onNetworkBack(() => context.delivery.wakeOnline());
    onWake(wake);
    watchChanges((change) => {
      if (change.kind === 'setting' && change.id === 'isNeutral') {
        void applyAppearance(context.db, 'always');
      }
    });
    // The button's look is forgotten with every browser; the menus are kept.
    void applyAppearance(context.db, 'if-neutral');
    wake();
  },
});
