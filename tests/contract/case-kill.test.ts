import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { openDatabase } from '../../server/db/database.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import type { CaseEventType, UnstampedEvent } from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { createHome } from './endpoint-process.ts';
import { authorize, enrolIn, type Facts, sendStep, signStep, type TestHandler } from './handler.ts';
import { createReport, sendReport } from './reporter.ts';

const rounds = Number(process.env['PLAINT_KILL_ROUNDS'] ?? 4);

it(`steps that were answered outlive a killed endpoint, and none stands by half, ${rounds} times`, async () => {
  const home = await createHome();
  const config = { dataDir: home.dataDir, databaseUrl: undefined };
  const open = () =>
    openDatabase(config, (cause) => {
      throw cause;
    });
  let running = await home.start();
  const handler: TestHandler = await enrolIn(config, ['reviewer']);
  const answered: UnstampedEvent[] = [];
  let [reportId, seq] = ['', 0];
  for (let round = 0; round < rounds; round += 1) {
    const { url } = running;
    const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
    expect((await sendReport(url, report)).status).toBe(201);
    [reportId, seq] = [report.id, 0];
    const descriptor = signedDescriptorSchema.parse(
      await (await fetch(url + paths.descriptor)).json(),
    );
    const send = async () => {
      const type = seq % 2 === 0 ? 'case.claimed' : 'case.released';
      const step = await signStep(handler, { reportId, seq: seq + 1 }, type, {});
      const path = paths.deskEvents(reportId);
      const body = JSON.stringify(step);
      const request = { method: 'POST', path, body };
      const authorization = await authorize({ descriptor }, handler, request);
      const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
      const answer = await fetch(url + path, { method: 'POST', headers, body });
      if (answer.status !== 201) throw new Error(String(answer.status));
      answered.push(step);
      seq += 1;
    };
    const isGone = (async () => {
      for (;;) await send();
    })().catch((cause: unknown) => {
      if (!(cause instanceof TypeError)) throw cause;
    });
    await pause(randomInt(80, 400));
    await running.end('SIGKILL');
    await isGone;
    running = await home.start();
  }
  await running.end('SIGTERM');
  expect(answered.length).toBeGreaterThan(rounds);
  const db = await open();
  const ids = await db.selectFrom('case_event').select('id').execute();
  const kept = new Set(ids.map(({ id }) => id));
  expect(answered.filter(({ id }) => !kept.has(id))).toEqual([]);
  const rows = async () => [
    await db.selectFrom('case').selectAll().orderBy('report_id').execute(),
    await db.selectFrom('case_event').selectAll().orderBy('id').execute(),
    await db.selectFrom('case_count').selectAll().orderBy('lane').orderBy('owner').execute(),
  ];
  const before = await rows();
  await rebuildCases(db, readTimes(guideline2023));
  expect(await rows()).toEqual(before);
  await db.destroy();
  await home.remove();
}, 120_000);

const account = 'b'.repeat(64);
/** A decision with accounts, from the review to the list. */
const decision: readonly (readonly [who: 'reviewer' | 'disposer', CaseEventType, object])[] = [
  ['reviewer', 'case.claimed', {}],
  ['reviewer', 'case.assessed', { complete: true, disagreements: 0 }],
  ['reviewer', 'case.accepted', { clause: 'insult' }],
  ['reviewer', 'case.judged', { finding: 'upheld', clauses: ['insult'], accounts: [account] }],
  [
    'disposer',
    'measures.proposed',
    { grade: 2, signOffs: 1, rule: 0, upheldBefore: 0, measures: [{ id: 'remove' }] },
  ],
  ['disposer', 'measure.forwarded', { number: 1, to: 'forum.example.org' }],
  [
    'disposer',
    'account.listed',
    { tag: account, expiresAt: '2099-01-01T00:00:00.000Z', reason: 'repeated' },
  ],
];

it('an endpoint that is killed between any two steps of a decision goes on where it was, accounts and all', async () => {
  const home = await createHome();
  const config = { dataDir: home.dataDir, databaseUrl: undefined };
  let running = await home.start();
  const people = {
    reviewer: await enrolIn(config, ['reviewer']),
    disposer: await enrolIn(config, ['disposer']),
  };
  const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
  expect((await sendReport(running.url, report)).status).toBe(201);
  const reportId = report.id;
  const send = async (who: TestHandler, step: UnstampedEvent) => {
    const { url } = running;
    const descriptor = signedDescriptorSchema.parse(
      await (await fetch(url + paths.descriptor)).json(),
    );
    return (await sendStep({ url, descriptor }, who, step)).status;
  };
  for (const [place, [who, type, facts]] of decision.entries()) {
    const at = { reportId, seq: place + 1 };
    const step = await signStep(people[who], at, type, facts as Facts<typeof type>);
    // The endpoint goes while the step is on its way, or as soon as it has answered.
    const isEarly = place % 2 === 0;
    const sent = send(people[who], step).catch(() => undefined);
    if (isEarly) await pause(randomInt(5, 30));
    else expect(await sent).toBe(201);
    await running.end('SIGKILL');
    const first = await sent;
    running = await home.start();
    // Sent again it is the same step, once.
    const again = await send(people[who], step);
    if (first === 201) expect(again).toBe(200);
    else expect([200, 201]).toContain(again);
  }
  await running.end('SIGTERM');
  const db = await openDatabase(config, (cause) => {
    throw cause;
  });
  const steps = await db.selectFrom('case_event').select('seq').orderBy('seq').execute();
  expect(steps.map(({ seq }) => seq)).toEqual(decision.map((_, place) => place + 1));
  const rows = async () => [
    await db.selectFrom('case').selectAll().execute(),
    await db.selectFrom('case_mark').selectAll().orderBy('kind').orderBy('mark').execute(),
    await db.selectFrom('case_count').selectAll().orderBy('lane').orderBy('owner').execute(),
  ];
  const before = await rows();
  expect(before[1]).toMatchObject([
    { kind: 'account', mark: account },
    { kind: 'listed', mark: account },
  ]);
  await rebuildCases(db, readTimes(guideline2023));
  expect(await rows()).toEqual(before);
  await db.destroy();
  await home.remove();
}, 120_000);
