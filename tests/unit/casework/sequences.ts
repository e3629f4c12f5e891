import type { Case } from '../../../utils/casework/case.ts';
import type { CaseEvent, CaseEventType, Doer } from '../../../utils/casework/case-event.ts';
import type { Handler, Role } from '../../../utils/casework/roles.ts';
import { linesOf, table } from '../../../utils/casework/table.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

const one = (number: number, ...roles: Role[]): Handler => ({
  number,
  roles,
  certifiedUntil: null,
});

/** Everybody there may be; the sixth is certified for ten days. */
export const everybody: readonly Handler[] = [
  one(1, 'reviewer'),
  one(2, 'disposer'),
  one(3, 'supervisor'),
  one(4, 'reviewer', 'disposer', 'supervisor'),
  one(5, 'disposer', 'supervisor'),
  { ...one(6, 'reviewer', 'supervisor'), certifiedUntil: '2026-01-11T00:00:00.000Z' },
  one(7, 'intake', 'custodian'),
  one(8, 'auditor', 'custodian'),
  one(9, 'administrator'),
];

const parties = ['reporter', 'partner', 'platform', 'reported', 'clock'] as const;
const types = [...new Set(table.map(({ type }) => type))];
const kid = 'k'.repeat(43);
const noticeKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid } as const;
const hash = (letter: string) => letter.repeat(64);

/** One draw: numbers that everything else is chosen by. */
export interface Draw {
  readonly kind: number;
  readonly doer: number;
  readonly fact: number;
  readonly hours: number;
  readonly isWordless: boolean;
}

const pick = <Item>(items: readonly Item[], by: number): Item => {
  const item = items[by % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

/** Steps that lead on, so that sequences do not end where they began. */
const leading: Readonly<Record<string, readonly CaseEventType[]>> = {
  received: ['case.assessed', 'case.claimed', 'timer.overdue', 'timer.warned'],
  assessed: ['case.accepted', 'case.accepted', 'case.declined', 'case.asked', 'case.transferred'],
  accepted: [
    'case.judged',
    'measures.proposed',
    'measures.proposed',
    'measures.signed-off',
    'case.replied',
  ],
  'needs-more': ['supplement.received', 'case.declined'],
  declined: ['case.replied'],
  transferred: ['transfer.acknowledged', 'transfer.outcome', 'case.replied', 'transfer.refused'],
  acting: [
    'measure.forwarded',
    'notice.reissued',
    'measure.confirmed',
    'case.replied',
    'appeal.lodged',
  ],
  replied: [
    'case.closed',
    'complaint.lodged',
    'complaint.decided',
    'appeal.lodged',
    'appeal.decided',
    'account.listed',
  ],
  closed: [
    'complaint.lodged',
    'complaint.decided',
    'appeal.lodged',
    'appeal.decided',
    'story.approved',
    'story.published',
  ],
};

/** Steps that what has happened so far makes possible. */
function following(current: Case): readonly CaseEventType[] {
  const { measures, inspection, identity, consultations, guidance, ranOut, listed, linked } =
    current;
  const inForce = measures.some(({ state }) => state !== 'ended' && state !== 'refused');
  return [
    ...(inForce
      ? ([
          'measure.forwarded',
          'measure.forwarded',
          'notice.reissued',
          'measure.confirmed',
          'measure.refused',
          'measure.reviewed',
          'measure.ended',
          'measure.ended',
          'inspection.opened',
          'appeal.lodged',
        ] as const)
      : []),
    ...(inspection === null
      ? []
      : ([
          inspection === 'demanded' ? 'inspection.answered' : 'inspection.demanded',
          'inspection.answered',
          'inspection.rechecked',
          'inspection.closed',
        ] as const)),
    ...(identity === null
      ? []
      : (['identity.granted', 'identity.refused', 'identity.opened'] as const)),
    ...(consultations.length > 0 ? (['consultation.answered'] as const) : []),
    ...(guidance === null ? [] : (['guidance.planned', 'guidance.explained'] as const)),
    ...(ranOut.length > 0 ? (['timer.escalated', 'complaint.lodged'] as const) : []),
    ...(current.owner === null ? (['case.assigned'] as const) : []),
    ...(listed.length > 0 ? (['account.unlisted', 'account.listed'] as const) : []),
    ...(linked.length > 0 ? (['case.unlinked'] as const) : []),
    ...(current.proposal === null ? [] : (['measures.signed-off', 'measures.returned'] as const)),
    ...(current.complaintAt === null ? [] : (['complaint.decided'] as const)),
    ...(current.appealAt === null ? [] : (['appeal.decided', 'appeal.decided'] as const)),
  ];
}

function chooseType({ kind }: Draw, current: Case): CaseEventType {
  const deeper = Math.floor(kind / 8);
  const next = following(current);
  if (kind % 8 < 3) return pick(leading[current.state] ?? types, deeper);
  if (kind % 8 < 6 && next.length > 0) return pick(next, deeper);
  if (kind % 8 === 6) return pick(types, deeper);
  const possible = types.filter((type) => linesOf(type, current.state).length > 0);
  return pick(possible, deeper);
}

function chooseDoer(draw: Draw, type: CaseEventType, team: readonly Handler[]): Doer {
  const isFitting = draw.doer % 9 > 0;
  const which = Math.floor(draw.doer / 9);
  const who = table.filter((line) => line.type === type).flatMap((line) => line.who);
  const fitting = [
    ...team.filter(({ roles }) => roles.some((role) => who.includes(role))),
    ...parties.filter((party) => who.includes(party)),
  ];
  const chosen =
    isFitting && fitting.length > 0
      ? pick(fitting, which)
      : pick([...everybody, ...parties], which);
  if (typeof chosen === 'object') return { handler: chosen.number, kid };
  return chosen === 'reporter' || chosen === 'partner' ? { party: chosen, kid } : { party: chosen };
}

/** What a step says, by the draw: often fitting, sometimes not. */
function chooseFacts(type: CaseEventType, { fact: n, hours }: Draw, at: string): object {
  const later = new Date(Date.parse(at) + ((hours % 200) - 20) * 3_600_000).toISOString();
  const number = 1 + (n % 6 < 4 ? 0 : n % 3);
  const measure = pick(guideline2023.measures, n);
  const order = (id: string, isLimited: boolean) => ({
    id,
    ...(isLimited && { expiresAt: later }),
  });
  const limited = (n % 11 === 0) !== measure.timeLimited;
  const tag = hash(pick(['a', 'b'], n));
  const other = `${n % 3}1111111-1111-4111-8111-111111111111`;
  switch (type) {
    case 'case.assessed':
      return { complete: n % 2 === 0, disagreements: n % 3 };
    case 'case.accepted':
    case 'case.declined':
      return { clause: 'object' };
    case 'case.asked':
      return { elements: ['quote'], dueAt: later, message: tag };
    case 'case.transferred':
      return { to: 'other-centre', packageSha256: tag, includesIdentity: false };
    case 'transfer.acknowledged':
      return { receiptSha256: tag };
    case 'transfer.outcome':
      return { outcome: 'upheld' };
    case 'transfer.refused':
      return { reason: 'territory' };
    case 'case.judged':
      return {
        finding: n % 5 === 0 ? 'not-upheld' : 'upheld',
        clauses: ['insult'],
        ...(hours % 4 === 1 && { found: [n % 37 === 0 ? 'overt' : 'coordinated'] }),
        ...((n % 5 !== 0 || n % 41 === 0) && { accounts: [hash('a'), hash('b')] }),
      };
    case 'measures.proposed': {
      const grade = pick(guideline2023.grades, n);
      const cheaper = guideline2023.measures.filter((each) => each.grade <= grade.grade);
      const chosen = n % 13 === 0 ? measure : pick(cheaper, hours);
      const isRuled = n % 7 !== 0;
      const likely = grade.grade === 3 ? [1, 2] : [grade.grade === 4 ? 1 : 0];
      return {
        grade: grade.grade,
        signOffs: n % 17 === 0 ? 0 : grade.signOffs,
        ...(isRuled ? { rule: n % 29 === 0 ? 9 : pick(likely, hours) } : { override: true }),
        ...(n % 3 === 0 && { upheldBefore: pick([0, 0, 2, 4], hours) }),
        measures: n % 19 === 0 ? [] : [order(chosen.id, (n % 23 === 0) !== chosen.timeLimited)],
      };
    }
    case 'interim.ordered':
      return {
        measure: measure.id,
        urgency: 'danger',
        expiresAt: n % 43 === 0 ? '2030-01-01T00:00:00.000Z' : later,
        ...(n % 2 === 0 && { evidenceDueAt: n % 47 === 0 ? '2031-01-01T00:00:00.000Z' : later }),
      };
    case 'measure.forwarded':
      return {
        number,
        to: 'forum.example.org',
        ...(n % 2 === 0 && { appealSha256: tag, answerSha256: hash('d') }),
      };
    case 'notice.reissued':
      return {
        number,
        to: 'forum.example.org',
        appealSha256: hash(pick(['a', 'b', 'e', 'f'], n)),
        answerSha256: hash(pick(['c', 'd', 'e', 'f'], hours)),
        appealKey: noticeKey,
        answerKey: noticeKey,
      };
    case 'measure.confirmed':
    case 'measure.refused':
    case 'consultation.answered':
      return { number };
    case 'measure.reviewed':
      return { number, expiresAt: later };
    case 'measure.ended':
      return { number, reason: hours % 2 === 0 ? 'expired' : 'reviewed' };
    case 'case.replied':
      return {
        basis: ['insult'],
        outcome: pick(['upheld', 'not-upheld', 'declined', 'transferred'], n),
        message: tag,
      };
    case 'case.closed':
      return n % 3 === 0 ? {} : { dueAt: later };
    case 'complaint.lodged':
      return { about: 'wrong' };
    case 'complaint.decided':
      return { upheld: n % 2 === 0 };
    case 'appeal.lodged':
      return { about: 'measure' };
    case 'appeal.decided': {
      const outcome = pick(['kept', 'changed', 'lifted'], n);
      const says = (n % 19 === 0) !== (outcome === 'changed');
      return { outcome, ...(says && { measures: [order(measure.id, limited)] }) };
    }
    case 'case.assigned':
      return { to: 1 + (n % 11) };
    case 'case.linked':
    case 'case.unlinked':
      return { other };
    case 'lane.changed': {
      const lane = pick(guideline2023.lanes, n);
      const rule = pick(['general', 'overt', 'minor-affected', ''], hours);
      return { lane: n % 31 === 0 ? 'nowhere' : lane.id, ...(rule !== '' && { rule }) };
    }
    case 'message.sent':
    case 'message.received':
    case 'supplement.received':
      return { message: tag };
    case 'roles.confirmed':
      return { confirmed: 1, refused: 0 };
    case 'identity.requested':
      return { reason: 'elements' };
    case 'timer.warned':
    case 'timer.overdue':
    case 'timer.escalated': {
      const timer = pick(
        [
          'decide',
          'acknowledge',
          'supplement',
          'reply',
          'measure-confirmed',
          'transfer-acknowledged',
          'transfer-outcome',
          'complaint',
          'appeal',
          'consultation',
          'evidence',
          'rectification',
        ],
        Math.floor(n / 3),
      );
      const sign = type === 'timer.warned' ? -1 : 1;
      const dueAt = new Date(Date.parse(at) - sign * ((hours % 50) - 5) * 3_600_000).toISOString();
      const isOne = ['measure-confirmed', 'consultation', 'evidence', 'rectification'].includes(
        timer,
      );
      return { timer, ...(isOne && { of: number }), dueAt };
    }
    case 'consultation.asked':
      return { to: 'other-body', dueAt: later };
    case 'inspection.opened':
      return { reason: 'unanswered' };
    case 'inspection.demanded':
      return { dueAt: later };
    case 'inspection.rechecked':
      return { holds: n % 2 === 0 };
    case 'account.listed':
      return { tag, expiresAt: later, ...(n % 9 !== 0 && { reason: 'repeated' }) };
    case 'account.unlisted':
      return { tag, ...(n % 5 !== 0 && { reason: hours % 2 === 0 ? 'expired' : 'reviewed' }) };
    case 'story.approved':
    case 'story.published':
      return { sha256: tag };
    case 'result.rated':
      return { rating: 1 + (n % 5) };
    case 'report.opened':
      return { reason: pick(['assess', 'audit', 'complaint'], n) };
    default:
      return {};
  }
}

/** The step that a draw makes of a case as it stands. */
export function makeStep(
  draw: Draw,
  current: Case,
  team: readonly Handler[],
  lastAt: string,
): CaseEvent {
  const type = chooseType(draw, current);
  const at = new Date(Date.parse(lastAt) + (draw.hours % 30) * 3_600_000).toISOString();
  const isSkipping = draw.kind % 97 === 0;
  return {
    id: '11111111-1111-4111-8111-111111111111',
    reportId: current.reportId,
    seq: current.seq + (isSkipping ? 2 : 1),
    by: chooseDoer(draw, type, team),
    standard: { id: guideline2023.id, version: guideline2023.version },
    ...(!draw.isWordless && { sealed: hash('c') }),
    at,
    type,
    ...chooseFacts(type, draw, at),
  } as CaseEvent;
}
