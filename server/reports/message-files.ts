import * as z from 'zod/mini';
import type { EvidenceName } from '../blobs/evidence-store.ts';
import type { Database } from '../db/database.ts';

/** What matters here of a word that was taken in, by whatever rules were in force then. */
const wordSchema = z.object({
  act: z.object({
    evidence: z.optional(z.array(z.object({ sha256: z.string(), sizeBytes: z.number() }))),
  }),
});

/** A sealed file that came after the report, with a message of its reporter or with an appeal. */
export interface LaterFile {
  readonly reportId: string;
  readonly name: EvidenceName;
  readonly sizeBytes: number;
}

/** Which files are asked for: those of reports, or those that went up under capabilities. */
export type FilesOf =
  | { readonly reports: readonly string[] }
  | { readonly capabilities: readonly string[] };

/** The files that came with the messages of reports, while their content is here. */
export async function readMessageFiles(db: Database, of: FilesOf): Promise<readonly LaterFile[]> {
  const [column, values] =
    'reports' in of
      ? (['report.id', of.reports] as const)
      : (['report.capability_sha256', of.capabilities] as const);
  if (values.length === 0) return [];
  const rows = await db
    .selectFrom('case_message')
    .innerJoin('report', 'report.id', 'case_message.report_id')
    .select(['report.id', 'report.capability_sha256', 'case_message.word'])
    .where(column, 'in', values)
    .where('report.envelope', 'is not', null)
    // Most messages have none; a word is canonical JSON.
    .where('case_message.word', 'like', '%"evidence":[%')
    .orderBy('case_message.number')
    .execute();
  return rows.flatMap(({ id: reportId, capability_sha256: capabilitySha256, word }) => {
    const { evidence = [] } = wordSchema.parse(JSON.parse(word ?? '{}')).act;
    return evidence.map(({ sha256, sizeBytes }) => ({
      reportId,
      name: { capabilitySha256, sha256 },
      sizeBytes,
    }));
  });
}
