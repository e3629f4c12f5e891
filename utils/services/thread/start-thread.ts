import { defined } from '../../defined.ts';
import { codeOrFault } from '../../faults/expected.ts';
import type { CaptureHint, ThreadOrder } from '../../messaging/contract.ts';
import { classifyForbiddenPage } from '../../platform/forbidden-page.ts';
import { injectThreadCapture } from '../../platform/inject-capture.ts';
import type { SiteProfile } from '../../protocol/site-profile.ts';
import { inboxId } from '../../report/casebook-case.ts';
import type { ThreadRecord } from '../../report/thread-record.ts';
import { addCapture } from '../../storage/captures.ts';
import { openInbox } from '../../storage/cases.ts';
import { loadSetting } from '../../storage/settings.ts';
import { updateThread } from '../../storage/thread-batches.ts';
import { addThread } from '../../storage/threads.ts';
import { profilesFor } from '../../thread/parse-profiles.ts';
import type { BackgroundContext } from '../background-context.ts';
import { capturePage } from '../capture/capture-page.ts';
import type { ReportedTab } from '../capture/start-report.ts';
import { siteProfileUse } from './site-profile-use.ts';

const bytesPerMegabyte = 1_000_000;

async function readLimits({ db }: BackgroundContext): Promise<ThreadOrder['limits']> {
  const [maxPosts, maxMinutes, maxMegabytes] = await Promise.all([
    loadSetting(db, 'threadMaxPosts'),
    loadSetting(db, 'threadMaxMinutes'),
    loadSetting(db, 'threadMaxMegabytes'),
  ]);
  return { maxPosts, maxMinutes, maxBytes: maxMegabytes * bytesPerMegabyte };
}

const hint: CaptureHint = { kind: 'page', frameId: 0 };

/** The page first, as the eye saw it; then the script that goes through the discussion. */
async function captureThread(
  context: BackgroundContext,
  threadId: string,
  tab: ReportedTab,
  order: ThreadOrder,
): Promise<void> {
  const { db, sessions, checks, threadOrders } = context;
  try {
    const { record, blobs } = await capturePage(
      {
        id: crypto.randomUUID(),
        tabId: tab.id,
        windowId: tab.windowId,
        hint,
        endpointClock: undefined,
      },
      sessions,
      checks,
    );
    await addCapture(db, record, blobs, Date.now());
    await updateThread(db, threadId, (thread) => ({ ...thread, captureId: record.id }));
    threadOrders.set(tab.id, order);
    await injectThreadCapture(tab.id);
  } catch (thrown) {
    const code = codeOrFault(thrown, 'capture_failed', 'thread.start');
    const forbidden = code === 'page_forbidden' ? classifyForbiddenPage(tab.url) : undefined;
    await updateThread(db, threadId, (thread) => ({
      ...thread,
      state: 'failed',
      end: 'failed',
      endedAt: new Date().toISOString(),
      ...defined({ forbidden }),
    }));
  } finally {
    // Another discussion of the same tab may have been started meanwhile: its order stays.
    if (threadOrders.get(tab.id) === order) threadOrders.delete(tab.id);
  }
}

/**
 * A new thread, stored before anything else happens; its capture runs on. What the person taught of this page
 * comes before all other profiles.
 */
export async function startThread(
  context: BackgroundContext,
  tab: ReportedTab,
  profile: SiteProfile | undefined,
): Promise<string> {
  const threadId = crypto.randomUUID();
  const now = new Date().toISOString();
  const limits = await readLimits(context);
  const known = profilesFor(tab.url, await loadSetting(context.db, 'siteProfiles'));
  const profiles = profile === undefined ? known : [profile, ...known];
  await openInbox(context.db, now);
  const thread: ThreadRecord = {
    id: threadId,
    caseId: inboxId,
    url: tab.url.slice(0, 8_192),
    tabId: tab.id,
    title: tab.title.slice(0, 2_000),
    startedAt: now,
    heardAt: now,
    state: 'running',
    wanted: 'go',
    found: 0,
    captured: 0,
    resources: [],
    limits,
    siteProfile: await siteProfileUse(tab.url, profiles),
  };
  await addThread(context.db, thread);
  void captureThread(context, threadId, tab, { threadId, limits, profiles });
  return threadId;
}
