import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { reportCaseSchema } from '../../utils/casework/wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { takeStepOf } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { enrol, type Facts, type TestHandler } from './handler.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const hash = 'a'.repeat(64);

let endpoint: TestEndpoint;
afterEach(() => endpoint.remove());

/** Ahead of the machine's clock by so much: requests are signed by the same. */
let aheadMs = 0;
const now = () => new Date(Date.now() + aheadMs);

async function start(): Promise<void> {
  aheadMs = 0;
  const environment = { PLAINT_RETENTION_DAYS: '30' };
  endpoint = await startTestEndpoint({ environment, now });
}

async function arrive(): Promise<TestReport> {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  return report;
}

async function later(days: number): Promise<void> {
  aheadMs += days * dayMs;
  endpoint = await endpoint.restart();
}

/** Whose content is still here. */
async function kept(reports: readonly TestReport[]): Promise<boolean[]> {
  const names = await readdir(join(endpoint.config.dataDir, 'evidence'), { recursive: true });
  return reports.map(({ envelope }) =>
    names.some((name) => name.includes(envelope.manifest.capabilitySha256)),
  );
}

async function decline({ id: reportId }: TestReport, handler: TestHandler): Promise<void> {
  const steps: readonly (readonly [CaseEventType, object])[] = [
    ['case.assessed', { complete: true, disagreements: 0 }],
    ['case.declined', { clause: 'object' }],
    ['case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
    ['case.closed', {}],
  ];
  for (const [place, [type, facts]] of steps.entries()) {
    const at = { reportId, seq: place + 1 };
    const step = [type, facts as Facts<typeof type>] as const;
    const answer = await takeStepOf(endpoint, handler, at, step, now().toISOString());
    expect(answer.status).toBe(201);
  }
}

it('content goes so long after the end of its case, and never while the case is open', async () => {
  await start();
  const handler = await enrol(endpoint, ['reviewer', 'disposer']);
  const [closed, open] = [await arrive(), await arrive()];
  await later(40);
  expect(await kept([closed, open])).toEqual([true, true]);
  await decline(closed, handler);
  await later(29);
  expect(await kept([closed, open])).toEqual([true, true]);
  await later(2);
  expect(await kept([closed, open])).toEqual([false, true]);
  const answer = await fetch(endpoint.url + paths.reportCase(closed.id), {
    headers: { Authorization: `Bearer ${closed.capability}` },
  });
  const told = reportCaseSchema.parse(await answer.json());
  expect(told.steps.map(({ event }) => event.type)).toContain('case.replied');
});

it('where nobody was ever on the team it counts from arrival', async () => {
  await start();
  const report = await arrive();
  await later(29);
  expect(await kept([report])).toEqual([true]);
  await later(2);
  expect(await kept([report])).toEqual([false]);
});
