import { defined } from '../../defined.ts';
import { errorNamed, noted } from '../../faults/expected.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import type { CaseItem } from '../../report/case-item.ts';
import type { CasebookView } from '../../report/casebook/casebook-view.ts';
import { findDuplicates } from '../../report/casebook/filter-items.ts';
import { itemStateOf, type ReportProgress } from '../../report/casebook/item-state.ts';
import { inboxId } from '../../report/casebook-case.ts';
import type { RecheckRecord } from '../../report/recheck-record.ts';
import { listCases, openInbox } from '../../storage/cases.ts';
import type { StoreChange } from '../../storage/changes.ts';
import { listDrafts } from '../../storage/drafts.ts';
import { byCapture, listItems, loadItem } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { listOutbox } from '../../storage/outbox-actions.ts';
import { listAllRechecks } from '../../storage/rechecks.ts';
import { currentCaseId } from './file-capture.ts';

function progressOf(item: OutboxItem): ReportProgress {
  const last = item.news?.steps.at(-1);
  return {
    isReceived: item.receipt !== undefined,
    ...defined({ receivedAt: item.receipt?.receivedAt, step: last?.step, stepAt: last?.at }),
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

/** The change that is announced when any number of items changed at once. */
export const everyItem: StoreChange = { kind: 'item', id: '' };

/** More single changes than this are read as a whole. */
const mostSingles = 20;

/**
 * The items as they are now. Those that did not change stay the same objects, and where none did the same
 * list, so that nothing is indexed or drawn anew for them; of few changes only what changed is read.
 */
async function loadItems(
  db: PlaintDb,
  before: CasebookView | undefined,
  changes: readonly StoreChange[],
): Promise<readonly CaseItem[]> {
  if (before === undefined) return listItems(db);
  const ids = new Set(changes.filter(({ kind }) => kind === 'item').map(({ id }) => id));
  if (ids.size === 0) return before.items;
  if (ids.has(everyItem.id) || ids.size > mostSingles) {
    return listItems(db, new Map(before.items.map((item) => [item.id, item])));
  }
  const changed = await Promise.all([...ids].map((id) => loadItem(db, id)));
  return [
    ...before.items.filter(({ id }) => !ids.has(id)),
    ...changed.filter((item) => item !== undefined),
  ].sort(byCapture);
}

/**
 * Loads everything that the casebook shows. `before` is what is shown now; only what `changes` name is read
 * anew.
 */
export async function loadView(
  db: PlaintDb,
  before: CasebookView | undefined,
  changes: readonly StoreChange[],
): Promise<CasebookView> {
  await openInbox(db, new Date().toISOString());
  const [cases, items, drafts, outbox, rechecks, currentCase, estimate] = await Promise.all([
    listCases(db),
    loadItems(db, before, changes),
    listDrafts(db),
    listOutbox(db),
    listAllRechecks(db),
    currentCaseId(db),
    // A browser that cannot tell rejects with a TypeError (Storage §5).
    navigator.storage
      .estimate()
      .catch(noted('storage.estimate', undefined, errorNamed('TypeError'))),
  ]);
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
    duplicates: before?.items === items ? before.duplicates : findDuplicates(items),
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
 * drains, lead to as many reloads as there is time for, and always to one after the last. `load` is told what
 * changed since it began the last time.
 */
export function reloadCalmly(
  load: (changes: readonly StoreChange[]) => Promise<void>,
): (change?: StoreChange) => void {
  let isLoading = false;
  let isStale = false;
  let changes: StoreChange[] = [];
  const run = async () => {
    isLoading = true;
    do {
      isStale = false;
      const taken = changes;
      changes = [];
      await load(taken);
      await new Promise(requestAnimationFrame);
    } while (isStale);
    isLoading = false;
  };
  return (change) => {
    if (change !== undefined) changes.push(change);
    isStale = true;
    if (!isLoading) void run();
  };
}
