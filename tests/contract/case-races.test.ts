import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import type { Database } from '../../server/db/database.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import {
  enrol,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
  withDatabase,
} from './handler.ts';
import { createReport, sendReport } from './reporter.ts';

/** 1,000 is the full proof; a test run makes fewer of the same. */
const races = Number(process.env['PLAINT_CASE_RACES'] ?? 100);

let endpoint: TestEndpoint | undefined;
afterEach(async () => {
  await endpoint?.remove();
  endpoint = undefined;
});

async function start(): Promise<TestEndpoint> {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  return endpoint;
}

async function arrive(at: TestEndpoint): Promise<string> {
  const report = await createReport(at.descriptor.descriptor.deskKey, { evidence: [] });
  expect((await sendReport(at.url, report)).status).toBe(201);
  return report.id;
}

/** What each of two may want to do first. */
const firsts: readonly (readonly [CaseEventType, object])[] = [
  ['case.claimed', {}],
  ['case.assessed', { complete: true, disagreements: 0 }],
  ['note.added', { sealed: 'a'.repeat(64) }],
];

it(`of two who act on one case one wins and the other sees what happened, ${races} times`, async () => {
  const at = await start();
  const two = [await enrol(at, ['reviewer']), await enrol(at, ['reviewer'])] as const;
  for (let race = 0; race < races; race += 1) {
    const reportId = await arrive(at);
    const sendOne = async (handler: TestHandler, by: number) => {
      const [type, facts] = firsts[(race + by) % firsts.length] ?? ['case.claimed', {}];
      const place = { reportId, seq: 1 };
      const step = await signStep(handler, place, type, facts as Facts<typeof type>);
      return { step, answer: await sendStep(at, handler, step) };
    };
    const [one, other] = await Promise.all([sendOne(two[0], 0), sendOne(two[1], 1)]);
    const [won, lost] = one.answer.status === 201 ? [one, other] : [other, one];
    expect([won.answer.status, lost.answer.status]).toEqual([201, 409]);
    const told = problemSchema.parse(await lost.answer.json());
    expect(told).toMatchObject({
      type: 'urn:plaint:problem:out-of-step',
      case: { seq: 1 },
      since: [{ event: { id: won.step.id, signature: won.step.signature } }],
    });
  }
  await withDatabase(at, async (db) => {
    const { count } = await db
      .selectFrom('case_event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(races);
  });
}, 900_000);

/** Every row that a step could touch. */
async function everything(db: Database) {
  const tables = [
    ...['case', 'case_event', 'case_count', 'case_mark', 'case_wait', 'wait_count'],
    ...['ledger_head', 'ledger_entry', 'ledger_node'],
  ];
  const rows = tables.map((name) =>
    db
      .selectFrom(name as 'case')
      .selectAll()
      .execute(),
  );
  const all = await Promise.all(rows);
  return all.map((table) => table.map((row) => JSON.stringify(row)).toSorted());
}

describe('a step that is broken off', () => {
  const writes = [
    'insert on ledger_entry',
    'insert on ledger_node',
    'update on ledger_head',
    'insert on case_event',
    'update on case',
    'insert on case_count',
    'update on case_count',
    'delete on case_count',
  ];

  /** Faults one write of a step, and sees that there is nothing of the step, and then all of it. */
  async function expectAllOrNothing(
    at: TestEndpoint,
    [verb, table]: readonly [verb: string, table: string],
    send: () => Promise<Response>,
  ): Promise<void> {
    await withDatabase(at, async (db) => {
      const before = await everything(db);
      const file = new DatabaseSync(join(at.config.dataDir, 'plaint.sqlite'));
      file.exec(
        `create trigger fault before ${verb} on "${table}" begin select raise(abort, 'fault'); end`,
      );
      expect((await send()).status).toBe(500);
      file.exec('drop trigger fault');
      file.close();
      expect(await everything(db)).toEqual(before);
      expect((await send()).status).toBe(201);
      const after = await everything(db);
      expect(after).not.toEqual(before);
      await rebuildCases(db, readTimes(guideline2023));
      expect(await everything(db)).toEqual(after);
    });
  }

  function read(write: string): readonly [verb: string, table: string] {
    const [verb = '', table = ''] = write.split(' on ');
    return [verb, table];
  }

  it.each(writes)(
    'at its %s leaves everything as it was, and is taken afterwards',
    async (write) => {
      const at = await start();
      const handler = await enrol(at, ['reviewer']);
      const reportId = await arrive(at);
      // Alone in its cell of the counters, the row goes; beside another, it is counted down.
      if (!write.startsWith('delete')) await arrive(at);
      const step = await signStep(handler, { reportId, seq: 1 }, 'case.claimed', {});
      await expectAllOrNothing(at, read(write), () => sendStep(at, handler, step));
    },
  );

  it.each([
    'insert on case_wait',
    'insert on wait_count',
    'delete on case_wait',
    'update on wait_count',
    'delete on wait_count',
  ])('at its %s, of what a case waits for, leaves everything as it was', async (write) => {
    const at = await start();
    const handler = await enrol(at, ['reviewer']);
    const reportId = await arrive(at);
    const opened = await signStep(handler, { reportId, seq: 1 }, 'guidance.opened', {});
    const isFirst = write.startsWith('insert');
    if (!isFirst) expect((await sendStep(at, handler, opened)).status).toBe(201);
    const step = isFirst
      ? opened
      : await signStep(handler, { reportId, seq: 2 }, 'guidance.explained', {});
    await expectAllOrNothing(at, read(write), () => sendStep(at, handler, step));
  });

  it('at its insert on what cases are found by leaves everything as it was', async () => {
    const at = await start();
    const handler = await enrol(at, ['reviewer']);
    const reportId = await arrive(at);
    const place = (seq: number) => ({ reportId, seq });
    const before = [
      await signStep(handler, place(1), 'case.claimed', {}),
      await signStep(handler, place(2), 'case.assessed', { complete: true, disagreements: 0 }),
      await signStep(handler, place(3), 'case.accepted', { clause: 'object' }),
    ];
    for (const step of before) expect((await sendStep(at, handler, step)).status).toBe(201);
    const judged = await signStep(handler, place(4), 'case.judged', {
      finding: 'upheld',
      clauses: ['insult'],
      accounts: ['7'.repeat(64)],
    });
    await expectAllOrNothing(at, ['insert', 'case_mark'], () => sendStep(at, handler, judged));
  });

  it('writes nothing else', async () => {
    const at = await start();
    const handler = await enrol(at, ['reviewer']);
    const reportId = await arrive(at);
    const file = new DatabaseSync(join(at.config.dataDir, 'plaint.sqlite'));
    const tables = file.prepare("select name from sqlite_master where type = 'table'").all();
    file.exec('create table written (what text)');
    for (const { name } of tables)
      for (const verb of ['insert', 'update', 'delete'])
        file.exec(
          `create trigger "${verb} ${name}" after ${verb} on "${name}" begin insert into written values ('${verb} on ${name}'); end`,
        );
    const step = await signStep(handler, { reportId, seq: 1 }, 'case.claimed', {});
    expect((await sendStep(at, handler, step)).status).toBe(201);
    const written = file.prepare('select distinct what from written').all();
    file.close();
    expect(written.map(({ what }) => what).toSorted()).toEqual(writes.toSorted());
  });
});
