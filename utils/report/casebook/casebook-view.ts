import type { CaseItem } from '../case-item.ts';
import type { CasebookCase } from '../casebook-case.ts';
import type { Draft } from '../draft.ts';
import type { RecheckRecord } from '../recheck-record.ts';
import type { ItemState, ReportProgress } from './item-state.ts';

/** Everything that the casebook shows, loaded anew at every change. */
export interface CasebookView {
  readonly cases: readonly CasebookCase[];
  /** The newest first, of all cases. */
  readonly items: readonly CaseItem[];
  readonly drafts: readonly Draft[];
  readonly duplicates: ReadonlySet<string>;
  stateOf(item: CaseItem): ItemState;
  progressOf(item: CaseItem): ReportProgress | undefined;
  /** The rechecks by item id, the newest first. */
  readonly checks: ReadonlyMap<string, readonly RecheckRecord[]>;
  readonly currentCase: string;
  readonly storage: { readonly used: number; readonly quota: number } | undefined;
}
