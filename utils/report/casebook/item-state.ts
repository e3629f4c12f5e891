import type { CaseStep } from '../../protocol/status.ts';
import type { CaseItem } from '../case-item.ts';

/** How far an item has come. */
export const itemStates = ['collected', 'drafted', 'sending', 'received', 'answered'] as const;
export type ItemState = (typeof itemStates)[number];

/** What is known of a report that an item names. */
export interface ReportProgress {
  readonly isReceived: boolean;
  readonly receivedAt?: string;
  /** The endpoint's last word. */
  readonly step?: CaseStep;
  readonly stepAt?: string;
}

const finalSteps: ReadonlySet<CaseStep | undefined> = new Set<CaseStep>([
  'declined',
  'transferred',
  'replied',
  'closed',
]);

/**
 * The state of an item. `report` is the progress of the report that the item names, if it is known;
 * `hasDraft` says that the draft which the item names is there. Pure.
 */
export function itemStateOf(
  item: CaseItem,
  report: ReportProgress | undefined,
  hasDraft: boolean,
): ItemState {
  if (report !== undefined) {
    if (finalSteps.has(report.step)) return 'answered';
    return report.isReceived ? 'received' : 'sending';
  }
  return item.draftId !== undefined && hasDraft ? 'drafted' : 'collected';
}
