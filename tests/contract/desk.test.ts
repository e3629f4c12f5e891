import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { revokeHandler } from '../../server/team/handlers.ts';
import { caseEventSchema, signedPart } from '../../utils/casework/case-event.ts';
import { projectCase } from '../../utils/casework/project-case.ts';
import { readTimes } from '../../utils/casework/times.ts';
import {
  deskCaseSchema,
  deskCountsSchema,
  queueSchema,
  reportCaseSchema,
} from '../../utils/casework/wire.ts';
import { fromHex } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { leafHash, verifyInclusion } from '../../utils/evidence/merkle.ts';
import { verifyEndpointJws } from '../../utils/evidence/receipt.ts';
import { verifyCanonical } from '../../utils/evidence/signature.ts';
import { checkpointClaimsSchema } from '../../utils/protocol/ledger.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { takeStepOf } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import {
  askDesk,
  authorize,
  enrol,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
  withDatabase,
} from './handler.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

const hash = 'a'.repeat(64);
const times = readTimes(guideline2023);

let endpoint: TestEndpoint;
let reviewer: TestHandler;
let disposer: TestHandler;
let supervisor: TestHandler;
let administrator: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
  reviewer = await enrol(endpoint, ['reviewer']);
  disposer = await enrol(endpoint, ['disposer']);
  supervisor = await enrol(endpoint, ['supervisor']);
  administrator = await enrol(endpoint, ['administrator']);
});
afterAll(() => endpoint.remove());

async function arrive(): Promise<TestReport> {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  return report;
}

/** Signs and sends one step after the other; resolves to the statuses. */
async function walk(
  report: TestReport,
  steps: readonly (readonly [TestHandler, Parameters<typeof signStep>[2], object])[],
): Promise<number[]> {
  const statuses = [];
  for (const [place, [handler, type, facts]] of steps.entries()) {
    const at = { reportId: report.id, seq: place + 1 };
    const step = [type, facts as Facts<typeof type>] as const;
    statuses.push((await takeStepOf(endpoint, handler, at, step)).status);
  }
  return statuses;
}

/** From the claim to a sign-off by a second person. */
const untilActing = () =>
  [
    [reviewer, 'case.claimed', {}],
    [reviewer, 'case.assessed', { complete: true, disagreements: 0 }],
    [reviewer, 'case.accepted', { clause: 'object' }],
    [reviewer, 'case.judged', { finding: 'upheld', clauses: ['insult'], found: ['coordinated'] }],
    [
      disposer,
      'measures.proposed',
      { grade: 3, signOffs: 2, rule: 1, measures: [{ id: 'remove' }] },
    ],
    [supervisor, 'measures.signed-off', {}],
  ] as const;

async function problemOf(answer: Response) {
  return problemSchema.parse(await answer.json());
}

describe('a case', () => {
  it('goes from its report to its end, and its reporter can prove every step', async () => {
    const report = await arrive();
    const statuses = await walk(report, [
      ...untilActing(),
      [disposer, 'measure.forwarded', { number: 1, to: 'forum.example.org' }],
      [disposer, 'measure.confirmed', { number: 1 }],
      [disposer, 'case.linked', { other: '11111111-1111-4111-8111-111111111111' }],
      [disposer, 'case.replied', { basis: ['insult'], outcome: 'upheld', message: hash }],
      [disposer, 'case.closed', {}],
    ]);
    expect(statuses).toEqual(Array(11).fill(201));
    const answer = await fetch(endpoint.url + paths.reportCase(report.id), {
      headers: { Authorization: `Bearer ${report.capability}` },
    });
    const told = reportCaseSchema.parse(await answer.json());
    expect(told.state).toBe('closed');
    // The link tells of another report, and is not for this reporter.
    expect(told.steps.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
    const { descriptor } = endpoint.descriptor;
    const jws = await verifyEndpointJws(told.checkpoint, descriptor.receiptKeys);
    if (!jws.ok) throw new Error(jws.error);
    const { checkpoint } = checkpointClaimsSchema.parse(jws.value);
    const handlers = [reviewer, disposer, supervisor];
    for (const { event, leafIndex, inclusionPath } of told.steps) {
      const proof = {
        index: leafIndex,
        size: checkpoint.size,
        path: inclusionPath.map(fromHex),
        rootHash: fromHex(checkpoint.rootHash),
      };
      expect(await verifyInclusion({ ...proof, leaf: await leafHash(canonicalBytes(event)) })).toBe(
        true,
      );
      const changed = await leafHash(canonicalBytes({ ...event, seq: event.seq + 1 }));
      expect(await verifyInclusion({ ...proof, leaf: changed })).toBe(false);
      const step = caseEventSchema.parse(event);
      const { by, signature = '' } = step;
      const signer = handlers.find(({ number }) => 'handler' in by && by.handler === number);
      if (signer === undefined) throw new Error('nobody');
      const key = signer.pair.publicKey;
      expect(await verifyCanonical(signingDomains.case, signedPart(step), signature, key)).toBe(
        true,
      );
    }
    const stranger = await fetch(endpoint.url + paths.reportCase(report.id), {
      headers: { Authorization: `Bearer ${'A'.repeat(43)}` },
    });
    expect(stranger.status).toBe(404);
  });

  it('is the same read from its steps, shown at the desk and counted', async () => {
    const report = await arrive();
    await walk(report, untilActing());
    const answer = await askDesk(endpoint, disposer, paths.deskCase(report.id));
    const shown = deskCaseSchema.parse(await answer.json());
    expect(shown).toMatchObject({ state: 'acting', seq: 6, owner: reviewer.number });
    expect(shown.header?.category).toBe('insult');
    const { lane, laneRule, receivedAt } = shown;
    const events = shown.steps.map(({ event }) => caseEventSchema.parse(event));
    const projected = projectCase({ reportId: report.id, receivedAt, lane, laneRule }, events);
    expect(projected).toMatchObject({ state: 'acting', seq: 6, reviewers: [reviewer.number] });
    expect(projected.disposers).toEqual([disposer.number, supervisor.number]);
    const countsOf = async (handler: TestHandler) => {
      const told = await (await askDesk(endpoint, handler, paths.deskCounts)).json();
      return deskCountsSchema.parse(told).counts.find(({ state }) => state === 'acting');
    };
    expect(await countsOf(reviewer)).toMatchObject({ count: 1, mine: 1, unclaimed: 0 });
    expect(await countsOf(administrator)).toMatchObject({ count: 1, mine: 0, unclaimed: 0 });
  });

  it('needs as many different people as its grade, none of whom reviewed it', async () => {
    const report = await arrive();
    const both = await enrol(endpoint, ['reviewer', 'disposer', 'supervisor']);
    const steps = untilActing().slice(0, 3);
    expect(await walk(report, steps)).toEqual([201, 201, 201]);
    const place = (seq: number) => ({ reportId: report.id, seq });
    const judged = { finding: 'upheld', clauses: ['insult'], found: ['coordinated'] } as const;
    const send = async (
      handler: TestHandler,
      seq: number,
      type: Parameters<typeof signStep>[2],
      facts: object,
    ) => sendStep(endpoint, handler, await signStep(handler, place(seq), type, facts as never));
    expect((await send(both, 4, 'case.judged', judged)).status).toBe(201);
    const proposal = { grade: 3, signOffs: 2, rule: 1, measures: [{ id: 'remove' }] };
    const refused = await send(both, 5, 'measures.proposed', proposal);
    expect(refused.status).toBe(403);
    expect((await problemOf(refused)).errors).toEqual([{ pointer: '/type', code: 'both-sides' }]);
    expect((await send(disposer, 5, 'measures.proposed', proposal)).status).toBe(201);
    const twice = await send(disposer, 6, 'measures.signed-off', {});
    expect((await problemOf(twice)).errors).toEqual([
      { pointer: '/type', code: 'not-signed-by-doer' },
    ]);
    expect((await send(supervisor, 6, 'measures.signed-off', {})).status).toBe(201);
  });
});

describe('a step', () => {
  it('sent again is answered as before; other words under its id are refused', async () => {
    const { id: reportId } = await arrive();
    const step = await signStep(reviewer, { reportId, seq: 1 }, 'case.claimed', {});
    const first = await sendStep(endpoint, reviewer, step);
    const again = await sendStep(endpoint, reviewer, step);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    const other = await signStep(reviewer, { reportId, seq: 2, id: step.id }, 'case.released', {});
    const refused = await sendStep(endpoint, reviewer, other);
    expect([refused.status, (await problemOf(refused)).type]).toEqual([
      409,
      'urn:plaint:problem:conflict',
    ]);
  });

  it('that comes late is told what happened; one that skips a number too', async () => {
    const { id: reportId } = await arrive();
    const [mine, theirs] = [
      await signStep(reviewer, { reportId, seq: 1 }, 'case.claimed', {}),
      await signStep(disposer, { reportId, seq: 1 }, 'case.claimed', {}),
    ];
    expect((await sendStep(endpoint, reviewer, mine)).status).toBe(201);
    const late = await problemOf(await sendStep(endpoint, disposer, theirs));
    expect(late).toMatchObject({ status: 409, case: { seq: 1, owner: reviewer.number } });
    expect(late['since']).toMatchObject([{ event: { id: mine.id } }]);
    const skipping = await signStep(disposer, { reportId, seq: 3 }, 'case.claimed', {});
    const skipped = await problemOf(await sendStep(endpoint, disposer, skipping));
    expect(skipped).toMatchObject({ status: 409, case: { seq: 1 }, since: [] });
  });

  it('changed, signed by another, or for another report is refused', async () => {
    const [{ id: reportId }, { id: elsewhere }] = [await arrive(), await arrive()];
    const place = { reportId, seq: 1 };
    const step = await signStep(reviewer, place, 'case.claimed', {});
    const forged = [
      { ...step, seq: 2 },
      { ...step, reportId: elsewhere },
      { ...step, by: { handler: disposer.number, kid: disposer.pair.publicKey.kid } },
      { ...step, sealed: hash },
    ];
    for (const each of forged) expect((await sendStep(endpoint, reviewer, each)).status).toBe(422);
    const { signature: _, ...unsigned } = step;
    expect((await sendStep(endpoint, reviewer, unsigned)).status).toBe(422);
    // Signed well, by somebody else than who sends it, or by nobody who is here.
    expect((await sendStep(endpoint, disposer, step)).status).toBe(422);
    const nobody = { number: reviewer.number, pair: (await enrol(await startOther(), [])).pair };
    const foreign = await signStep(nobody, place, 'case.claimed', {});
    expect((await sendStep(endpoint, reviewer, foreign)).status).toBe(422);
    expect((await sendStep(endpoint, nobody, foreign)).status).toBe(401);
    const unknown = await signStep(
      reviewer,
      { reportId: '11111111-1111-4111-8111-111111111111', seq: 1 },
      'case.claimed',
      {},
    );
    expect((await sendStep(endpoint, reviewer, unknown)).status).toBe(404);
    expect((await sendStep(endpoint, reviewer, step)).status).toBe(201);
  });
});

const others: TestEndpoint[] = [];
async function startOther(): Promise<TestEndpoint> {
  const other = await startTestEndpoint();
  others.push(other);
  return other;
}
afterAll(async () => {
  for (const other of others) await other.remove();
});

describe('a request to the desk', () => {
  const path = paths.deskCases;
  const get = (authorization: string | undefined, asked: string = path) =>
    fetch(endpoint.url + asked, {
      headers: authorization === undefined ? {} : { Authorization: authorization },
    });

  it('passes once, just now, here, and as it was signed', async () => {
    const request = { method: 'GET', path };
    const good = await authorize(endpoint, reviewer, request);
    expect((await get(good)).status).toBe(200);
    expect((await get(good)).status).toBe(401);
    expect((await get(undefined)).status).toBe(401);
    expect((await get('Plaint-Handler kid=x')).status).toBe(401);
    expect((await get(`Bearer ${'A'.repeat(43)}`)).status).toBe(401);
    const other = await authorize(endpoint, reviewer, request);
    expect((await get(other, `${path}?owner=me`)).status).toBe(401);
    const old = new Date(Date.now() - 3 * 60_000).toISOString();
    expect((await get(await authorize(endpoint, reviewer, request, old))).status).toBe(401);
    const elsewhere = await authorize(await startOther(), reviewer, request);
    expect((await get(elsewhere)).status).toBe(401);
  });

  it('of somebody who left is nobody’s, and so is a step', async () => {
    const leaving = await enrol(endpoint, ['reviewer']);
    const { id: reportId } = await arrive();
    expect((await askDesk(endpoint, leaving, path)).status).toBe(200);
    await withDatabase(endpoint, (db) => revokeHandler(db, leaving.number, new Date()));
    expect((await askDesk(endpoint, leaving, path)).status).toBe(401);
    const step = await signStep(leaving, { reportId, seq: 1 }, 'case.claimed', {});
    expect((await sendStep(endpoint, leaving, step)).status).toBe(401);
  });
});

describe('the queue', () => {
  it('goes page by page, most urgent first, and shows each case once', async () => {
    const crowded = await startTestEndpoint({
      environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
    });
    const asking = await enrol(crowded, ['reviewer']);
    const sent: string[] = [];
    for (let count = 0; count < 120; count += 1) {
      const flags = count % 10 === 3 ? ['minor'] : [];
      const report = await createReport(crowded.descriptor.descriptor.deskKey, {
        header: { flags },
      });
      expect((await sendReport(crowded.url, report)).status).toBe(201);
      sent.push(report.id);
    }
    const first = queueSchema.parse(await (await askDesk(crowded, asking, path)).json());
    expect(first.cases).toHaveLength(100);
    const rest = queueSchema.parse(
      await (await askDesk(crowded, asking, `${path}?after=${first.next}`)).json(),
    );
    expect(rest).toMatchObject({ cases: { length: 20 } });
    expect(rest.next).toBeUndefined();
    const all = [...first.cases, ...rest.cases];
    expect(new Set(all.map(({ reportId }) => reportId))).toEqual(new Set(sent));
    expect(all.slice(0, 12).every(({ lane }) => lane === 'minors')).toBe(true);
    const dues = all.slice(12).map(({ due }) => due?.dueAt ?? '');
    expect(dues).toEqual(dues.toSorted());
    const minors = queueSchema.parse(
      await (await askDesk(crowded, asking, `${path}?lane=minors&owner=none`)).json(),
    );
    expect(minors.cases).toHaveLength(12);
    expect((await askDesk(crowded, asking, `${path}?after=x`)).status).toBe(400);
    expect((await askDesk(crowded, asking, `${path}?owner=all`)).status).toBe(400);
    await crowded.remove();
  }, 60_000);
  const path = paths.deskCases;
});

it('the rows of all cases are the same when they are made anew', async () => {
  const report = await arrive();
  await walk(report, untilActing());
  await withDatabase(endpoint, async (db) => {
    const rows = async () => ({
      cases: await db.selectFrom('case').selectAll().orderBy('report_id').execute(),
      events: await db.selectFrom('case_event').selectAll().orderBy('id').execute(),
      counts: await db
        .selectFrom('case_count')
        .selectAll()
        .orderBy('lane')
        .orderBy('state')
        .orderBy('owner')
        .execute(),
    });
    const before = await rows();
    expect(before.events.length).toBeGreaterThan(15);
    expect(await rebuildCases(db, times)).toBe(before.cases.length);
    expect(await rows()).toEqual(before);
  });
});
