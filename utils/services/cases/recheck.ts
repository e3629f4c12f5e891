import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import { anyExpected, isFailure } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import { isOutOfReach } from '../../platform/browser-refusals.ts';
import { keepAliveWhile } from '../../platform/keep-alive.ts';
import { hasOriginPermission } from '../../platform/permissions.ts';
import { closeTab, openBehind, readTabPage, scheduleRechecks } from '../../platform/recheck-tab.ts';
import type { CaseItem } from '../../report/case-item.ts';
import { comparePage } from '../../report/casebook/compare-page.ts';
import { isRecheckDue, withNextCheck } from '../../report/casebook/next-check.ts';
import type { CasebookCase } from '../../report/casebook-case.ts';
import { addressOf } from '../../report/export/case-export.ts';
import type { RecheckRecord } from '../../report/recheck-record.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { listCases, loadCasebookCase } from '../../storage/cases.ts';
import { listItemsOfCase, loadItem, updateItems } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { addRecheck } from '../../storage/rechecks.ts';
import { loadSetting, updateSetting } from '../../storage/settings.ts';
import type { BackgroundContext } from '../background-context.ts';
import { captureAlone } from '../capture/capture-tab.ts';

/** In one waking: the person's browser and the sites are not to notice. */
const mostAtOnce = 10;
/** What a page needs to fetch its words after it has loaded. */
const settleMs = 1_500;

interface RecheckedTab {
  readonly id: number;
  readonly windowId: number;
  readonly isInFront: boolean;
}

/** Captures what an item's address shows in a tab, compares it, and keeps both as the proof. */
async function judgeTab(
  context: BackgroundContext,
  item: CaseItem,
  tab: RecheckedTab,
): Promise<void> {
  const page = await readTabPage(tab.id);
  const capture = await captureAlone(context, tab, 'page');
  const part = capture.artefacts.find(({ role }) => role === 'text');
  const blob = part === undefined ? undefined : await loadBlob(context.db, part.sha256);
  const text = (await blob?.text()) ?? '';
  const { outcome, likeness } = comparePage({ url: item.url, text: item.text }, { ...page, text });
  const recheck: RecheckRecord = {
    id: crypto.randomUUID(),
    itemId: item.id,
    url: addressOf(item),
    checkedAt: capture.capturedAt,
    outcome,
    ...defined({ likeness }),
    captureId: capture.id,
  };
  await addRecheck(context.db, recheck);
}

/**
 * Looks at an item's address in a tab behind the one in front, with whatever the person is logged in to
 * there, as when they look themselves.
 */
async function recheckItem(context: BackgroundContext, item: CaseItem): Promise<void> {
  const address = addressOf(item);
  if (!/^https?:/.test(address)) throw new PlaintError('invalid_input');
  const { tabId, windowId } = await openBehind(address);
  try {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    await judgeTab(context, item, { id: tabId, windowId, isInFront: false });
  } finally {
    await closeTab(tabId);
  }
}

async function planNext(db: PlaintDb, { id, caseId }: CaseItem): Promise<void> {
  const every = (await loadCasebookCase(db, caseId))?.recheckEveryDays;
  const nowMs = Date.now();
  await updateItems(db, [id], (was) => withNextCheck(was, every, nowMs));
}

/** Rechecks an item by the page that the person has opened in the tab in front. */
export async function recheckInFront(
  context: BackgroundContext,
  item: CaseItem,
  tab: RecheckedTab,
): Promise<void> {
  await judgeTab(context, item, tab);
  await planNext(context.db, item);
}

/** Plans the next check, then looks; what cannot be reached is kept as `unknown`. */
async function recheckAndPlan(context: BackgroundContext, item: CaseItem): Promise<void> {
  // First, so that a page on which the worker dies is not tried for ever.
  await planNext(context.db, item);
  try {
    await recheckItem(context, item);
  } catch (thrown) {
    noteFault('recheck.look', thrown, anyExpected(isFailure, isOutOfReach));
    await addRecheck(context.db, {
      id: crypto.randomUUID(),
      itemId: item.id,
      url: addressOf(item),
      checkedAt: new Date().toISOString(),
      outcome: 'unknown',
    });
  }
}

/** An address that cannot be opened needs no permission: looking at it says so. */
async function isAllowed(item: CaseItem): Promise<boolean> {
  const origin = URL.parse(addressOf(item))?.origin;
  return origin === undefined || origin === 'null' || hasOriginPermission(origin);
}

/**
 * Rechecks the items that a person asks for, one after the other. Throws `permission_missing` at the first
 * whose site is not allowed.
 */
export async function recheckItems(
  context: BackgroundContext,
  itemIds: readonly string[],
): Promise<void> {
  for (const id of itemIds) {
    const item = await loadItem(context.db, id);
    if (item === undefined) continue;
    if (!(await isAllowed(item))) throw new PlaintError('permission_missing');
    await recheckAndPlan(context, item);
  }
}

/**
 * The item that a person was asked to open the page of, if `url` is its address. It is given once; the next
 * call finds it no more.
 */
export async function takePending(db: PlaintDb, url: string): Promise<CaseItem | undefined> {
  const pending = await loadSetting(db, 'pendingLooks');
  for (const id of pending) {
    const item = await loadItem(db, id);
    if (item === undefined || !isSamePage(addressOf(item), url)) continue;
    await updateSetting(db, 'pendingLooks', (stored) => stored.filter((other) => other !== id));
    return item;
  }
  return undefined;
}

function isSamePage(a: string, b: string): boolean {
  const [one, other] = [URL.parse(a), URL.parse(b)];
  if (one === null || other === null) return false;
  return (
    one.origin === other.origin && one.pathname === other.pathname && one.search === other.search
  );
}

let isRechecking = false;

/**
 * Sets the alarm that wakes the worker for rechecks, as long as any case has a schedule for them. Gives the
 * cases.
 */
export async function planRechecks(db: PlaintDb): Promise<readonly CasebookCase[]> {
  const planned = (await listCases(db)).filter((each) => each.recheckEveryDays);
  await scheduleRechecks(planned.length > 0);
  return planned;
}

/**
 * Rechecks what is due by the schedules of the cases, a few items at a time. Only one run goes on at a time.
 */
export async function recheckByPlan(context: BackgroundContext, nowMs: number): Promise<void> {
  const planned = await planRechecks(context.db);
  if (isRechecking || planned.length === 0) return;
  isRechecking = true;
  try {
    await keepAliveWhile(() => recheckDue(context, planned, nowMs));
  } finally {
    isRechecking = false;
  }
}

async function recheckDue(
  context: BackgroundContext,
  planned: readonly CasebookCase[],
  nowMs: number,
): Promise<void> {
  let left = mostAtOnce;
  for (const { id, recheckEveryDays = 1 } of planned) {
    const items = await listItemsOfCase(context.db, id);
    for (const item of items.filter((each) => isRecheckDue(each, recheckEveryDays, nowMs))) {
      if (!(await isAllowed(item))) {
        await holdBack(context.db, item, nowMs);
      } else if (left > 0) {
        left -= 1;
        await recheckAndPlan(context, item);
      }
    }
  }
}

/** It stays due: the first check after its site was allowed finds it. */
async function holdBack(db: PlaintDb, item: CaseItem, nowMs: number): Promise<void> {
  if (item.notAllowedSince !== undefined) return;
  const notAllowedSince = new Date(nowMs).toISOString();
  await updateItems(db, [item.id], (was) => ({ ...was, notAllowedSince }));
}
