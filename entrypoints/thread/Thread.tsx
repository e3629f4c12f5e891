import { useEffect, useMemo, useState } from 'preact/hooks';
import { useServices } from '../../components/services.ts';
import { ThreadPage } from '../../components/thread/ThreadPage.tsx';
import type { ThreadActions } from '../../components/thread/thread-actions.ts';
import { buildThreadView, type ThreadView } from '../../components/thread/thread-view.ts';
import { openLookWindow } from '../../utils/platform/report-window.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { RoleDecision, ThreadRecord } from '../../utils/report/thread-record.ts';
import { reportThread } from '../../utils/services/thread/report-thread.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { listItemsOfThread } from '../../utils/storage/items.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, saveSetting } from '../../utils/storage/settings.ts';
import { updateThread } from '../../utils/storage/thread-batches.ts';
import { loadThread } from '../../utils/storage/threads.ts';

export interface ThreadProps {
  readonly db: PlaintDb;
  readonly threadId: string;
  /** In the small window beside the page there is room for the bar only. */
  readonly isSmall: boolean;
}

interface Loaded {
  readonly thread: ThreadRecord | null;
  readonly items: readonly CaseItem[];
  readonly isHelped: boolean;
}

async function load(db: PlaintDb, threadId: string, isSmall: boolean): Promise<Loaded> {
  const [thread, isHelped] = await Promise.all([
    loadThread(db, threadId),
    loadSetting(db, 'isHelped'),
  ]);
  const isOver = thread?.endedAt !== undefined;
  const items = isOver && !isSmall ? await listItemsOfThread(db, threadId) : [];
  return { thread: thread ?? null, items, isHelped };
}

/** Keeps what is shown up to date: one load at a time, and one more when something came meanwhile. */
function useLoaded({ db, threadId, isSmall }: ThreadProps): Loaded | undefined {
  const services = useServices();
  const [loaded, setLoaded] = useState<Loaded | undefined>(undefined);
  useEffect(() => {
    let isLoading = false;
    let isStale = false;
    const reload = async () => {
      isStale = true;
      if (isLoading) return;
      isLoading = true;
      while (isStale) {
        isStale = false;
        setLoaded(await load(db, threadId, isSmall));
      }
      isLoading = false;
    };
    void reload();
    return services.onChange(({ kind, id }) => {
      if ((kind === 'thread' && id === threadId) || kind === 'setting') void reload();
    });
  }, [db, threadId, isSmall, services]);
  return loaded;
}

/**
 * A thread over the storage; what the person asks of a running capture is written there, and obeyed from
 * there.
 */
export function ThreadApp(props: ThreadProps) {
  const { db, threadId, isSmall } = props;
  const loaded = useLoaded(props);
  const { thread = null, items = [], isHelped = true } = loaded ?? {};
  const postCount = thread?.posts?.length ?? 0;
  const isOver = thread?.endedAt !== undefined;
  // Picks and decisions change the record, not the view.
  const view: ThreadView | undefined = useMemo(
    () =>
      thread !== null && isOver && !isSmall
        ? buildThreadView(thread, items, guideline2023)
        : undefined,
    [threadId, isOver, postCount, items.length],
  );
  if (loaded === undefined) return null;
  const change = (next: (stored: ThreadRecord) => ThreadRecord) =>
    void updateThread(db, threadId, next);
  const actions: ThreadActions = {
    onPause: () => change((stored) => ({ ...stored, wanted: 'pause' })),
    onResume: () => change((stored) => ({ ...stored, wanted: 'go' })),
    onStop: () => change((stored) => ({ ...stored, wanted: 'stop' })),
    onFinish: () =>
      change((stored) => ({
        ...stored,
        state: 'failed',
        end: 'page-gone',
        endedAt: new Date().toISOString(),
      })),
    ...(isSmall ? { onReview: () => void openReview(threadId) } : {}),
    onLook: () => void openLook(thread),
    onSettings: () => void openExtensionPage('options.html'),
    onPicked: (picked, context) =>
      change((stored) => ({ ...stored, picked: [...picked], context: [...context] })),
    onDecide: (role, account, state) =>
      change((stored) => ({
        ...stored,
        decisions: decided(stored.decisions ?? [], role, account, state),
      })),
    onHelper: (isNowHelped) => void saveSetting(db, 'isHelped', isNowHelped),
    async onReport(keys, contextKeys) {
      if (thread === null || view === undefined) return;
      const { entries, accounts, roles } = view;
      const [picked, context] = [new Set(keys), new Set(contextKeys)];
      const draftId = await reportThread(db, {
        ...{ thread, entries, accounts, roles },
        ...{ picked, context },
      });
      await openExtensionPage(`popup.html?draft=${draftId}`);
    },
  };
  return <ThreadPage thread={thread} view={view} isHelped={isHelped} actions={actions} />;
}

async function openLook(thread: ThreadRecord | null): Promise<void> {
  if (thread?.tabId === undefined) return;
  await openLookWindow(thread.tabId);
  window.close();
}

async function openReview(threadId: string): Promise<void> {
  await openExtensionPage(`thread.html?thread=${threadId}&review`);
  window.close();
}

function decided(
  decisions: readonly RoleDecision[],
  role: RoleDecision['role'],
  account: string,
  state: RoleDecision['state'] | undefined,
): RoleDecision[] {
  const others = decisions.filter((one) => one.role !== role || one.account !== account);
  return state === undefined ? others : [...others, { role, account, state }];
}
