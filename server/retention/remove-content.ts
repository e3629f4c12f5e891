import type { LedgerEvent } from '../../utils/protocol/ledger.ts';
import type { EvidenceName, EvidenceStore } from '../blobs/evidence-store.ts';
import type { Database } from '../db/database.ts';
import { skipClaimed } from '../db/skip-claimed.ts';
import { appendEvents } from '../ledger/append-events.ts';
import { readLaterFiles } from '../reports/notice-files.ts';
import { readEvidenceNames } from '../reports/read-claims.ts';
import { hadTeam } from '../team/handlers.ts';

export interface RetentionPorts {
  readonly db: Database;
  readonly evidence: EvidenceStore;
  readonly now: () => Date;
}

/** So many at a time, so that a long backlog holds no lock for long. */
const batchSize = 32;

/** Longer than the evidence of one batch takes to delete. */
const leaseMs = 10 * 60_000;

/**
 * Deletes the sealed content and the messages of reports whose cases were closed before `before`, and says so
 * in the ledger: an open case keeps it, however old, and so does a closed one with an open contest or
 * inspection. Where nobody was ever on the team no case is ever closed, and it counts from arrival. What
 * proves that a report came stays: its entry, its receipt, its place. Resolves to how many it removed.
 *
 * Evidence goes first. Should the process die in between, the next run finds the envelope still there and
 * goes on from it; the other way round, nobody would know which blobs to delete.
 */
export async function removeContent(before: Date, ports: RetentionPorts): Promise<number> {
  let removed = 0;
  for (;;) {
    const due = await claimDue(before, ports);
    if (due.length === 0) return removed;
    const reports = due.map(({ id }) => id);
    const files = await readLaterFiles(ports.db, { reports });
    const names = [
      ...due.flatMap(({ envelope }) => readEvidenceNames(envelope ?? '')),
      ...files.map(({ name }) => name),
    ];
    await discardAll(names, ports.evidence);
    removed += await forget(reports, ports);
    // Once more: what was sent again under the same names while the report was still here has been kept for
    // it.
    await discardAll(names, ports.evidence);
  }
}

/**
 * Takes reports for this process alone: rows that another is taking are passed over, and those taken are left
 * to it until the lease is over, which is when it must have died.
 */
async function claimDue(before: Date, { db, now }: RetentionPorts) {
  const at = now();
  const isHandling = await hadTeam(db);
  const leaseEnd = new Date(at.getTime() + leaseMs).toISOString();
  return db.transaction().execute(async (tx) => {
    const due = await skipClaimed(
      tx
        .selectFrom('report')
        .select(['id', 'envelope'])
        .where('received_at', '<', before.toISOString())
        .$if(isHandling, (query) =>
          query.where(({ exists, selectFrom }) =>
            exists(
              selectFrom('case')
                .select('case.report_id')
                .whereRef('case.report_id', '=', 'report.id')
                .where('case.closed_at', '<', before.toISOString()),
            ),
          ),
        )
        .where('envelope', 'is not', null)
        .where((eb) =>
          eb.or([
            eb('removing_until', 'is', null),
            eb('removing_until', '<=', at.toISOString()),
            // Claimed under a clock that has been set back since.
            eb('removing_until', '>', leaseEnd),
          ]),
        )
        .orderBy('received_at')
        .limit(batchSize),
      tx,
    ).execute();
    if (due.length > 0)
      await tx
        .updateTable('report')
        .set({ removing_until: leaseEnd })
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute();
    return due;
  });
}

async function discardAll(names: readonly EvidenceName[], evidence: EvidenceStore): Promise<void> {
  for (const name of names) await evidence.discard(name);
}

/** What of the header stood beside the envelope for the queue goes with it. */
const nothing = { language: null, flags: '' } as const;

/** The rows that this transaction itself emptied are the ones it tells of: two processes never tell twice. */
async function forget(ids: readonly string[], { db, now }: RetentionPorts): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const emptied = await tx
      .updateTable('report')
      .set({ envelope: null, removing_until: null, ...nothing })
      .where('id', 'in', ids)
      .where('envelope', 'is not', null)
      .returning('id')
      .execute();
    if (emptied.length === 0) return 0;
    await tx.updateTable('case').set(nothing).where('report_id', 'in', ids).execute();
    await tx.deleteFrom('content_link').where('report_id', 'in', ids).execute();
    await tx.deleteFrom('case_message').where('report_id', 'in', ids).execute();
    await tx.deleteFrom('case_word').where('report_id', 'in', ids).execute();
    await tx.deleteFrom('notice_file').where('report_id', 'in', ids).execute();
    const events = emptied.map(
      ({ id }) =>
        (at: string): LedgerEvent => ({
          type: 'report.removed',
          at,
          reportId: id,
          reason: 'retention',
        }),
    );
    await appendEvents(tx, now(), events);
    return emptied.length;
  });
}
