import { toHex } from '../../utils/evidence/bytes.ts';
import { rootHash } from '../../utils/evidence/merkle.ts';
import type { Database } from '../db/database.ts';
import type {
  CaseCountTable,
  CaseEventTable,
  CaseMessageTable,
  CaseTable,
  ContentLinkTable,
  HandlerTable,
  LedgerEntryTable,
  LedgerNodeTable,
  ReportTable,
  SpentWorkTable,
  TimestampTable,
} from '../db/schema.ts';
import { ledgerSize } from '../ledger/proofs.ts';
import { subtreeReader } from '../ledger/tree-store.ts';
import { sha256Sync } from '../sha256-sync.ts';

/** The target holds reports already: copying into it would mix two ledgers. */
class TargetNotEmpty extends Error {
  override readonly name = 'TargetNotEmpty';
}

const batchSize = 500;

interface Copied {
  readonly reports: number;
  readonly entries: number;
  readonly rootHash: string;
}

async function rootOf(db: Database): Promise<string> {
  return toHex(await rootHash(await ledgerSize(db), subtreeReader(db), sha256Sync));
}

/** Reads a table by its key, a batch at a time, so that its size does not matter. */
async function copyTable<Row>(
  read: (after: Row | undefined) => Promise<readonly Row[]>,
  write: (rows: readonly Row[]) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  let last: Row | undefined;
  for (;;) {
    const rows = await read(last);
    if (rows.length === 0) return count;
    await write(rows);
    count += rows.length;
    last = rows.at(-1);
  }
}

async function copyAll(
  from: Database,
  to: Database,
): Promise<{ reports: number; entries: number }> {
  const reports = await copyTable<ReportTable>(
    (after) =>
      from
        .selectFrom('report')
        .selectAll()
        .where('leaf_index', '>', after?.leaf_index ?? -1)
        .orderBy('leaf_index')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('report')
        .values([...rows])
        .execute(),
  );
  const entries = await copyTable<LedgerEntryTable>(
    (after) =>
      from
        .selectFrom('ledger_entry')
        .selectAll()
        .where('leaf_index', '>', after?.leaf_index ?? -1)
        .orderBy('leaf_index')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('ledger_entry')
        .values([...rows])
        .execute(),
  );
  await copyTable<LedgerNodeTable>(
    (after) =>
      from
        .selectFrom('ledger_node')
        .selectAll()
        .where('position', '>', after?.position ?? -1)
        .orderBy('position')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('ledger_node')
        .values([...rows])
        .execute(),
  );
  await copyTimestamps(from, to);
  await copyTable<SpentWorkTable>(
    (after) =>
      from
        .selectFrom('spent_work')
        .selectAll()
        .where('digest', '>', after?.digest ?? '')
        .orderBy('digest')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('spent_work')
        .values([...rows])
        .execute(),
  );
  await copyTable<ContentLinkTable>(
    (after) =>
      from
        .selectFrom('content_link')
        .selectAll()
        .where((eb) =>
          eb(
            eb.refTuple('report_id', 'tag'),
            '>',
            eb.tuple(after?.report_id ?? '', after?.tag ?? ''),
          ),
        )
        .orderBy('report_id')
        .orderBy('tag')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('content_link')
        .values([...rows])
        .execute(),
  );
  await copyCases(from, to);
  await copyTeam(from, to);
  const head = await from.selectFrom('ledger_head').selectAll().executeTakeFirstOrThrow();
  await to.updateTable('ledger_head').set(head).where('id', '=', head.id).execute();
  return { reports, entries };
}

async function copyCases(from: Database, to: Database): Promise<void> {
  await copyTable<CaseTable>(
    (after) =>
      from
        .selectFrom('case')
        .selectAll()
        .where('report_id', '>', after?.report_id ?? '')
        .orderBy('report_id')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('case')
        .values([...rows])
        .execute(),
  );
  await copyTable<CaseEventTable>(
    (after) =>
      from
        .selectFrom('case_event')
        .selectAll()
        .where('id', '>', after?.id ?? '')
        .orderBy('id')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('case_event')
        .values([...rows])
        .execute(),
  );
  await copyTable<CaseCountTable>(
    (after) =>
      from
        .selectFrom('case_count')
        .selectAll()
        .where((eb) =>
          eb(
            eb.refTuple('lane', 'state', 'owner'),
            '>',
            eb.tuple(after?.lane ?? '', after?.state ?? '', after?.owner ?? -1),
          ),
        )
        .orderBy('lane')
        .orderBy('state')
        .orderBy('owner')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('case_count')
        .values([...rows])
        .execute(),
  );
  await copyTable<CaseMessageTable>(
    (after) =>
      from
        .selectFrom('case_message')
        .selectAll()
        .where((eb) =>
          eb(
            eb.refTuple('report_id', 'number'),
            '>',
            eb.tuple(after?.report_id ?? '', after?.number ?? 0),
          ),
        )
        .orderBy('report_id')
        .orderBy('number')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('case_message')
        .values([...rows])
        .execute(),
  );
  await copyTable<HandlerTable>(
    (after) =>
      from
        .selectFrom('handler')
        .selectAll()
        .where('number', '>', after?.number ?? 0)
        .orderBy('number')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('handler')
        .values([...rows])
        .execute(),
  );
}

/** A team is small: its tables are copied whole. */
async function copyTeam(from: Database, to: Database): Promise<void> {
  const invitations = await from.selectFrom('invitation').selectAll().execute();
  const boxes = await from.selectFrom('key_box').selectAll().execute();
  const grants = await from.selectFrom('key_grant').selectAll().execute();
  if (invitations.length > 0) await to.insertInto('invitation').values(invitations).execute();
  if (boxes.length > 0) await to.insertInto('key_box').values(boxes).execute();
  if (grants.length > 0) await to.insertInto('key_grant').values(grants).execute();
}

/** By its two keys: a report has at most two of them. */
async function copyTimestamps(from: Database, to: Database): Promise<void> {
  await copyTable<TimestampTable>(
    (after) =>
      from
        .selectFrom('timestamp')
        .selectAll()
        .where((eb) =>
          eb(
            eb.refTuple('report_id', 'subject'),
            '>',
            eb.tuple(after?.report_id ?? '', after?.subject ?? 'checkpoint'),
          ),
        )
        .orderBy('report_id')
        .orderBy('subject')
        .limit(batchSize)
        .execute(),
    (rows) =>
      to
        .insertInto('timestamp')
        .values([...rows])
        .execute(),
  );
}

/**
 * Copies everything from a database at rest into an empty one, in one transaction, and proves it: the root of
 * the ledger in the target, computed from what is there, is the root in the source. Rejects, with the target
 * as it was, if anything is amiss.
 */
export async function copyDatabase(from: Database, to: Database): Promise<Copied> {
  return to.transaction().execute(async (tx) => {
    if ((await ledgerSize(tx)) > 0) throw new TargetNotEmpty('the target has a ledger already');
    const copied = await copyAll(from, tx);
    const [source, target] = [await rootOf(from), await rootOf(tx)];
    if (source !== target) throw new Error('the copied ledger has another root');
    return { ...copied, rootHash: target };
  });
}
