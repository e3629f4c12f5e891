import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignOfficers } from '../../server/cases/assign-officers.ts';
import { loadChainHead } from '../../server/cases/case-messages.ts';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { addToExposureSums, readExposure } from '../../server/team/exposure.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { type CaseRecord, caseRecordSchema } from '../../utils/casework/case-record.ts';
import {
  accountsSchema,
  linkedSchema,
  rosterSchema,
  supervisionSchema,
} from '../../utils/casework/desk-wire.ts';
import { appealStateSchema, askedOfPlatformSchema } from '../../utils/casework/notice-wire.ts';
import { type Role, roles } from '../../utils/casework/roles.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { deskCaseSchema, deskCountsSchema, queueSchema } from '../../utils/casework/wire.ts';
import { createNoticeCode, readNoticeCode } from '../../utils/desk/notice-code.ts';
import { verifyCaseRecord } from '../../utils/desk/verify-record.ts';
import { randomBytes, toBase64url } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { sealJson } from '../../utils/evidence/seal-json.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { putToDesk, replyKeyOf, takeStepOf, writeToDesk } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { askDesk, enrol, type Facts, type TestHandler, tellDesk, withDatabase } from './handler.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

let endpoint: TestEndpoint;
let reviewer: TestHandler;
let disposer: TestHandler;
let supervisor: TestHandler;
let other: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
  disposer = await enrol(endpoint, ['disposer', 'supervisor']);
  supervisor = await enrol(endpoint, ['supervisor']);
  other = await enrol(endpoint, ['reviewer', 'supervisor']);
});
afterAll(() => endpoint.remove());

const hash = 'a'.repeat(64);
const account = (letter: string) => letter.repeat(64);

async function arrive(header: object = {}): Promise<TestReport> {
  const { deskKey } = endpoint.descriptor.descriptor;
  const report = await createReport(deskKey, { evidence: [], header });
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  return report;
}

type Line = readonly [TestHandler, CaseEventType, object?];

/** One step after the other from where the case stands; what is refused is told by its reason. */
async function walk({ id }: TestReport, lines: readonly Line[]): Promise<string[]> {
  const said: string[] = [];
  for (const [handler, type, facts = {}] of lines) {
    const { seq } = await readCase(id);
    const at = { reportId: id, seq: seq + 1 };
    const answer = await takeStepOf(endpoint, handler, at, [type, facts as Facts<typeof type>]);
    if (answer.ok) said.push(type);
    else said.push(problemSchema.parse(await answer.json()).errors?.[0]?.code ?? 'refused');
  }
  return said;
}

async function readCase(id: string) {
  const answer = await askDesk(endpoint, supervisor, paths.deskCase(id));
  return deskCaseSchema.parse(await answer.json());
}

const judge = (accounts: readonly string[]): Line[] => [
  [reviewer, 'case.claimed'],
  [reviewer, 'case.assessed', { complete: true, disagreements: 0 }],
  [reviewer, 'case.accepted', { clause: 'object' }],
  [reviewer, 'case.judged', { finding: 'upheld', clauses: ['insult'], accounts }],
];
const propose = (grade: number, rule: number, upheldBefore = 0): Line => {
  const signOffs = grade > 2 ? 2 : 1;
  const measures = [{ id: 'remove' }];
  return [disposer, 'measures.proposed', { grade, rule, signOffs, measures, upheldBefore }];
};

async function secret() {
  const capability = toBase64url(randomBytes(32));
  const bytes = new Uint8Array(Buffer.from(capability, 'base64url'));
  return { capability, sha256: await sha256Hex(bytes) };
}

const bearer = (capability: string) => ({
  Authorization: `Bearer ${capability}`,
  'Content-Type': 'application/json',
});

function send(path: string, capability: string, told: object): Promise<Response> {
  const body = JSON.stringify(told);
  return fetch(endpoint.url + path, { method: 'POST', headers: bearer(capability), body });
}

async function ask(path: string, capability: string): Promise<unknown> {
  return (await fetch(endpoint.url + path, { headers: bearer(capability) })).json();
}

async function sealed(words: string) {
  const keys = [endpoint.descriptor.descriptor.deskKey];
  return sealJson(words, { aad: new Uint8Array([1]), keys, bucket: () => 1024 });
}

/** As a notice bears it: the code, and what it gives to who types it. */
async function appealSecret() {
  const typed = createNoticeCode().toLowerCase().replaceAll('-', ' ');
  const keys = await readNoticeCode('appeal', typed);
  if (keys === undefined) throw new Error('no code');
  return { capability: keys.capability, sha256: keys.capabilitySha256 };
}

/** A case whose measure was forwarded, with the secrets of its notice. */
async function forward(tag: string) {
  const report = await arrive();
  const [appeal, answer] = [await appealSecret(), await secret()];
  const notice = { appealSha256: appeal.sha256, answerSha256: answer.sha256 };
  await walk(report, judge([tag]));
  const { ledTo } = await readCase(report.id);
  const said = await walk(report, [
    propose(ledTo?.grade ?? 0, ledTo?.rule ?? 0, ledTo?.upheldBefore),
    [supervisor, 'measures.signed-off'],
    [disposer, 'measure.forwarded', { number: 1, to: 'forum.example.org', ...notice }],
  ]);
  return { report, appeal, answer, said };
}

async function recordOf({ id }: TestReport): Promise<CaseRecord> {
  const answer = await askDesk(endpoint, supervisor, paths.deskRecord(id));
  return caseRecordSchema.parse(await answer.json());
}

const verify = (record: unknown) => verifyCaseRecord(record, { standards: [guideline2023] });

describe('measures', () => {
  it('follow from the standard, or are overridden with a reason', async () => {
    const report = await arrive();
    await walk(report, judge([account('1')]));
    expect((await readCase(report.id)).ledTo).toEqual({
      upheldBefore: 0,
      grade: 2,
      rule: 0,
      signOffs: 1,
    });
    const said = await walk(report, [
      propose(3, 2),
      propose(2, 0, 7),
      [disposer, 'measures.proposed', { grade: 4, signOffs: 2, measures: [], override: true }],
      [
        disposer,
        'measures.proposed',
        { grade: 4, signOffs: 2, measures: [], override: true, sealed: hash },
      ],
      [supervisor, 'measures.returned', { sealed: hash }],
      propose(2, 0),
    ]);
    expect(said).toEqual([
      'grade-fits',
      'grade-fits',
      'grade-fits',
      'measures.proposed',
      'measures.returned',
      'measures.proposed',
    ]);
  });

  it('rise with upheld cases against the account, and fall with a lifted appeal', async () => {
    const tag = account('2');
    const first = await forward(tag);
    expect(first.said[0]).toBe('measures.proposed');
    await forward(tag);
    const third = await arrive();
    await walk(third, judge([tag]));
    expect((await readCase(third.id)).ledTo).toMatchObject({ upheldBefore: 2, grade: 3, rule: 2 });
    const list = async () => {
      const answer = await askDesk(endpoint, disposer, `${paths.deskAccounts}?upheld=2`);
      const { accounts } = accountsSchema.parse(await answer.json());
      return accounts.find((one) => one.tag === tag)?.upheld;
    };
    expect(await list()).toBe(3);
    const appeal = { id: randomUUID(), about: 'measure', sealed: await sealed('not mine') };
    expect((await send(paths.appeals, first.appeal.capability, appeal)).status).toBe(201);
    const lifted: Line = [other, 'appeal.decided', { outcome: 'lifted', sealed: hash }];
    expect(await walk(first.report, [lifted])).toEqual(['appeal.decided']);
    expect(await list()).toBe(2);
    expect((await readCase(third.id)).ledTo).toMatchObject({ upheldBefore: 1, grade: 2 });
  });
});

describe('a notice', () => {
  it('is answered by the platform, once, under its secret', async () => {
    const { report, answer } = await forward(account('3'));
    const asked = askedOfPlatformSchema.parse(await ask(paths.answers, answer.capability));
    expect(asked).toMatchObject({ measure: { measure: 'remove', state: 'forwarded' } });
    expect(asked.dueAt).toBeDefined();
    const told = { id: randomUUID(), answer: 'confirmed' };
    const statuses = [];
    for (let time = 0; time < 2; time += 1)
      statuses.push((await send(paths.answers, answer.capability, told)).status);
    statuses.push(
      (await send(paths.answers, answer.capability, { ...told, id: randomUUID() })).status,
    );
    statuses.push((await send(paths.answers, (await secret()).capability, told)).status);
    expect(statuses).toEqual([201, 200, 422, 404]);
    const { steps } = await readCase(report.id);
    expect(steps.at(-1)?.event).toMatchObject({
      type: 'measure.confirmed',
      by: { party: 'platform' },
    });
  });

  it('bears a code by which its measure is contested, and not the report', async () => {
    const { report, appeal, answer } = await forward(account('4'));
    const before = appealStateSchema.parse(await ask(paths.appeals, appeal.capability));
    expect(before).toMatchObject({ isOpenTo: true, steps: [] });
    const words = await sealed('I never wrote that.');
    const told = { id: randomUUID(), about: 'finding', sealed: words, box: 'a.b.c' };
    expect((await send(paths.appeals, answer.capability, told)).status).toBe(404);
    const statuses = [];
    for (let time = 0; time < 2; time += 1)
      statuses.push((await send(paths.appeals, appeal.capability, told)).status);
    expect(statuses).toEqual([201, 200]);
    const lodged = appealStateSchema.parse(await ask(paths.appeals, appeal.capability));
    expect(lodged).toMatchObject({ isOpenTo: false, box: 'a.b.c' });
    expect(lodged.dueAt).toBeDefined();
    const kept = paths.deskWords(report.id, await messageDigest(words));
    expect(await (await askDesk(endpoint, other, kept)).json()).toEqual(words);
    const page = await askDesk(endpoint, supervisor, `${paths.deskCases}?waits=appeal`);
    const { cases } = queueSchema.parse(await page.json());
    expect(cases.map(({ reportId }) => reportId)).toEqual([report.id]);
    expect(cases[0]?.owner).toBe(reviewer.number);
    const reply = await sealed('It stays.');
    const replySha256 = await messageDigest(reply);
    const place = paths.deskWords(report.id, replySha256);
    expect((await tellDesk(endpoint, other, 'PUT', place, reply)).status).toBe(204);
    const decide = { outcome: 'kept', sealed: hash, replySha256 };
    expect(
      await walk(report, [
        [disposer, 'appeal.decided', decide],
        [other, 'appeal.decided', decide],
      ]),
    ).toEqual(['acted-before', 'appeal.decided']);
    const after = appealStateSchema.parse(await ask(paths.appeals, appeal.capability));
    expect(after.reply).toEqual(reply);
    expect(after.steps.map(({ event }) => event.type)).toEqual(['appeal.lodged', 'appeal.decided']);
  });
});

describe('the desk', () => {
  it('names an officer of the enterprise zone by the roster', async () => {
    const { id } = await arrive({
      affected: 'enterprise',
      flags: ['enterprise', 'key-enterprise'],
      elements: [
        ...['url', 'quote', 'name', 'contact', 'declaration'],
        ...['enterprise-name', 'enterprise-code', 'enterprise-role'],
      ],
      documents: [{ kind: 'business-licence', sha256: hash }],
    });
    expect(await readCase(id)).toMatchObject({ lane: 'enterprise', laneRule: 'key-enterprise' });
    const roster = {
      duties: [
        { lane: 'enterprise', handler: other.number, from: '2020-01-01', until: null },
        { lane: 'enterprise', handler: reviewer.number, from: '2020-01-01', until: '2020-12-31' },
      ],
    };
    const put = (by: TestHandler, told: object) =>
      tellDesk(endpoint, by, 'PUT', paths.deskRoster, told);
    expect((await put(reviewer, roster)).status).toBe(403);
    expect((await put(supervisor, { duties: [{ ...roster.duties[0], handler: 99 }] })).status).toBe(
      422,
    );
    expect((await put(supervisor, roster)).status).toBe(204);
    const kept = await askDesk(endpoint, reviewer, paths.deskRoster);
    expect(rosterSchema.parse(await kept.json())).toEqual(roster);
    const given = await withDatabase(endpoint, (db) =>
      assignOfficers({ db, standard: guideline2023, now: () => new Date() }),
    );
    expect(given).toBe(1);
    const shown = await readCase(id);
    expect(shown).toMatchObject({ owner: other.number, lane: 'enterprise' });
    expect(shown.steps.at(-1)?.event).toMatchObject({ by: { party: 'clock' } });
  });

  it('finds the group of a case by blind tags, for who opened it', async () => {
    const [one, two] = [await arrive(), await arrive()];
    const tags = { tags: [{ about: 'address', tag: account('9') }] };
    const tell = (id: string) => tellDesk(endpoint, reviewer, 'POST', paths.deskLinked(id), tags);
    expect((await tell(one.id)).status).toBe(403);
    for (const report of [one, two]) {
      await walk(report, [[reviewer, 'report.opened', { reason: 'assess' }]]);
      expect((await tell(report.id)).status).toBe(200);
    }
    const answer = await askDesk(endpoint, reviewer, paths.deskLinked(one.id));
    const group = linkedSchema.parse(await answer.json());
    expect(group).toMatchObject({ isMore: false, cases: [{ reportId: two.id, by: ['address'] }] });
  });

  it('counts what waits, and what is overdue', async () => {
    const answer = await askDesk(endpoint, supervisor, paths.deskCounts);
    const { waiting } = deskCountsSchema.parse(await answer.json());
    const report = await arrive();
    await walk(report, judge([account('5')]));
    await walk(report, [
      [
        disposer,
        'measures.proposed',
        { grade: 3, signOffs: 2, measures: [{ id: 'remove' }], override: true, sealed: hash },
      ],
    ]);
    const again = await askDesk(endpoint, supervisor, paths.deskCounts);
    const now = deskCountsSchema.parse(await again.json());
    const signatures = (list: typeof waiting) =>
      list.find(({ wait }) => wait === 'signature')?.count ?? 0;
    expect(signatures(now.waiting)).toBe(signatures(waiting) + 1);
    const late = new Date(Date.now() - 3_600_000).toISOString();
    await withDatabase(endpoint, async (db) => {
      await db
        .updateTable('case')
        .set({ due_at: late })
        .where('report_id', '=', report.id)
        .execute();
    });
    const overseen = await askDesk(endpoint, supervisor, paths.deskSupervision);
    expect(supervisionSchema.parse(await overseen.json())).toMatchObject({
      overdue: 1,
      byOwner: [{ owner: reviewer.number, count: 1 }],
      byPlatform: [{ platform: 'forum.example.org', count: 1 }],
    });
    expect((await askDesk(endpoint, reviewer, paths.deskSupervision)).status).toBe(403);
    await withDatabase(endpoint, (db) => rebuildCases(db, readTimes(guideline2023)));
  });
});

describe('a complaint', () => {
  it('is the reporter’s, is decided by somebody who had no part, and reopens', async () => {
    const report = await arrive();
    await walk(report, [
      [reviewer, 'case.assessed', { complete: true, disagreements: 0 }],
      [reviewer, 'case.declined', { clause: 'object' }],
      [reviewer, 'case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
    ]);
    const reply = await createSealingPair();
    const chain = await withDatabase(endpoint, (db) => loadChainHead(db, report.id));
    const place = { number: 2, previousSha256: chain?.sha256 ?? '' };
    const keys = [replyKeyOf(report.id) ?? reply.publicKey, endpoint.descriptor.descriptor.deskKey];
    const act = { kind: 'complaint', about: 'wrong' } as const;
    const { body } = await writeToDesk(report, place, act, { text: 'No.' }, keys);
    expect((await putToDesk(endpoint, report, 2, body)).status).toBe(201);
    const queue = await askDesk(endpoint, other, `${paths.deskCases}?waits=complaint&owner=none`);
    const { cases } = queueSchema.parse(await queue.json());
    expect(cases.map(({ reportId }) => reportId)).toEqual([report.id]);
    const decide = { upheld: true, sealed: hash };
    expect(
      await walk(report, [
        [reviewer, 'complaint.decided', decide],
        [other, 'complaint.decided', decide],
      ]),
    ).toEqual(['acted-before', 'complaint.decided']);
    expect(await readCase(report.id)).toMatchObject({ state: 'assessed', owner: other.number });
    expect((await verify(await recordOf(report))).findings).toEqual([]);
  });
});

describe('what time ends', () => {
  it('is a measure before judgement: the clock ends it, and nobody else has to', async () => {
    const report = await arrive();
    const expiresAt = new Date(Date.now() + 2 * 3_600_000).toISOString();
    const interim = { measure: 'time-limited-private', urgency: 'danger', expiresAt } as const;
    const said = await walk(report, [
      [reviewer, 'case.assessed', { complete: true, disagreements: 0 }],
      [disposer, 'interim.ordered', { ...interim, expiresAt: '2099-01-01T00:00:00.000Z' }],
      [disposer, 'interim.ordered', { ...interim, evidenceDueAt: expiresAt }],
    ]);
    expect(said).toEqual(['case.assessed', 'interim-fits', 'interim.ordered']);
    const now = () => new Date(Date.parse(expiresAt) + 1000);
    await withDatabase(endpoint, (db) => runClock({ db, standard: guideline2023, now }));
    const { steps } = await readCase(report.id);
    const types = steps.map(({ event }) => event.type);
    expect(types).toContain('measure.ended');
    expect(steps.at(types.indexOf('measure.ended'))?.event).toMatchObject({
      number: 1,
      reason: 'expired',
      by: { party: 'clock' },
    });
  });

  it('leaves rows that come out of the ledger again just so', async () => {
    await withDatabase(endpoint, async (db) => {
      const rows = async () => {
        const marks = await db.selectFrom('case_mark').selectAll().execute();
        const cases = await db.selectFrom('case').selectAll().execute();
        const waits = await db.selectFrom('case_wait').selectAll().execute();
        return [...marks, ...waits, ...cases].map((row) => JSON.stringify(row)).toSorted();
      };
      const before = await rows();
      await rebuildCases(db, readTimes(guideline2023));
      expect(await rows()).toEqual(before);
    });
  });
});

describe('what handlers had to look at', () => {
  it('is told as a sum of five or more, once its week is settled', async () => {
    const now = new Date('2026-06-15T12:00:00.000Z');
    const week = '2026-06-01';
    const told = (id: string) => ({ id, week, pictures: 10, hardMinutes: 30 });
    await withDatabase(endpoint, async (db) => {
      const twice = randomUUID();
      for (const id of [twice, twice, randomUUID(), randomUUID(), randomUUID()])
        await addToExposureSums(db, told(id), now);
      const settled = new Date('2026-07-01T00:00:00.000Z');
      expect(await readExposure(db, settled)).toEqual({ weeks: [] });
      await addToExposureSums(db, told(randomUUID()), now);
      expect(await readExposure(db, now)).toEqual({ weeks: [] });
      expect(await readExposure(db, settled)).toEqual({
        weeks: [{ week, people: 5, pictures: 50, hardMinutes: 150 }],
      });
      await expect(
        addToExposureSums(db, { ...told(randomUUID()), week: '2026-06-15' }, now),
      ).rejects.toMatchObject({ code: 'invalid' });
      const stored = await db.selectFrom('exposure_seen').selectAll().execute();
      expect(Object.keys(stored[0] ?? {}).toSorted()).toEqual(['id', 'week']);
    });
  });
});

describe('each route', () => {
  const everyone: readonly Role[] = [...roles];
  const cases = everyone.filter((role) => role !== 'administrator');
  const uuid = '11111111-1111-4111-8111-111111111111';
  const open: readonly (readonly [string, readonly Role[], number])[] = [
    [paths.deskSupervision, ['supervisor', 'auditor'], 200],
    [paths.deskAccounts, cases, 200],
    [paths.deskRoster, everyone, 200],
    [paths.deskExposure, ['supervisor'], 200],
    [paths.deskLinked(uuid), cases, 404],
    [paths.deskRecord(uuid), cases, 404],
    [paths.deskWords(uuid, hash), cases, 404],
  ];

  it.each(everyone)(
    'is open to who is %s as the table says, and to nobody unsigned',
    async (role) => {
      const handler = await enrol(endpoint, [role]);
      for (const [path, allowed, status] of open) {
        const answer = await askDesk(endpoint, handler, path);
        expect([path, answer.status]).toEqual([path, allowed.includes(role) ? status : 403]);
        expect((await fetch(endpoint.url + path)).status).toBe(401);
      }
    },
  );
});

describe('the record of a case', () => {
  it('holds as it is handed out, and not with anything in it changed', async () => {
    const { report, appeal } = await forward(account('6'));
    const told = { id: randomUUID(), about: 'measure', sealed: await sealed('no') };
    expect((await send(paths.appeals, appeal.capability, told)).status).toBe(201);
    await walk(report, [
      [other, 'appeal.decided', { outcome: 'kept', sealed: hash }],
      [disposer, 'case.replied', { basis: ['insult'], outcome: 'upheld', message: hash }],
    ]);
    const record = await recordOf(report);
    const verdict = await verify(record);
    expect(verdict.findings).toEqual([]);
    expect(verdict.current?.state).toBe('replied');
    const trusted = await verifyCaseRecord(record, {
      standards: [guideline2023],
      trustedRootKids: ['B'.repeat(43)],
    });
    expect(trusted.findings).toEqual([{ code: 'other-endpoint' }]);
    const unjudged = await verifyCaseRecord(record, { standards: [] });
    expect(unjudged.findings.every(({ code }) => code === 'unknown-standard')).toBe(true);
    for (const spoil of spoilers(record)) {
      const spoiled = structuredClone(record);
      spoil(spoiled);
      expect((await verify(spoiled)).holds, String(spoil)).toBe(false);
    }
  });
});

describe('the command line', () => {
  const run = promisify(execFile);
  const cli = (name: string) => new URL(`../../server/cli/${name}`, import.meta.url).pathname;

  it('hands a record out, and verifies it', async () => {
    const { report } = await forward(account('7'));
    const { dataDir, deskKeysFile } = endpoint.config;
    const env = { ...process.env, PLAINT_DATA_DIR: dataDir, PLAINT_DESK_KEYS: deskKeysFile };
    const { stdout } = await run(process.execPath, [cli('case-record.ts'), report.id], { env });
    const file = join(dataDir, 'record.json');
    await writeFile(file, stdout);
    const verified = await run(process.execPath, [cli('verify.ts'), 'case', file, '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ holds: true, case: { state: 'acting' } });
    await writeFile(file, stdout.replace('"upheld"', '"not-upheld"'));
    const spoiled = run(process.execPath, [cli('verify.ts'), 'case', file]);
    await expect(spoiled).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('forged-signature'),
    });
  }, 60_000);
});

type Spoil = (record: CaseRecord) => void;

/** Every way in which one thing of a record can be another. */
function spoilers(record: CaseRecord): Spoil[] {
  const steps = record.steps.flatMap((step, at): Spoil[] => [
    // The last one could be left out, and no record can show that.
    ...(at < record.steps.length - 1 ? [leaveOut('steps', at)] : []),
    ({ steps: list }) => {
      list.splice(at, 0, step);
    },
    ...Object.keys(step.event).map(
      (key): Spoil =>
        ({ steps: list }) => {
          const event = list[at]?.event as Record<string, unknown>;
          event[key] = changed(event[key]);
        },
    ),
    ({ steps: list }) => {
      const one = list[at];
      if (one !== undefined) one.inclusionPath = one.inclusionPath.map(() => hash);
    },
  ]);
  const team = record.team.flatMap((entry, at): Spoil[] => [
    // Somebody who joined before another and is left out.
    ...(at < record.team.length - 1 ? [leaveOut('team', at)] : []),
    ...Object.keys(entry.event).map(
      (key): Spoil =>
        ({ team: list }) => {
          const event = list[at]?.event as Record<string, unknown>;
          event[key] = changed(event[key]);
        },
    ),
  ]);
  const rest: Spoil[] = [
    (spoiled) => {
      spoiled.reportId = '11111111-1111-4111-8111-111111111111';
    },
    (spoiled) => {
      spoiled.checkpoint = `${spoiled.checkpoint.slice(0, -6)}AAAAAA`;
    },
    ({ endpoint: { signatures } }) => {
      for (const one of signatures) one.signature = 'A'.repeat(86);
    },
    ({ manifest }) => {
      if (manifest !== undefined) manifest.header.category = 'defamation';
    },
    ({ arrival }) => {
      arrival.event.at = '2020-01-01T00:00:00.000Z';
    },
  ];
  return [...steps, ...team, ...rest];
}

function leaveOut(list: 'steps' | 'team', at: number): Spoil {
  return (record) => {
    record[list].splice(at, 1);
  };
}

function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  if (Array.isArray(value)) return [...value, 'more'];
  return value === null ? 1 : {};
}
