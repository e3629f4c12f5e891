import { toHex } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import type { Checkpoint } from '../../utils/protocol/receipt.ts';
import type { Database } from '../db/database.ts';
import type { TimestampSubject } from '../db/schema.ts';
import { sha256Sync } from '../sha256-sync.ts';

/** What the authority is asked to stamp for one report: nothing but hashes ever goes to it. */
export interface Stampable {
  readonly reportId: string;
  readonly evidenceManifestSha256: string;
  readonly checkpoint: Checkpoint;
  readonly receivedAt: string;
}

/**
 * Schedules stamps within the transaction that takes the reports in, so that none is forgotten and none
 * waited for.
 */
export async function scheduleTimestamps(
  tx: Database,
  reports: readonly Stampable[],
): Promise<void> {
  const rows = reports.flatMap((report) => {
    const row = (subject: TimestampSubject, imprint: string) => ({
      report_id: report.reportId,
      subject,
      imprint,
      checkpoint_size: report.checkpoint.size,
      token: null,
      attempts: 0,
      due_at: report.receivedAt,
    });
    return [
      row('manifest', report.evidenceManifestSha256),
      row('checkpoint', toHex(sha256Sync(canonicalBytes(report.checkpoint)))),
    ];
  });
  await tx.insertInto('timestamp').values(rows).execute();
}
