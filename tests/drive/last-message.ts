import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EndpointDrive } from './endpoint.ts';

/** The end of a report's chain of messages, by which the next one names it. */
export function lastMessage(
  { dataDir }: Pick<EndpointDrive, 'dataDir'>,
  reportId: string,
): { readonly number: number; readonly sha256: string } {
  const database = new DatabaseSync(join(dataDir, 'plaint.sqlite'), { readOnly: true });
  try {
    const row = database
      .prepare('SELECT number, sha256 FROM case_message WHERE report_id = ? ORDER BY number DESC')
      .get(reportId);
    return { number: Number(row?.['number']), sha256: String(row?.['sha256']) };
  } finally {
    database.close();
  }
}
