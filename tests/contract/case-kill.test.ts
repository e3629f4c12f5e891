import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { openDatabase } from '../../server/db/database.ts';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import type { UnstampedEvent } from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { createHome } from './endpoint-process.ts';
import { authorize, enrolIn, signStep, type TestHandler } from './handler.ts';
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
