import type { SealedEvidence } from '../../utils/protocol/report.ts';
import type { Database } from '../db/database.ts';
import { type FilesOf, type LaterFile, readMessageFiles } from './message-files.ts';

/** The files that came with appeals, while the content of their reports is here. */
export async function readNoticeFiles(db: Database, of: FilesOf): Promise<readonly LaterFile[]> {
  const [column, values] =
    'reports' in of
      ? (['notice_file.report_id', of.reports] as const)
      : (['notice_file.capability_sha256', of.capabilities] as const);
  if (values.length === 0) return [];
  const rows = await db
    .selectFrom('notice_file')
    .innerJoin('report', 'report.id', 'notice_file.report_id')
    .select([
      'notice_file.report_id',
      'notice_file.capability_sha256',
      'notice_file.sha256',
      'notice_file.size_bytes',
    ])
    .where(column, 'in', values)
    .where('report.envelope', 'is not', null)
    .execute();
  return rows.map(({ report_id: reportId, capability_sha256, sha256, size_bytes }) => ({
    reportId,
    name: { capabilitySha256: capability_sha256, sha256 },
    sizeBytes: Number(size_bytes),
  }));
}

/** All files that came after reports, whoever sent them. */
export async function readLaterFiles(db: Database, of: FilesOf): Promise<readonly LaterFile[]> {
  return [...(await readMessageFiles(db, of)), ...(await readNoticeFiles(db, of))];
}

/** Writes down whose files these are: from then on they do not expire, and go with the report's content. */
export async function addNoticeFiles(
  tx: Database,
  reportId: string,
  {
    capabilitySha256,
    evidence,
  }: { readonly capabilitySha256: string; readonly evidence: readonly SealedEvidence[] },
): Promise<void> {
  const rows = evidence.map(({ sha256, sizeBytes }) => ({
    capability_sha256: capabilitySha256,
    sha256,
    report_id: reportId,
    size_bytes: sizeBytes,
  }));
  await tx.insertInto('notice_file').values(rows).execute();
}
