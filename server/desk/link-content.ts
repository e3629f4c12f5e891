import type { ContentTag } from '../../utils/desk/tag-content.ts';
import type { Database } from '../db/database.ts';

/** Another report, and what both of them are about. */
export interface LinkedReport {
  readonly reportId: string;
  readonly by: readonly ContentTag['about'][];
}

/**
 * Keeps the tags of an opened report, and finds those opened before that are about the same; merges nothing.
 */
export async function linkReport(
  db: Database,
  reportId: string,
  tags: readonly ContentTag[],
): Promise<readonly LinkedReport[]> {
  if (tags.length === 0) return [];
  await db
    .insertInto('content_link')
    .values(tags.map((tag) => ({ report_id: reportId, ...tag })))
    .onConflict((conflict) => conflict.columns(['report_id', 'tag']).doNothing())
    .execute();
  const rows = await db
    .selectFrom('content_link')
    .select(['report_id', 'about'])
    .distinct()
    .where(
      'tag',
      'in',
      tags.map(({ tag }) => tag),
    )
    .where('report_id', '!=', reportId)
    .orderBy('report_id')
    .orderBy('about')
    .execute();
  const byReport = Map.groupBy(rows, (row) => row.report_id);
  return [...byReport].map(([id, links]) => ({
    reportId: id,
    by: links.map(({ about }) => about),
  }));
}
