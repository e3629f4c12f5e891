import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deskCountsSchema, queueSchema } from '../../utils/casework/wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { takeStepOf } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { readCase, walkCase } from './forward-notice.ts';
import { askDesk, enrol, type TestHandler } from './handler.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

/** Another lane than the rules chose: with a reason or by a rule, and with its own queue, order and clock. */
let endpoint: TestEndpoint;
let reviewer: TestHandler;
let disposer: TestHandler;
let report: TestReport;
let other: TestReport;
const sealed = 'a'.repeat(64);

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
  disposer = await enrol(endpoint, ['disposer']);
});
afterAll(() => endpoint.remove());

async function arrive(): Promise<TestReport> {
  const made = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });
  expect((await sendReport(endpoint.url, made)).status).toBe(201);
  return made;
}
beforeEach(async () => {
  other = await arrive();
  report = await arrive();
});

const read = (id = report.id) => readCase(endpoint, reviewer, id);

async function refusalOf(by: TestHandler, facts: object): Promise<string> {
  const { seq } = await read();
  const at = { reportId: report.id, seq: seq + 1 };
  const answer = await takeStepOf(endpoint, by, at, ['lane.changed', facts as never]);
  return `${answer.status} ${(await answer.json()).errors?.[0]?.code ?? ''}`;
}

async function queueOf(lane: string): Promise<readonly string[]> {
  const answer = await askDesk(endpoint, reviewer, `${paths.deskCases}?lane=${lane}`);
  return queueSchema.parse(await answer.json()).cases.map(({ reportId }) => reportId);
}

async function countOf(lane: string): Promise<number> {
  const answer = await askDesk(endpoint, reviewer, paths.deskCounts);
  const { counts } = deskCountsSchema.parse(await answer.json());
  return counts.filter((each) => each.lane === lane).reduce((sum, { count }) => sum + count, 0);
}

it('needs a sealed reason or a rule of that lane, and somebody who may', async () => {
  const { lane, laneRule } = await read();
  expect(await refusalOf(reviewer, { lane: 'minors' })).toBe('422 lane-fits');
  expect(await refusalOf(reviewer, { lane: 'minors', rule: 'no-such-rule' })).toBe('422 lane-fits');
  expect(await refusalOf(reviewer, { lane: 'no-such-lane', sealed })).toBe('422 lane-fits');
  expect(await refusalOf(reviewer, { lane, rule: laneRule })).toBe('422 lane-fits');
  expect(await refusalOf(disposer, { lane: 'minors', sealed })).toBe('403 wrong-role');
  expect(await read()).toMatchObject({ lane, laneRule });
});

it('with a reason, the case leaves one queue for the other, stands on top, and goes by its clock', async () => {
  const before = await read();
  const counted = [await countOf(before.lane), await countOf('minors')];
  await walkCase(endpoint, report, [[reviewer, 'lane.changed', { lane: 'minors', sealed }]]);
  const after = await read();
  expect(after).toMatchObject({ lane: 'minors', laneRule: 'by-hand' });
  expect(await queueOf('minors')).toContain(report.id);
  expect(await queueOf(before.lane)).not.toContain(report.id);
  const [was = 0, is = 0] = counted;
  expect([await countOf(before.lane), await countOf('minors')]).toEqual([was - 1, is + 1]);
  const answer = await askDesk(endpoint, reviewer, paths.deskCases);
  const all = queueSchema.parse(await answer.json()).cases.map(({ reportId }) => reportId);
  expect(all.indexOf(report.id)).toBeLessThan(all.indexOf(other.id));
  const dueOf = ({ dueTimes }: Awaited<ReturnType<typeof readCase>>) =>
    dueTimes.find(({ timer }) => timer === 'decide')?.dueAt ?? '';
  expect(dueOf(after) < dueOf(before)).toBe(true);
});

it('by a rule of that lane needs no words, and the rule is shown', async () => {
  const rule = guideline2023.lanes.find(({ id }) => id === 'minors')?.rules[0]?.id;
  await walkCase(endpoint, report, [[reviewer, 'lane.changed', { lane: 'minors', rule }]]);
  expect(await read()).toMatchObject({ lane: 'minors', laneRule: rule });
  // The rule is the reason: it is of that lane alone.
  expect(await refusalOf(reviewer, { lane: 'general', rule })).toBe('422 lane-fits');
});
