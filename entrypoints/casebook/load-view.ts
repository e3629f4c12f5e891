import type { CasebookView } from '../../components/casebook/casebook-view.ts';
import type { OutboxItem } from '../../utils/outbox/item.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import { inboxId } from '../../utils/report/case-record.ts';
import { findDuplicates } from '../../utils/report/casebook/filter-items.ts';
import { itemStateOf, type ReportProgress } from '../../utils/report/casebook/item-state.ts';
import type { RecheckRecord } from '../../utils/report/recheck-record.ts';
import { listCases, openInbox } from '../../utils/storage/cases.ts';
import { listDrafts } from '../../utils/storage/drafts.ts';
import { listItems } from '../../utils/storage/items.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { listOutbox } from '../../utils/storage/outbox-actions.ts';
import { listAllRechecks } from '../../utils/storage/rechecks.ts';
import { currentCaseId } from '../composition/file-capture.ts';

function progressOf(item: OutboxItem): ReportProgress {
  const last = item.news?.steps.at(-1);
  return {
    isReceived: item.receipt !== undefined,
    ...(item.receipt === undefined ? {} : { receivedAt: item.receipt.receivedAt }),
    ...(last === undefined ? {} : { step: last.step, stepAt: last.at }),
  };
}

function byItem(rechecks: readonly RecheckRecord[]): Map<string, RecheckRecord[]> {
  const checks = new Map<string, RecheckRecord[]>();
  for (const recheck of rechecks) {
    const list = checks.get(recheck.itemId);
    if (list === undefined) checks.set(recheck.itemId, [recheck]);
    else list.push(recheck);
  }
  for (const list of checks.values()) list.sort((a, b) => b.checkedAt.localeCompare(a.checkedAt));
  return checks;
}

/** Records that did not change stay the same objects, so that nothing is indexed or drawn anew for them. */
function keepIdentity(before: readonly CaseItem[], now: readonly CaseItem[]): CaseItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => {
    const was = known.get(item.id);
    return was !== undefined && JSON.stringify(was) === JSON.stringify(item) ? was : item;
  });
}

/** Everything that the casebook shows. */
export async function loadView(
  db: PlaintDb,
  before: CasebookView | undefined,
): Promise<CasebookView> {
  await openInbox(db, new Date().toISOString());
  const [cases, stored, drafts, outbox, rechecks, currentCase, estimate] = await Promise.all([
    listCases(db),
    listItems(db),
    listDrafts(db),
    listOutbox(db),
    listAllRechecks(db),
    currentCaseId(db),
    navigator.storage.estimate().catch(() => undefined),
  ]);
  const items = keepIdentity(before?.items ?? [], stored);
  const reports = new Map(outbox.map((item) => [item.reportId, progressOf(item)]));
  const unsent = drafts.filter((draft) => draft.sentAt === undefined);
  const writing = new Set(unsent.map(({ id }) => id));
  const reportOf = (item: CaseItem) =>
    reports.get(item.reportId ?? '') ?? reports.get(item.draftId ?? '');
  return {
    cases: [
      ...cases.filter(({ id }) => id === inboxId),
      ...cases.filter(({ id }) => id !== inboxId),
    ],
    items,
    drafts: unsent,
    duplicates: findDuplicates(items),
    progressOf: reportOf,
    stateOf: (item) => itemStateOf(item, reportOf(item), writing.has(item.draftId ?? '')),
    checks: byItem(rechecks),
    currentCase,
    storage:
      estimate?.usage === undefined
        ? undefined
        : { used: estimate.usage, quota: estimate.quota ?? 0 },
  };
}

/**
 * Calls `load` at once and after changes, never twice at a time: many changes in a row, as when a long queue
 * drains, lead to as many reloads as there is time for, and always to one after the last.
 */
export function reloadCalmly(load: () => Promise<void>): () => void {
  let isLoading = false;
  let isStale = false;
  const run = async () => {
    isLoading = true;
    do {
      isStale = false;
      await load();
      await new Promise(requestAnimationFrame);
    } while (isStale);
    isLoading = false;
  };
  return () => {
    isStale = true;
    if (!isLoading) void run();
  };
}
