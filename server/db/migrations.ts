import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './schema.ts';

/** Written once and never edited: a later change of the tables is a later migration. */
const migrations: Record<string, Migration> = {
  '0001-reports-and-ledger': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('report')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('manifest_sha256', 'text', (column) => column.notNull())
        .addColumn('capability_sha256', 'text', (column) => column.notNull().unique())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addColumn('leaf_index', 'bigint', (column) => column.notNull().unique())
        .addColumn('category', 'text', (column) => column.notNull())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('lane', 'text', (column) => column.notNull())
        .addColumn('lane_rule', 'text', (column) => column.notNull())
        .addColumn('standard_version', 'text', (column) => column.notNull())
        .addColumn('envelope', 'text')
        .addColumn('receipt', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('ledger_head')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('size', 'bigint', (column) => column.notNull())
        .addColumn('last_at', 'text', (column) => column.notNull())
        .addColumn('frontier', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('ledger_entry')
        .addColumn('leaf_index', 'bigint', (column) => column.primaryKey())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('event', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('ledger_node')
        .addColumn('position', 'bigint', (column) => column.primaryKey())
        .addColumn('hash', 'text', (column) => column.notNull())
        .execute();
      await (db as Kysely<Tables>)
        .insertInto('ledger_head')
        .values({ id: 1, size: 0, last_at: '1970-01-01T00:00:00.000Z', frontier: '[]' })
        .execute();
    },
  },
  '0002-timestamps': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('timestamp')
        .addColumn('report_id', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('imprint', 'text', (column) => column.notNull())
        .addColumn('checkpoint_size', 'bigint', (column) => column.notNull())
        .addColumn('token', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('timestamp_pk', ['report_id', 'subject'])
        .execute();
      // Partial: the work left to do stays small however many stamps there are.
      await db.schema
        .createIndex('timestamp_due')
        .on('timestamp')
        .column('due_at')
        .where(sql.ref('token'), 'is', null)
        .execute();
      await db.schema
        .createIndex('timestamp_newest')
        .on('timestamp')
        .columns(['subject', 'checkpoint_size'])
        .where(sql.ref('token'), 'is not', null)
        .execute();
    },
  },
  '0003-retention': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('report').addColumn('removing_until', 'text').execute();
      // Partial: what is left to delete, oldest first, however much is gone already.
      await db.schema
        .createIndex('report_content')
        .on('report')
        .column('received_at')
        .where(sql.ref('envelope'), 'is not', null)
        .execute();
    },
  },
  '0004-content-links': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('content_link')
        .addColumn('report_id', 'text', (column) => column.notNull())
        .addColumn('about', 'text', (column) => column.notNull())
        .addColumn('tag', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('content_link_pk', ['report_id', 'tag'])
        .execute();
      await db.schema.createIndex('content_link_tag').on('content_link').column('tag').execute();
    },
  },
  '0005-evidence-bytes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('report')
        .addColumn('evidence_bytes', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await countEvidenceBytes(db as Kysely<Tables>);
      // Partial and covering: the sum over all that is kept reads this index alone.
      await db.schema
        .createIndex('report_evidence_bytes')
        .on('report')
        .column('evidence_bytes')
        .where(sql.ref('envelope'), 'is not', null)
        .execute();
    },
  },
  '0006-spent-work': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('spent_work')
        .addColumn('digest', 'text', (column) => column.primaryKey())
        .addColumn('at', 'text', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('spent_work_at').on('spent_work').column('at').execute();
    },
  },
  '0007-cases': {
    async up(db: Kysely<unknown>) {
      await createCaseTables(db);
      await createHandlerTable(db);
    },
  },
  '0008-team-keys': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('invitation')
        .addColumn('secret_sha256', 'text', (column) => column.primaryKey())
        .addColumn('roles', 'text', (column) => column.notNull())
        .addColumn('certified_until', 'text')
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('invited_by', 'integer', (column) => column.notNull())
        .addColumn('inviter_key', 'text', (column) => column.notNull())
        .addColumn('is_waiting', 'integer', (column) => column.notNull())
        .addColumn('approval', 'text')
        .addColumn('handler', 'integer')
        .execute();
      await db.schema
        .createTable('key_box')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('handler', 'integer', (column) => column.notNull())
        .addColumn('method', 'text', (column) => column.notNull())
        .addColumn('jwe', 'text')
        .execute();
      await db.schema.createIndex('key_box_handler').on('key_box').column('handler').execute();
      await db.schema
        .createTable('key_grant')
        .addColumn('sha256', 'text', (column) => column.primaryKey())
        .addColumn('handler', 'integer', (column) => column.notNull())
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('granted_by', 'integer', (column) => column.notNull())
        .addColumn('granter_key', 'text', (column) => column.notNull())
        .addColumn('granted', 'text', (column) => column.notNull())
        .addColumn('is_waiting', 'integer', (column) => column.notNull())
        .addColumn('approval', 'text')
        .execute();
      await db.schema.createIndex('key_grant_handler').on('key_grant').column('handler').execute();
    },
  },
  '0009-case-messages': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('case_message')
        .addColumn('report_id', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('direction', 'text', (column) => column.notNull())
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('sha256', 'text', (column) => column.notNull())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .addColumn('reply_kid', 'text', (column) => column.notNull())
        .addColumn('word', 'text')
        .addPrimaryKeyConstraint('case_message_pk', ['report_id', 'number'])
        .execute();
    },
  },
  '0010-measures': {
    async up(db: Kysely<unknown>) {
      await createMeasureTables(db);
      // What stood behind the first has its place among more now.
      await (db as Kysely<Tables>)
        .updateTable('case')
        .set({ rank: 5 })
        .where('rank', '=', 1)
        .execute();
    },
  },
  '0011-lighter-arrival': {
    async up(db: Kysely<unknown>) {
      await partCaseIndexes(db);
    },
  },
  '0013-role-changes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('role_change')
        .addColumn('sha256', 'text', (column) => column.primaryKey())
        .addColumn('handler', 'integer', (column) => column.notNull().unique())
        .addColumn('roles', 'text', (column) => column.notNull())
        .addColumn('asked_by', 'integer', (column) => column.notNull())
        .execute();
      // Kinds of enterprises have a place each now, before what is ordinary.
      await (db as Kysely<Tables>)
        .updateTable('case')
        .set({ rank: 6 })
        .where('rank', '=', 5)
        .execute();
      await (db as Kysely<Tables>)
        .updateTable('case')
        .set({ rank: 5 })
        .where('lane_rule', '=', 'key-enterprise')
        .where('rank', '=', 4)
        .execute();
    },
  },
  '0014-language-and-flags': {
    async up(db: Kysely<unknown>) {
      await addLanguageAndFlags(db);
    },
  },
  '0015-certificates-and-demands': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('role_change').addColumn('certified', 'text').execute();
      await watchDemands(db as Kysely<Tables>);
    },
  },
  '0016-settled-cases-and-files-of-appeals': {
    async up(db: Kysely<unknown>) {
      await settleClosed(db as Kysely<Tables>);
      await createNoticeFiles(db);
    },
  },
  '0017-waits-in-order': {
    async up(db: Kysely<unknown>) {
      await createWaitTables(db);
    },
  },
};

/** Files that come with an appeal: there were none before. */
async function createNoticeFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notice_file')
    .addColumn('capability_sha256', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_file_pk', ['capability_sha256', 'sha256'])
    .execute();
  await db.schema.createIndex('notice_file_report').on('notice_file').column('report_id').execute();
}

/**
 * `closed_at` was when a case was closed, whatever was still open of it: a complaint, an appeal or an
 * inspection that outlived it. It is empty while one is, and then counts from the end of the last.
 */
async function settleClosed(db: Kysely<Tables>): Promise<void> {
  const stepsOf = (types: readonly string[]) =>
    db
      .selectFrom('case_event')
      .innerJoin('ledger_entry', 'ledger_entry.leaf_index', 'case_event.leaf_index')
      .where('ledger_entry.type', 'in', types);
  const rows = await db
    .selectFrom('case')
    .select(['report_id', 'projection', 'closed_at'])
    .where('state', '=', 'closed')
    .where(
      'report_id',
      'in',
      stepsOf(['complaint.lodged', 'appeal.lodged', 'inspection.opened']).select(
        'case_event.report_id',
      ),
    )
    .execute();
  for (const { report_id, projection, closed_at } of rows) {
    const kept = JSON.parse(projection);
    const last = await stepsOf(['complaint.decided', 'appeal.decided', 'inspection.closed'])
      .where('case_event.report_id', '=', report_id)
      .orderBy('case_event.seq', 'desc')
      .select('ledger_entry.at')
      .executeTakeFirst();
    const isOpen = [kept.complaintAt, kept.appealAt, kept.inspection].some((each) => each !== null);
    const closedAt = isOpen ? null : [closed_at ?? '', last?.at ?? ''].toSorted().at(-1);
    if (closedAt === closed_at || closedAt === undefined) continue;
    await db
      .updateTable('case')
      .set({ closed_at: closedAt, projection: JSON.stringify({ ...kept, closedAt }) })
      .where('report_id', '=', report_id)
      .execute();
  }
}

/**
 * Waits were marks, in no order: to list those of one kind, all of them were sorted. They have the place of
 * their case in the queue now, and are counted.
 */
async function createWaitTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('case_wait')
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('wait', 'text', (column) => column.notNull())
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_wait_pk', ['report_id', 'wait'])
    .execute();
  await db.schema
    .createIndex('case_wait_urgency')
    .on('case_wait')
    .columns(['wait', ...urgency])
    .execute();
  await db.schema
    .createTable('wait_count')
    .addColumn('wait', 'text', (column) => column.primaryKey())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into case_wait (report_id, wait, rank, due_at)
    select case_mark.report_id, case_mark.mark, "case".rank, "case".due_at from case_mark
    join "case" on "case".report_id = case_mark.report_id where case_mark.kind = 'wait'`.execute(
    db,
  );
  await sql`insert into wait_count (wait, count)
    select wait, count(*) from case_wait group by wait`.execute(db);
  await sql`delete from case_mark where kind = 'wait'`.execute(db);
}

/**
 * What an inspection demanded by a time was watched by nobody: the clock looks at such a case when its time
 * is over, and the row is as new with the step that it takes then.
 */
async function watchDemands(db: Kysely<Tables>): Promise<void> {
  const rows = await db
    .selectFrom('case')
    .select(['report_id', 'projection', 'due_at', 'clock_at'])
    .where('projection', 'like', '%"inspection":"demanded"%')
    .execute();
  for (const { report_id, projection, due_at, clock_at } of rows) {
    const demands = await db
      .selectFrom('case_event')
      .innerJoin('ledger_entry', 'ledger_entry.leaf_index', 'case_event.leaf_index')
      .select('ledger_entry.event')
      .where('case_event.report_id', '=', report_id)
      .where('ledger_entry.event', 'like', '%"inspection.demanded"%')
      .orderBy('case_event.seq')
      .execute();
    const last: { at: string; dueAt: string } | undefined = JSON.parse(
      demands.at(-1)?.event ?? 'null',
    );
    if (!last?.dueAt) continue;
    const { at, dueAt } = last;
    const demand = { number: demands.length, demandedAt: at, dueAt };
    const isFirst = dueAt < due_at;
    await db
      .updateTable('case')
      .set({
        projection: JSON.stringify({ ...JSON.parse(projection), demand }),
        ...(isFirst && { due_at: dueAt, warn_at: dueAt, due_timer: 'rectification' }),
        ...(dueAt < clock_at && { clock_at: dueAt }),
      })
      .where('report_id', '=', report_id)
      .execute();
  }
}

/**
 * What narrows the queue beside lane, state and owner; the order of `language` is that of `partCaseIndexes`.
 */
async function addLanguageAndFlags(db: Kysely<unknown>): Promise<void> {
  for (const table of ['report', 'case'])
    for (const [name, isRequired] of [
      ['language', false],
      ['flags', true],
    ] as const)
      await db.schema
        .alterTable(table)
        .addColumn(name, 'text', (column) => (isRequired ? column.notNull().defaultTo('') : column))
        .execute();
  await readLanguageAndFlags(db as Kysely<Tables>);
  const parts = [
    ['case_language_urgency', '>'],
    ['case_new_language_urgency', '='],
  ] as const;
  for (const [name, than] of parts)
    await db.schema
      .createIndex(name)
      .on('case')
      .columns(['language', ...urgency])
      .where(sql.ref('seq'), than, sql.lit(0))
      .execute();
  // Few cases have any, and only those are in it.
  await db.schema
    .createIndex('case_flagged_urgency')
    .on('case')
    .columns(urgency)
    .where(sql.ref('flags'), '<>', sql.lit(''))
    .execute();
}

/** Out of the envelopes of reports that came before the columns did. */
function readLanguageAndFlags(db: Kysely<Tables>): Promise<void> {
  return forEachEnvelope(db, async (id, envelope) => {
    const about = languageAndFlagsOf(envelope);
    await db.updateTable('report').set(about).where('id', '=', id).execute();
    await db.updateTable('case').set(about).where('report_id', '=', id).execute();
  });
}

function languageAndFlagsOf(envelope: string): { language: string | null; flags: string } {
  type Header = { readonly language?: string; readonly flags?: readonly string[] };
  const { manifest }: { manifest?: { header?: Header } } = JSON.parse(envelope);
  const { language = null, flags = [] } = manifest?.header ?? {};
  return { language, flags: flags.length === 0 ? '' : ` ${flags.join(' ')} ` };
}

/** What cases are found by, the words of their steps, who is on duty, and sums of what handlers looked at. */
async function createMeasureTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('case_mark')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('until', 'text')
    .addPrimaryKeyConstraint('case_mark_pk', ['kind', 'mark', 'report_id'])
    .execute();
  await db.schema.createIndex('case_mark_report').on('case_mark').column('report_id').execute();
  await db.schema
    .createTable('case_word')
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('box', 'text')
    .addPrimaryKeyConstraint('case_word_pk', ['report_id', 'sha256'])
    .execute();
  await db.schema
    .createTable('roster')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('duties', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('exposure_week')
    .addColumn('week', 'text', (column) => column.primaryKey())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('pictures', 'bigint', (column) => column.notNull())
    .addColumn('hard_minutes', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('exposure_seen')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('week', 'text', (column) => column.notNull())
    .execute();
}

const urgency = ['rank', 'due_at', 'report_id'];
/** Each way to narrow the queue by lane, state and owner. */
const ways = [
  ...[[], ['lane'], ['state'], ['owner']],
  ...[
    ['lane', 'state'],
    ['lane', 'owner'],
    ['state', 'owner'],
  ],
];
const nameOf = (by: readonly string[]): string => ['case', ...by, 'urgency'].join('_');

/**
 * Every report that comes in writes to each index that its case is in. A case that nothing happened to yet is
 * in state, owner and timer like all such, so that it needs two of them; see `server/cases/read-queue.ts`.
 */
async function partCaseIndexes(db: Kysely<unknown>): Promise<void> {
  for (const by of ways) await db.schema.dropIndex(nameOf(by)).execute();
  for (const by of [...ways, ['due_timer']])
    await db.schema
      .createIndex(nameOf(by))
      .on('case')
      .columns([...by, ...urgency])
      .where(sql.ref('seq'), '>', sql.lit(0))
      .execute();
  for (const by of [[], ['lane']])
    await db.schema
      .createIndex(['case_new', ...by, 'urgency'].join('_'))
      .on('case')
      .columns([...by, ...urgency])
      .where(sql.ref('seq'), '=', sql.lit(0))
      .execute();
}

/**
 * The rows for reports that came before are made at the start (`server/cases/fill-cases.ts`): when something
 * is due depends on the standard.
 */
async function createCaseTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('case')
    .addColumn('report_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('lane_rule', 'text', (column) => column.notNull())
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('owner', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('warn_at', 'text', (column) => column.notNull())
    .addColumn('due_timer', 'text')
    .addColumn('clock_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('projection', 'text', (column) => column.notNull())
    .execute();
  // One for each way to narrow the queue: a page is then read in its order, whatever stands before it
  // elsewhere.
  for (const by of ways)
    await db.schema
      .createIndex(nameOf(by))
      .on('case')
      .columns([...by, ...urgency])
      .execute();
  await db.schema.createIndex('case_clock').on('case').column('clock_at').execute();
  await db.schema
    .createTable('case_event')
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('leaf_index', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_event_pk', ['report_id', 'seq'])
    .execute();
  await db.schema
    .createTable('case_count')
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('owner', 'integer', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_count_pk', ['lane', 'state', 'owner'])
    .execute();
}

async function createHandlerTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handler')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('kid', 'text', (column) => column.notNull().unique())
    .addColumn('signing_key', 'text', (column) => column.notNull())
    .addColumn('sealing_key', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('certified_until', 'text')
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .execute();
}

/** For reports that came before the column did. */
function countEvidenceBytes(db: Kysely<Tables>): Promise<void> {
  return forEachEnvelope(db, async (id, envelope) => {
    const counted = { evidence_bytes: evidenceBytesOf(envelope) };
    await db.updateTable('report').set(counted).where('id', '=', id).execute();
  });
}

/** Every report whose content is still here, in the order of arrival, a few hundred in memory at a time. */
async function forEachEnvelope(
  db: Kysely<Tables>,
  work: (id: string, envelope: string) => Promise<void>,
): Promise<void> {
  for (let last = -1; ; ) {
    const rows = await db
      .selectFrom('report')
      .select(['id', 'leaf_index', 'envelope'])
      .where('leaf_index', '>', last)
      .where('envelope', 'is not', null)
      .orderBy('leaf_index')
      .limit(500)
      .execute();
    for (const { id, envelope } of rows) await work(id, envelope ?? '{}');
    last = rows.at(-1)?.leaf_index ?? -1;
    if (last === -1) return;
  }
}

/** A migration reads what was stored when it was written, whatever the schema has become since. */
function evidenceBytesOf(envelope: string): number {
  const {
    manifest,
  }: { manifest?: { evidence?: readonly { sha256: string; sizeBytes: number }[] } } =
    JSON.parse(envelope);
  const sizes = new Map((manifest?.evidence ?? []).map((each) => [each.sha256, each.sizeBytes]));
  return [...sizes.values()].reduce((sum, sizeBytes) => sum + sizeBytes, 0);
}

/**
 * Brings the tables to the newest form, or to that of `name`. Throws what stopped it, with the database as it
 * was.
 */
export async function migrateDatabase(db: Kysely<Tables>, name?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await (name === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(name));
  if (error !== undefined) throw error;
}
