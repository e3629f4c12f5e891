import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '../../server/cases/load-case.ts';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { migrateDatabase } from '../../server/db/migrations.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { takeStepOf } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { forwardNotice } from './forward-notice.ts';
import { enrol, type Facts, type TestHandler, withDatabase } from './handler.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import type { TestReport } from './reporter.ts';

const dayMs = 24 * 3_600_000;
const hash = 'a'.repeat(64);

const databases = [
  { database: 'SQLite', needs: true },
  { database: 'PostgreSQL', needs: hasPostgres },
] as const;

describe.each(databases)('content of closed cases, on $database', ({ database, needs }) => {
  if (!needs) return it.skip('it is not installed');
  let postgres: PostgresServer | undefined;
  let endpoint: TestEndpoint;
  let reviewer: TestHandler;
  let disposer: TestHandler;
  let supervisor: TestHandler;
  let intake: TestHandler;
  let plain: TestReport;
  let inspected: TestReport;
  let appealed: TestReport;
  let complained: TestReport;

  /** Ahead of the machine's clock by so much: requests are signed by the same. */
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);

  async function later(days: number): Promise<void> {
    aheadMs += days * dayMs;
    endpoint = await endpoint.restart();
  }

  async function take(by: TestHandler, { id }: TestReport, type: CaseEventType, facts: object) {
    const current = await withDatabase(endpoint, (db) => loadCase(db, id));
    const at = { reportId: id, seq: (current?.seq ?? 0) + 1 };
    const step = [type, facts as Facts<typeof type>] as const;
    const answer = await takeStepOf(endpoint, by, at, step, now().toISOString());
    expect(answer.status, `${type} ${await answer.clone().text()}`).toBe(201);
  }

  /** Answered and closed, with its measure in force. */
  async function closed(): Promise<TestReport> {
    const { report } = await forwardNotice(endpoint, { reviewer, disposer });
    const replied = { basis: ['insult'], outcome: 'upheld', message: hash };
    await take(disposer, report, 'case.replied', replied);
    await take(disposer, report, 'case.closed', {});
    return report;
  }

  /** Of these reports, whose content is still here. */
  async function kept() {
    return withDatabase(endpoint, async (db) => {
      const rows = await db.selectFrom('report').select(['id', 'envelope']).execute();
      return Object.entries({ plain, inspected, appealed, complained }).flatMap(
        ([name, { id }]) => {
          const row = rows.find((each) => each.id === id);
          return row?.envelope == null ? [] : [name];
        },
      );
    });
  }

  beforeAll(async () => {
    postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
    endpoint = await startTestEndpoint({
      environment: {
        PLAINT_RETENTION_DAYS: '30',
        PLAINT_REQUESTS_PER_MINUTE: '0',
        ...(postgres && { PLAINT_DATABASE_URL: postgres.url }),
      },
      now,
    });
    reviewer = await enrol(endpoint, ['reviewer']);
    disposer = await enrol(endpoint, ['disposer']);
    supervisor = await enrol(endpoint, ['supervisor']);
    intake = await enrol(endpoint, ['intake']);
    [plain, inspected, appealed, complained] = [
      await closed(),
      await closed(),
      await closed(),
      await closed(),
    ];
    await take(supervisor, inspected, 'inspection.opened', { reason: 'unanswered' });
    const dueAt = new Date(now().getTime() + 20 * dayMs).toISOString();
    await take(supervisor, inspected, 'inspection.demanded', { dueAt });
    await take(intake, appealed, 'appeal.lodged', { about: 'measure' });
    await take(intake, complained, 'complaint.lodged', { about: 'conduct' });
  }, 120_000);
  afterAll(async () => {
    await endpoint.remove();
    await postgres?.stop();
  }, 60_000);

  it('stays while an inspection, an appeal or a complaint is open, and goes where none is', async () => {
    await later(29);
    expect(await kept()).toEqual(['plain', 'inspected', 'appealed', 'complained']);
    await later(2);
    expect(await kept()).toEqual(['inspected', 'appealed', 'complained']);
    await later(300);
    expect(await kept()).toEqual(['inspected', 'appealed', 'complained']);
  });

  it('is kept as long again from the end of the last of them', async () => {
    await take(supervisor, inspected, 'inspection.answered', {});
    await take(supervisor, inspected, 'inspection.rechecked', { holds: true });
    await later(31);
    // Checked, and not closed.
    expect(await kept()).toContain('inspected');
    await take(supervisor, inspected, 'inspection.closed', {});
    await take(supervisor, appealed, 'appeal.decided', { outcome: 'kept', sealed: hash });
    await take(supervisor, complained, 'complaint.decided', { upheld: false, sealed: hash });
    await later(29);
    expect(await kept()).toEqual(['inspected', 'appealed', 'complained']);
  });

  it('counts the same in tables of an earlier release, and in those that are made anew', async () => {
    const rowsOf = (db: Parameters<typeof rebuildCases>[0]) =>
      db.selectFrom('case').selectAll().orderBy('report_id').execute();
    await take(supervisor, inspected, 'inspection.opened', { reason: 'repeated' });
    await withDatabase(endpoint, async (db) => {
      const before = await rowsOf(db);
      await rebuildCases(db, readTimes(guideline2023));
      expect(await rowsOf(db)).toEqual(before);
      // As it was: from closing, whatever was open.
      for (const { report_id, projection } of before) {
        const closings = await db
          .selectFrom('case_event')
          .innerJoin('ledger_entry', 'ledger_entry.leaf_index', 'case_event.leaf_index')
          .where('case_event.report_id', '=', report_id)
          .where('ledger_entry.type', '=', 'case.closed')
          .select('ledger_entry.at')
          .execute();
        const closedAt = closings.at(-1)?.at ?? null;
        await db
          .updateTable('case')
          .set({
            closed_at: closedAt,
            projection: JSON.stringify({ ...JSON.parse(projection), closedAt }),
          })
          .where('report_id', '=', report_id)
          .execute();
      }
      expect(await rowsOf(db)).not.toEqual(before);
      await sql`delete from kysely_migration where name >= '0016'`.execute(db);
      // What this migration and those after it made.
      for (const table of ['notice_file', 'case_wait', 'wait_count'])
        await sql`drop table ${sql.table(table)}`.execute(db);
      await migrateDatabase(db);
      expect(await rowsOf(db)).toEqual(before);
      await rebuildCases(db, readTimes(guideline2023));
      expect(await rowsOf(db)).toEqual(before);
    });
  });

  it('goes when that time is over', async () => {
    await later(2);
    expect(await kept()).toEqual(['inspected']);
  });
});
