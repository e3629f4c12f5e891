import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { caseEventSchema } from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { deskCaseSchema, deskCountsSchema } from '../../utils/casework/wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { askDesk, enrol, sendStep, signStep, withDatabase } from './handler.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, putReport, sendReport } from './reporter.ts';

const times = readTimes(guideline2023);
const late = () => new Date(Date.now() + 400 * 3_600_000);

const databases = [{ name: 'SQLite' }, { name: 'PostgreSQL' }] as const;

describe.each(databases)('on $name', ({ name }) => {
  const isSkipped = name === 'PostgreSQL' && !hasPostgres;
  let postgres: PostgresServer | undefined;
  let endpoint: TestEndpoint;
  beforeAll(async () => {
    if (isSkipped) return;
    postgres = name === 'PostgreSQL' ? await startPostgres() : undefined;
    endpoint = await startTestEndpoint({
      environment: postgres === undefined ? {} : { PLAINT_DATABASE_URL: postgres.url },
    });
  }, 60_000);
  afterAll(async () => {
    if (isSkipped) return;
    await endpoint.remove();
    await postgres?.stop();
  }, 60_000);

  it.skipIf(isSkipped)('a case begins with its report, once', async () => {
    const report = await createReport(endpoint.descriptor.descriptor.deskKey);
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    // Nobody is on the team yet: there is nobody to be late.
    const clock = await withDatabase(endpoint, (db) =>
      runClock({ db, standard: guideline2023, now: late }),
    );
    expect(clock).toBe(0);
    const handler = await enrol(endpoint, ['reviewer']);
    await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    const answer = await askDesk(endpoint, handler, paths.deskCase(report.id));
    const shown = deskCaseSchema.parse(await answer.json());
    expect(shown).toMatchObject({ state: 'received', seq: 0, owner: null, steps: [] });
    const counts = await askDesk(endpoint, handler, paths.deskCounts);
    expect(deskCountsSchema.parse(await counts.json()).counts).toEqual([
      { lane: shown.lane, state: 'received', count: 1, mine: 0, unclaimed: 1 },
    ]);
  });

  it.skipIf(isSkipped)('reports of before the tables have theirs at the next start', async () => {
    for (let count = 0; count < 3; count += 1)
      await sendReport(endpoint.url, await createReport(endpoint.descriptor.descriptor.deskKey));
    const rows = () =>
      withDatabase(endpoint, async (db) => ({
        cases: await db.selectFrom('case').selectAll().orderBy('report_id').execute(),
        counts: await db.selectFrom('case_count').selectAll().orderBy('lane').execute(),
      }));
    const before = await rows();
    await withDatabase(endpoint, async (db) => {
      await db.deleteFrom('case').execute();
      await db.deleteFrom('case_count').execute();
    });
    endpoint = await endpoint.restart();
    expect(endpoint.logLines.filter((line) => line.includes('cases.filled'))).toHaveLength(1);
    expect(await rows()).toEqual(before);
    endpoint = await endpoint.restart();
    expect(endpoint.logLines.filter((line) => line.includes('cases.filled'))).toEqual([]);
  });

  it.skipIf(isSkipped)('two at once: one wins; the rows are the same made anew', async () => {
    const two = [await enrol(endpoint, ['reviewer']), await enrol(endpoint, ['reviewer'])];
    for (let race = 0; race < 20; race += 1) {
      const report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });
      await sendReport(endpoint.url, report);
      const answers = await Promise.all(
        two.map(async (handler) => {
          const place = { reportId: report.id, seq: 1 };
          return sendStep(endpoint, handler, await signStep(handler, place, 'case.claimed', {}));
        }),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    }
    await withDatabase(endpoint, async (db) => {
      const rows = async () => [
        await db.selectFrom('case').selectAll().orderBy('report_id').execute(),
        await db.selectFrom('case_event').selectAll().orderBy('id').execute(),
        await db.selectFrom('case_count').selectAll().orderBy('lane').orderBy('owner').execute(),
      ];
      const before = await rows();
      await rebuildCases(db, times);
      expect(await rows()).toEqual(before);
    });
  });

  it.skipIf(isSkipped)(
    'the clock notes and raises once what ran out, in both of two processes',
    async () => {
      const handler = await enrol(endpoint, ['auditor']);
      const report = await createReport(endpoint.descriptor.descriptor.deskKey);
      await sendReport(endpoint.url, report);
      await withDatabase(endpoint, async (db) => {
        const ports = { db, standard: guideline2023, now: late };
        await Promise.all([
          runClock(ports),
          withDatabase(endpoint, (other) => runClock({ ...ports, db: other })),
        ]);
        expect(await runClock(ports)).toBe(0);
      });
      const answer = await askDesk(endpoint, handler, paths.deskCase(report.id));
      const { steps } = deskCaseSchema.parse(await answer.json());
      const events = steps.map(({ event }) => caseEventSchema.parse(event));
      const told = events.map((event) => ('timer' in event ? `${event.type} ${event.timer}` : ''));
      expect(told.toSorted()).toEqual([
        'timer.escalated acknowledge',
        'timer.escalated decide',
        'timer.overdue acknowledge',
        'timer.overdue decide',
      ]);
    },
  );
});
