import { createHmac, hkdfSync } from 'node:crypto';
import { fromBase64url } from '../../utils/evidence/bytes.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import type { Database } from '../db/database.ts';
import type { ContentLinkTable } from '../db/schema.ts';
import type { DeskPrivateKey } from '../keys/desk-key-file.ts';

/** Another report, and what both of them are about. */
export interface LinkedReport {
  readonly reportId: string;
  readonly by: readonly ContentLinkTable['about'][];
}

type Tag = Pick<ContentLinkTable, 'about' | 'tag'>;

/** The address as content is told apart by it: without the place within the page. */
function addressOf(target: string): string {
  const url = URL.parse(target);
  if (url === null) return target.trim();
  url.hash = '';
  return url.href;
}

/**
 * What a report is about, as tags that only the holder of the desk's private key can make: the endpoint, or
 * who has a copy of it, cannot try out addresses from a list. The same content under the same key has the
 * same tag.
 */
export function tagContent(
  { targets, documents }: Pick<ReportBody, 'targets' | 'documents'>,
  key: DeskPrivateKey,
): Tag[] {
  const secret = hkdfSync('sha256', fromBase64url(key.d), '', 'plaint.link/1', 32);
  const tagOf = (about: Tag['about'], content: string): Tag => ({
    about,
    tag: createHmac('sha256', Buffer.from(secret)).update(`${about}\n${content}`).digest('hex'),
  });
  const tags = [
    ...targets.map((target) => tagOf('address', addressOf(target))),
    ...documents.map(({ sha256 }) => tagOf('document', sha256)),
  ];
  return [...new Map(tags.map((tag) => [tag.tag, tag])).values()];
}

/**
 * Keeps the tags of an opened report, and finds those opened before that are about the same; merges nothing.
 */
export async function linkReport(
  db: Database,
  reportId: string,
  tags: readonly Tag[],
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
