import type { CaseItem } from '../../report/case-item.ts';

/**
 * The id under which the custody of an item's capture is logged: the item's own. What is logged of a report
 * stands under the report's id.
 */
export function historyIdOf(item: Pick<CaseItem, 'id'>): string {
  return item.id;
}
