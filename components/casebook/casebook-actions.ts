import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookCase } from '../../utils/report/casebook-case.ts';
import type { Attachment } from '../../utils/report/draft.ts';
import type { RecheckOutcome, RecheckRecord } from '../../utils/report/recheck-record.ts';

/** What was just done, and how to undo it while that is possible. */
export interface UndoableAction {
  readonly text: string;
  readonly onUndo?: () => void;
}

/** What a person may do in the casebook. Those that give a promise reject with a PlaintError. */
export interface CasebookActions {
  readonly onContinue: (draftId: string) => void;
  readonly onDeleteDraft: (draftId: string) => void;
  readonly onDraftEvidence: (draftId: string) => void;
  readonly onItemEvidence: (itemId: string) => void;
  readonly onVerify: () => void;
  readonly onOutbox: () => void;
  readonly onCreateCase: (title: string) => Promise<string>;
  readonly onChangeCase: (id: string, change: (record: CasebookCase) => CasebookCase) => void;
  readonly onDeleteCase: (id: string) => void;
  readonly onMakeCurrent: (id: string) => void;
  readonly onAttach: (caseId: string, file: File) => Promise<Attachment>;
  readonly onMove: (itemIds: readonly string[], caseId: string) => void;
  readonly onTag: (itemIds: readonly string[], tag: string) => void;
  readonly onUntag: (itemId: string, tag: string) => void;
  readonly onNote: (itemId: string, note: string) => void;
  readonly onDeleteItems: (itemIds: readonly string[]) => void;
  readonly onReport: (itemIds: readonly string[]) => void;
  readonly onCheck: (items: readonly CaseItem[]) => Promise<'looked' | 'opened'>;
  readonly onConfirm: (check: RecheckRecord, outcome: RecheckOutcome) => void;
  /** Takes a case file in; gives the case. */
  readonly onImport: (
    file: File,
    passphrase: string,
  ) => Promise<{ readonly caseId: string; readonly added: number; readonly known: number }>;
}
