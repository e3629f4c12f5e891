import type {
  CasebookActions,
  UndoableAction,
} from '../../components/casebook/casebook-actions.ts';
import type { PageServices } from '../../components/services.ts';
import { codeOrFault, noted } from '../../utils/faults/expected.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import { requestOriginPermissions } from '../../utils/platform/permissions.ts';
import { openExtensionPage, openTab } from '../../utils/platform/tabs.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import type { CasebookCase } from '../../utils/report/casebook-case.ts';
import { addressOf } from '../../utils/report/export/case-export.ts';
import { attachFile } from '../../utils/services/cases/attach-file.ts';
import { importCase } from '../../utils/services/cases/case-file.ts';
import { reportItems } from '../../utils/services/cases/report-items.ts';
import { addCase, deleteCase, updateCase } from '../../utils/storage/cases.ts';
import { addDraft, deleteDraft } from '../../utils/storage/drafts.ts';
import { addItems, deleteItems, updateItems } from '../../utils/storage/items.ts';
import { addRecheck, updateRecheck } from '../../utils/storage/rechecks.ts';
import { saveSetting, updateSetting } from '../../utils/storage/settings.ts';
import { addThread } from '../../utils/storage/threads.ts';
import type { Page } from '../composition/page.tsx';

export interface ActionContext extends Pick<Page, 'db' | 'send'> {
  readonly services: PageServices;
  readonly view: () => CasebookView | undefined;
  readonly tell: (action: UndoableAction | undefined) => void;
}

function newCase(title: string): CasebookCase {
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    title,
    state: 'open',
    createdAt: now,
    updatedAt: now,
    note: '',
    documents: [],
  };
}

/** Everything that the casebook does, over the storage and the background. */
export function createActions(context: ActionContext): CasebookActions {
  const { db, send, services, view, tell } = context;
  const { t } = services.translator;
  const itemsOf = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return (view()?.items ?? []).filter(({ id }) => wanted.has(id));
  };
  const undoable = (text: string, undo: () => Promise<unknown>) =>
    tell({ text, onUndo: () => void undo().then(() => tell(undefined)) });
  const guard = (work: Promise<unknown>) =>
    void work.catch((thrown) =>
      tell({
        text: t('casebook.failed', { code: codeOrFault(thrown, 'storage_failed', 'casebook.act') }),
      }),
    );
  /**
   * Cases came, went or changed. That stands, and what cannot be planned now is planned at the next start.
   */
  const plan = () => send('recheck.plan', {}).catch(noted('recheck.plan', null, isNobodyThere));

  const deleteWholeCase = async (id: string) => {
    const gone = await deleteCase(db, id);
    if (gone === undefined) return;
    const { record, items, threads, rechecks } = gone;
    await plan();
    undoable(t('casebook.case.removed', { name: record.title }), async () => {
      await addCase(db, record);
      await addItems(db, items);
      for (const thread of threads) await addThread(db, thread);
      for (const recheck of rechecks) await addRecheck(db, recheck);
      await plan();
    });
  };
  const report = async (ids: readonly string[]) => {
    const items = [...itemsOf(ids)].reverse();
    const groups = Map.groupBy(items, ({ caseId }) => caseId);
    tell({ text: t('casebook.batch.busy') });
    const drafts: string[] = [];
    for (const [caseId, ofCase] of groups) {
      const record = view()?.cases.find(({ id }) => id === caseId) ?? newCase('');
      drafts.push(...(await reportItems(db, services.standard, record, ofCase)));
    }
    tell({
      text:
        drafts.length === 1
          ? t('casebook.batch.one')
          : t('casebook.batch.many', { count: drafts.length }),
    });
    if (drafts.length === 1) await openExtensionPage(`popup.html?draft=${drafts[0]}`);
  };
  const check = async (items: readonly CaseItem[]): Promise<'looked' | 'opened'> => {
    const origins = [...new Set(items.flatMap((item) => URL.parse(addressOf(item))?.origin ?? []))];
    // First of all, while the click still counts.
    const isAllowed = await requestOriginPermissions(origins.filter((each) => each !== 'null'));
    if (isAllowed) {
      await send('items.recheck', { itemIds: items.map(({ id }) => id).slice(0, 500) });
      return 'looked';
    }
    const [first] = items;
    if (first !== undefined) {
      await updateSetting(db, 'pendingLooks', (stored) => [first.id, ...stored].slice(0, 200));
      await openTab(addressOf(first));
    }
    return 'opened';
  };

  return {
    onContinue: (id) => void openExtensionPage(`popup.html?draft=${id}`),
    onDraftEvidence: (id) => void openExtensionPage(`viewer.html?report=${id}`),
    onItemEvidence: (id) => void openExtensionPage(`viewer.html?item=${id}`),
    onVerify: () => void openExtensionPage('verify.html'),
    onOutbox: () => void openExtensionPage('outbox.html'),
    onDeleteDraft: (id) =>
      guard(
        deleteDraft(db, id).then((draft) => {
          if (draft === undefined) return;
          undoable(t('casebook.deleted'), () => addDraft(db, draft));
        }),
      ),
    async onCreateCase(title) {
      const record = newCase(title.slice(0, 300));
      await addCase(db, record);
      return record.id;
    },
    onChangeCase: (id, change) =>
      guard(
        updateCase(db, id, (was) => ({ ...change(was), updatedAt: new Date().toISOString() })).then(
          plan,
        ),
      ),
    onDeleteCase: (id) => guard(deleteWholeCase(id)),
    onMakeCurrent: (id) => guard(saveSetting(db, 'currentCase', id)),
    onAttach: (_, file) => attachFile(db, file, new Date()),
    onMove: (ids, caseId) => {
      const before = itemsOf(ids).filter((item) => item.caseId !== caseId);
      if (before.length === 0) return;
      const from = new Map(before.map((item) => [item.id, item.caseId]));
      guard(
        updateItems(db, ids, (item) => ({ ...item, caseId })).then(() =>
          undoable(t('casebook.moved', { count: before.length }), () =>
            updateItems(db, [...from.keys()], (item) =>
              item.caseId === caseId ? { ...item, caseId: from.get(item.id) ?? caseId } : item,
            ),
          ),
        ),
      );
    },
    onTag: (ids, tag) =>
      guard(
        updateItems(db, ids, (item) => ({
          ...item,
          tags: [...new Set([...item.tags, tag.slice(0, 100)])].slice(0, 100),
        })),
      ),
    onUntag: (id, tag) =>
      guard(
        updateItems(db, [id], (item) => ({
          ...item,
          tags: item.tags.filter((each) => each !== tag),
        })),
      ),
    onNote: (id, note) => guard(updateItems(db, [id], (item) => ({ ...item, note }))),
    onDeleteItems: (ids) => {
      guard(
        deleteItems(db, ids).then((before) =>
          undoable(t('casebook.removed', { count: before.length }), () => addItems(db, before)),
        ),
      );
    },
    onReport: (ids) => guard(report(ids)),
    onCheck: check,
    onConfirm: (recheck, outcome) =>
      guard(
        updateRecheck(db, recheck, (was) => ({
          ...was,
          confirmed: { outcome, at: new Date().toISOString() },
        })),
      ),
    async onImport(file, passphrase) {
      const arrival = await importCase(db, file, passphrase);
      await plan();
      return arrival;
    },
  };
}
