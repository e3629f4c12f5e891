import type { Database } from '../db/database.ts';
import type { CaseMessageTable } from '../db/schema.ts';

/** The message of this number, if there is one. */
export function findMessage(
  db: Database,
  reportId: string,
  number: number,
): Promise<CaseMessageTable | undefined> {
  return db
    .selectFrom('case_message')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** How far the chain of a report's messages has come. */
export interface ChainHead {
  readonly number: number;
  readonly sha256: string;
  /**
   * The id of the reply key that all messages are sealed to beside the desk; undefined before the first
   * message.
   */
  readonly replyKid: string | undefined;
}

/**
 * The chain begins with the report's manifest; undefined where there is no report, or its content is gone.
 */
export async function loadChainHead(
  db: Database,
  reportId: string,
): Promise<ChainHead | undefined> {
  const report = await db
    .selectFrom('report')
    .select('manifest_sha256')
    .where('id', '=', reportId)
    .where('envelope', 'is not', null)
    .executeTakeFirst();
  if (report === undefined) return undefined;
  const last = await db
    .selectFrom('case_message')
    .select(['number', 'sha256', 'reply_kid'])
    .where('report_id', '=', reportId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return { number: 0, sha256: report.manifest_sha256, replyKid: undefined };
  return { number: last.number, sha256: last.sha256, replyKid: last.reply_kid };
}
