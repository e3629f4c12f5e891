import { defineBackground } from 'wxt/utils/define-background';
import { coded, noted } from '../../utils/faults/expected.ts';
import type { CaptureHint } from '../../utils/messaging/contract.ts';
import { serveMessage } from '../../utils/messaging/serve.ts';
import { onMarkKey } from '../../utils/platform/commands.ts';
import {
  type MenuClick,
  onMenuClick,
  onThreadMenuClick,
} from '../../utils/platform/context-menus.ts';
import { onTimeToLook } from '../../utils/platform/look-again.ts';
import { onNotificationClick } from '../../utils/platform/notifications.ts';
import { onAllowed } from '../../utils/platform/permission-wait.ts';
import {
  openReportPopup,
  openThreadWindow,
  reopenReportPopup,
} from '../../utils/platform/report-window.ts';
import { onLine } from '../../utils/platform/runtime-line.ts';
import { type MessageSource, onMessage } from '../../utils/platform/runtime-messages.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { onInstalled, onNetworkBack, onStartup, onWake } from '../../utils/platform/wakers.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { blankPacks } from '../../utils/storage/blank-packs.ts';
import { watchChanges } from '../../utils/storage/changes.ts';
import { collectGarbage } from '../../utils/storage/collect-garbage.ts';
import { openPlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { keepFaultsIn } from '../composition/keep-faults.ts';
import type { BackgroundContext } from './background-context.ts';
import { CaptureSessions } from './capture-sessions.ts';
import { createCourier } from './courier.ts';
import { followPolicy } from './follow-policy.ts';
import { createHandlers } from './handlers.ts';
import { lookAsChosen } from './look-as-chosen.ts';
import { markPage } from './mark-page.ts';
import { reportedTabOf } from './open-draft.ts';
import { PageTours } from './page-tours.ts';
import { recapture } from './recapture.ts';
import { lookByPlan, planLooking } from './recheck.ts';
import { sealReport } from './seal-report.ts';
import { SelfChecks } from './self-checks.ts';
import { startReport } from './start-report.ts';
import { startThread } from './start-thread.ts';

/** How long a report started by a menu click is the one that the popup opens with. */
const startingMs = 10_000;

function hintOf(click: MenuClick): CaptureHint {
  const { kind, frameId, linkUrl, mediaUrl, selectionText, targetElementId } = click;
  return {
    kind,
    frameId,
    ...(linkUrl === undefined ? {} : { linkUrl }),
    ...(mediaUrl === undefined ? {} : { mediaUrl }),
    ...(selectionText === undefined ? {} : { selectionText }),
    ...(targetElementId === undefined ? {} : { targetElementId }),
  };
}

function composeContext(): BackgroundContext {
  const db = openPlaintDb();
  return {
    db,
    sessions: new CaptureSessions(),
    checks: new SelfChecks(),
    tours: new PageTours(db),
    capturing: new Set(),
    threadOrders: new Map(),
    courier: createCourier(db, (reportId, signal) => sealReport(db, reportId, signal)),
  };
}

/** Every listener is in place on the first tick: the worker is started by the very event it has to hear. */
export default defineBackground({
  type: 'module',
  main() {
    const context = composeContext();
    keepFaultsIn(context.db, 'background');
    const starting = new Map<number, Promise<Draft>>();

    const wake = () => context.courier.wake();
    const follow = () => void followPolicy(context.db).then(wake, wake);
    // Firefox forgets alarms when it ends, and a new version may be without those of the last.
    const plan = () => void planLooking(context.db).catch(noted('recheck.plan', undefined));

    onMenuClick((click) => {
      const tab = reportedTabOf(click.tab, click.pageUrl);
      if (tab === undefined) return;
      // The popup comes first, while the gesture still counts; it waits for the draft.
      void openReportPopup(tab);
      starting.set(tab.id, startReport(context, tab, hintOf(click)));
      setTimeout(() => starting.delete(tab.id), startingMs);
    });
    onAllowed((draftId) => {
      void recapture(context, draftId).then(
        reopenReportPopup,
        noted('capture.again', undefined, coded('page_gone', 'not_found')),
      );
    });
    onThreadMenuClick((clicked, pageUrl) => {
      const tab = reportedTabOf(clicked, pageUrl);
      if (tab === undefined) return;
      const threadId = crypto.randomUUID();
      void startThread(context, tab, threadId).then(() => openThreadWindow(threadId));
    });
    const serve = (message: unknown, source: MessageSource) =>
      serveMessage(createHandlers(context, starting), message, source);
    onMessage(serve);
    onLine(serve);
    onInstalled(() => {
      void lookAsChosen(context.db, 'always');
      follow();
      plan();
    });
    onStartup(() => {
      follow();
      plan();
      // What cannot be cleared up now is cleared up at the next start.
      void collectGarbage(context.db, Date.now())
        .then(() => blankPacks(context.db))
        .catch(noted('storage.tidy', undefined));
    });
    onNotificationClick(() => void openExtensionPage('outbox.html'));
    onMarkKey((tab) => void markPage(context, tab));
    onTimeToLook(
      () => void lookByPlan(context, Date.now()).catch(noted('recheck.plan', undefined)),
    );
    onNetworkBack(() => context.courier.wakeOnline());
    onWake(wake);
    watchChanges((change) => {
      if (change.kind === 'setting' && change.id === 'isNeutral') {
        void lookAsChosen(context.db, 'always');
      }
    });
    // The button's look is forgotten with every browser; the menus are kept.
    void lookAsChosen(context.db, 'if-neutral');
    wake();
  },
});
