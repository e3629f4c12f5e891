import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { createDeskKey } from '../../server/keys/desk-key-file.ts';
import { loadHandlers, revokeHandler } from '../../server/team/handlers.ts';
import { type CaseEventType, unstampedEventSchema } from '../../utils/casework/case-event.ts';
import { type Role, roles } from '../../utils/casework/roles.ts';
import { sealGrant } from '../../utils/desk/key-grant.ts';
import { type Bytes, randomBytes, toBase64url } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { takeStepOf } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { askDesk, enrolWith, type Facts, signStep, type TestHandler, tellDesk } from './handler.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

const hash = 'a'.repeat(64);
const later = '2099-01-01T00:00:00.000Z';
/** Before judgement nothing is taken away for long. */
const soon = new Date(Date.now() + 24 * 3_600_000).toISOString();

/** A step of each kind that a handler may take, as well told as it can be. */
const facts: Readonly<Partial<Record<CaseEventType, object>>> = {
  'case.assessed': { complete: true, disagreements: 0 },
  'case.accepted': { clause: 'object' },
  'case.asked': { elements: ['quote'], dueAt: later, message: hash },
  'supplement.received': { message: hash },
  'case.declined': { clause: 'object' },
  'case.transferred': { to: 'other-centre', packageSha256: hash, includesIdentity: false },
  'case.judged': { finding: 'upheld', clauses: ['insult'], found: ['coordinated'] },
  'measures.proposed': { grade: 3, signOffs: 2, rule: 1, measures: [{ id: 'remove' }] },
  'measures.signed-off': {},
  'measures.returned': { sealed: hash },
  'interim.ordered': { measure: 'time-limited-private', urgency: 'danger', expiresAt: soon },
  'case.replied': { basis: ['insult'], outcome: 'not-upheld', message: hash },
  'case.closed': {},
  'complaint.lodged': { about: 'late' },
  'complaint.decided': { upheld: true, sealed: hash },
  'appeal.decided': { outcome: 'kept', sealed: hash },
  'case.claimed': {},
  'case.released': {},
  'case.assigned': { to: 1 },
  'case.linked': { other: '11111111-1111-4111-8111-111111111111' },
  'lane.changed': { lane: 'general', rule: 'general' },
  'message.sent': { message: hash },
  'note.added': { sealed: hash },
  'identity.requested': { reason: 'elements', sealed: hash },
  'identity.granted': {},
  'report.opened': { reason: 'assess' },
  'report.withdrawn': {},
  'timer.overdue': { timer: 'decide', dueAt: '2026-01-01T00:00:00.000Z' },
  'transfer.acknowledged': { receiptSha256: hash },
  'guidance.opened': {},
};
const kinds = Object.keys(facts) as CaseEventType[];

/** How somebody stands to the case before they ask. */
const relations = ['stranger', 'owner', 'reviewed it', 'left'] as const;
type Relation = (typeof relations)[number];

/**
 * What each role may do to a case that was accepted and found upheld by somebody else; everything else is
 * refused. Of the relations only two matter here: who reviewed orders nothing, and who left does nothing.
 */
const allowed: Readonly<Record<Role, readonly CaseEventType[]>> = {
  intake: ['case.claimed', 'case.linked', 'note.added', 'report.withdrawn'],
  reviewer: [
    'case.asked',
    'case.transferred',
    'case.judged',
    'case.claimed',
    'case.linked',
    'lane.changed',
    'message.sent',
    'note.added',
    'identity.requested',
    'report.opened',
    'guidance.opened',
  ],
  disposer: [
    'measures.proposed',
    'interim.ordered',
    'case.claimed',
    'case.linked',
    'message.sent',
    'note.added',
    'identity.requested',
    'report.opened',
    'guidance.opened',
  ],
  supervisor: [
    'case.claimed',
    'case.assigned',
    'case.linked',
    'lane.changed',
    'message.sent',
    'note.added',
    'identity.requested',
    'report.opened',
  ],
  custodian: ['note.added'],
  auditor: [],
  administrator: [],
};
const ordering: readonly CaseEventType[] = ['measures.proposed', 'interim.ordered'];

function isAllowed(role: Role, relation: Relation, kind: CaseEventType): boolean {
  if (relation === 'left') return false;
  if (relation === 'reviewed it' && ordering.includes(kind)) return false;
  if (kind === 'case.released') return relation === 'owner' && releasing.includes(role);
  return allowed[role].includes(kind);
}
const releasing: readonly Role[] = ['intake', 'reviewer', 'disposer', 'supervisor'];

let endpoint: TestEndpoint;
let db: Database;
let clerk: TestHandler;
let chief: TestHandler;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  db = await openDatabase(endpoint.config, (cause) => {
    throw cause;
  });
  clerk = await enrolWith(db, ['reviewer', 'supervisor']);
  chief = await enrolWith(db, ['administrator']);
  await enrolWith(db, ['reviewer']);
});
afterAll(async () => {
  await db.destroy();
  await endpoint.remove();
});

async function step(
  handler: TestHandler,
  report: TestReport,
  seq: number,
  kind: CaseEventType,
  told: object = facts[kind] ?? {},
): Promise<Response> {
  const place = { reportId: report.id, seq };
  const signed = await signStep(handler, place, kind, told as Facts<typeof kind>);
  expect(unstampedEventSchema.safeParse(signed).success).toBe(true);
  return takeStepOf(endpoint, handler, place, [kind, told as Facts<typeof kind>]);
}

/** A case that was found upheld, and somebody of a role who stands to it in a relation. */
async function prepare(role: Role, relation: Relation, evidence: readonly Bytes[] = []) {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence });
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  const reviewing = relation === 'reviewed it';
  const person = await enrolWith(db, reviewing ? [role, 'reviewer'] : [role]);
  const first = reviewing ? person : clerk;
  expect((await step(first, report, 1, 'case.assessed')).status).toBe(201);
  expect((await step(clerk, report, 2, 'case.accepted')).status).toBe(201);
  expect((await step(clerk, report, 3, 'case.judged')).status).toBe(201);
  let seq = 3;
  if (relation === 'owner') {
    const assign = { to: person.number };
    expect((await step(clerk, report, 4, 'case.assigned', assign)).status).toBe(201);
    seq = 4;
  }
  if (relation === 'left') await revokeHandler(db, person.number, new Date());
  return { report, person, seq };
}

const cells = roles.flatMap((role) => relations.map((relation) => ({ role, relation })));

describe.each(cells)('$role, $relation', ({ role, relation }) => {
  // Whoever reviewed it has that role beside the other.
  const held: readonly Role[] = relation === 'reviewed it' ? [role, 'reviewer'] : [role];
  const seesCases = held.some((each) => each !== 'administrator');

  it('reads what the role may read', async () => {
    const { report, person } = await prepare(role, relation);
    const statuses = [];
    for (const path of [
      paths.deskCases,
      paths.deskCase(report.id),
      paths.deskMessages(report.id),
      paths.deskCounts,
    ])
      statuses.push((await askDesk(endpoint, person, path)).status);
    const read = seesCases ? 200 : 403;
    expect(statuses).toEqual(relation === 'left' ? [401, 401, 401, 401] : [read, read, read, 200]);
    const case_ = await fetch(endpoint.url + paths.reportCase(report.id));
    expect(case_.status).toBe(401);
  });

  it('sees content only after an opening of its own, where the role may open', async () => {
    const { report, person, seq } = await prepare(role, relation, [randomBytes(100)]);
    const [claimed] = report.envelope.manifest.evidence;
    const reads = [
      paths.deskContent(report.id),
      paths.deskEvidence(report.id, claimed?.sha256 ?? hash),
    ];
    const statuses = async () => {
      const answers = await Promise.all(reads.map((path) => askDesk(endpoint, person, path)));
      await Promise.all(answers.map((answer) => answer.arrayBuffer()));
      return answers.map(({ status }) => status);
    };
    const shut = relation === 'left' ? 401 : 403;
    expect(await statuses()).toEqual([shut, shut]);
    // Somebody else's opening opens nothing for them.
    expect((await step(clerk, report, seq + 1, 'report.opened')).status).toBe(201);
    expect(await statuses()).toEqual([shut, shut]);
    const opens = held.some((each) => isAllowed(each, relation, 'report.opened'));
    const opened = await step(person, report, seq + 2, 'report.opened');
    expect(opened.status === 201).toBe(opens);
    expect(await statuses()).toEqual(opens ? [200, 200] : [shut, shut]);
  });

  it('reads the team, and does to people and keys what the role may do', async () => {
    const { person } = await prepare(role, relation);
    const isHere = relation !== 'left';
    for (const path of [paths.deskMe, paths.deskTeam])
      expect((await askDesk(endpoint, person, path)).status).toBe(isHere ? 200 : 401);
    const invitation = {
      secretSha256: await sha256Hex(crypto.randomUUID()),
      roles: ['reviewer'],
      certifiedUntil: null,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    };
    const invited = await tellDesk(endpoint, person, 'POST', paths.deskInvitations, invitation);
    const mayInvite = held.includes('administrator');
    expect(invited.status).toBe(isHere ? (mayInvite ? 200 : 403) : 401);
    // A second person for it: whoever oversees, and did not invite. The clerk is a supervisor.
    const { privateKey, publicKey } = person.pair;
    const approve = async (sha256: string) => {
      const by = { handler: person.number, kid: publicKey.kid };
      const unsigned = { type: 'plaint.approval/1', of: 'invitation', sha256, by };
      const signature = await signCanonical(signingDomains.approval, unsigned, privateKey);
      const told = { ...unsigned, signature };
      return (await tellDesk(endpoint, person, 'POST', paths.deskApprovals, told)).status;
    };
    const waiting = { ...invitation, secretSha256: await sha256Hex(crypto.randomUUID()) };
    const byOther = await tellDesk(endpoint, chief, 'POST', paths.deskInvitations, waiting);
    expect(await byOther.json()).toMatchObject({ waiting: true });
    const mayApprove = mayInvite || held.includes('supervisor');
    expect(await approve(waiting.secretSha256)).toBe(isHere ? (mayApprove ? 204 : 403) : 401);
    if (mayInvite && isHere) expect(await approve(invitation.secretSha256)).toBe(403);
    // A key that they do not hold, for themselves.
    const all = await loadHandlers(db);
    const found = all.find(({ number }) => number === person.number);
    if (found === undefined) throw new Error('nobody of this number is on the team');
    const { sealingKey } = found;
    const grant = await sealGrant(
      await createDeskKey(),
      {
        purpose: 'desk',
        to: { handler: person.number, sealingKey },
        by: { handler: person.number, kid: publicKey.kid },
        at: new Date().toISOString(),
      },
      privateKey,
    );
    const granted = await tellDesk(endpoint, person, 'POST', paths.deskGrants, grant);
    expect(granted.status).toBe(isHere ? 403 : 401);
    const boxes = [
      { method: 'passphrase', id: toBase64url(randomBytes(32)) },
      { method: 'recovery', id: toBase64url(randomBytes(32)), jwe: 'a..a.a.a' },
    ];
    const kept = await tellDesk(endpoint, person, 'PUT', paths.deskBoxes, { boxes });
    expect(kept.status).toBe(isHere ? 204 : 401);
  });

  it('takes the steps that the role may take, and no other', async () => {
    const wrong: string[] = [];
    let prepared = await prepare(role, relation);
    for (const kind of kinds) {
      const { report, person, seq } = prepared;
      const answer = await step(person, report, seq + 1, kind);
      const isTaken = answer.status === 201;
      if (!isTaken) expect([401, 403, 422]).toContain(answer.status);
      if (isTaken !== held.some((each) => isAllowed(each, relation, kind)))
        wrong.push(`${kind} ${answer.status}`);
      // What was refused left the case as it was.
      if (isTaken) prepared = await prepare(role, relation);
    }
    const { report, seq } = prepared;
    const after = await askDesk(endpoint, clerk, paths.deskCase(report.id));
    expect(await after.json()).toMatchObject({ seq });
    expect(wrong).toEqual([]);
  }, 60_000);
});
