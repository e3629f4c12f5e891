import type { CaseItem } from '../../report/case-item.ts';

/**
 * Under which number the making and keeping of an item's capture is logged: its own. What is logged of a
 * report stands under the report's.
 */
export function historyIdOf(item: Pick<CaseItem, 'id'>): string {
  return item.id;
}
