import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { never, readProjection } from '../../server/cases/case-row.ts';
import { type QueueFilter, readPlace, readQueue } from '../../server/cases/read-queue.ts';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { migrateDatabase } from '../../server/db/migrations.ts';
import type { CaseTable } from '../../server/db/schema.ts';
import { waitsOf } from '../../utils/casework/marks.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { writeManyCases } from './many-cases.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';

const count = 700;
const newest = new Date('2026-03-04T05:06:07.890Z');
const now = new Date(newest.getTime() + 40 * 3_600_000).toISOString();
const anyOf = <Value>(...values: Value[]) => [undefined, ...values];

function everyFilter(): QueueFilter[] {
  const filters: QueueFilter[] = [];
  for (const lane of anyOf('ordinary', 'urgent'))
    for (const state of anyOf('received', 'assessed', 'accepted', 'needs-more', 'closed'))
      for (const owner of anyOf(0, 1, 2))
        for (const due of anyOf<QueueFilter['due'] & string>('overdue'))
          filters.push(
            JSON.parse(JSON.stringify({ lane, state, owner, due })) satisfies QueueFilter,
          );
  for (const language of anyOf('zh-Hans', 'en', 'ug'))
    for (const flag of anyOf('minor', 'cyber-violence', 'violence'))
      for (const lane of anyOf('urgent'))
        for (const state of anyOf('received', 'closed'))
          filters.push(
            JSON.parse(JSON.stringify({ language, flag, lane, state })) satisfies QueueFilter,
          );
  for (const waits of ['complaint', 'appeal'] as const)
    for (const lane of anyOf('urgent'))
      for (const state of anyOf('accepted', 'closed'))
        filters.push(JSON.parse(JSON.stringify({ waits, lane, state })) satisfies QueueFilter);
  return filters;
}

/** What a filter means, read off the rows themselves. */
function isAsked(
  row: CaseTable,
  { lane, state, owner, due, language, flag, waits }: QueueFilter,
): boolean {
  const isInState =
    state === undefined ? waits !== undefined || row.due_at < never : row.state === state;
  return (
    isInState &&
    (waits === undefined || waitsOf(readProjection(row)).includes(waits)) &&
    (lane === undefined || row.lane === lane) &&
    (language === undefined || row.language === language) &&
    (flag === undefined || row.flags.split(' ').includes(flag)) &&
    (owner === undefined || row.owner === owner) &&
    (due === undefined || row.due_at <= now)
  );
}

function byUrgency(one: CaseTable, other: CaseTable): number {
  const keys = [one, other].map(({ rank, due_at, report_id }) => `${rank} ${due_at} ${report_id}`);
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}

async function readAll(db: Database, filter: QueueFilter): Promise<string[]> {
  const found: string[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page = await readQueue(db, filter, readPlace(next), now);
    found.push(...page.cases.map(({ reportId }) => reportId));
    next = page.next;
  }
  return found;
}

describe.each([{ name: 'SQLite' }, { name: 'PostgreSQL' }] as const)('on $name', ({ name }) => {
  const isSkipped = name === 'PostgreSQL' && !hasPostgres;
  let postgres: PostgresServer | undefined;
  let endpoint: TestEndpoint;
  let db: Database;

  beforeAll(async () => {
    if (isSkipped) return;
    postgres = name === 'PostgreSQL' ? await startPostgres() : undefined;
    endpoint = await startTestEndpoint({
      environment: postgres === undefined ? {} : { PLAINT_DATABASE_URL: postgres.url },
    });
    db = await openDatabase(endpoint.config, (cause) => {
      throw cause;
    });
    await writeManyCases(db, { count, handlers: 3, newest });
  }, 60_000);
  afterAll(async () => {
    if (isSkipped) return;
    await db.destroy();
    await endpoint.remove();
    await postgres?.stop();
  }, 60_000);

  it.skipIf(isSkipped)(
    'every list has what its filter asks for, once, most urgent first',
    async () => {
      const rows = await db.selectFrom('case').selectAll().execute();
      expect(rows).toHaveLength(count);
      let longest = 0;
      for (const filter of everyFilter()) {
        const expected = rows.filter((row) => isAsked(row, filter)).sort(byUrgency);
        const found = await readAll(db, filter);
        expect(found, JSON.stringify(filter)).toEqual(expected.map(({ report_id }) => report_id));
        longest = Math.max(longest, found.length);
      }
      // More than a page, of both parts.
      expect(longest).toBeGreaterThan(200);
    },
  );

  it.skipIf(isSkipped)('what waits by marks, as before, is in its order and counted', async () => {
    const rows = async () => ({
      waits: await db.selectFrom('case_wait').selectAll().orderBy('report_id').execute(),
      counts: await db.selectFrom('wait_count').selectAll().orderBy('wait').execute(),
      marks: await db.selectFrom('case_mark').selectAll().execute(),
    });
    const before = await rows();
    const marks = before.waits.map(({ report_id, wait }) => ({
      ...{ kind: 'wait', mark: wait, report_id, number: 0, until: null },
    }));
    expect(marks.length).toBeGreaterThan(50);
    await db.insertInto('case_mark').values(marks).execute();
    await db.schema.dropTable('case_wait').execute();
    await db.schema.dropTable('wait_count').execute();
    await sql`delete from kysely_migration where name >= '0017'`.execute(db);
    await migrateDatabase(db);
    expect(await rows()).toEqual(before);
  });
});
