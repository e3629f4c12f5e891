import { defined } from '../defined.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { CaseStep } from '../protocol/status.ts';
import { type Case, isInForce, isSettled, type NoticeToken, type OrderedMeasure } from './case.ts';
import type { CaseEvent, EventOf, Order } from './case-event.ts';
import { isDeciding, runningTimers } from './running-timers.ts';
import { linesOf } from './table.ts';
import type { Transition } from './transition.ts';

/** What a step changes beside the state; what it does not name stays. */
type Changes = Partial<Case>;

const withNumber = (numbers: readonly number[], one: number): number[] =>
  [...new Set([...numbers, one])].toSorted((a, b) => a - b);

const changeMeasure = (
  current: Case,
  number: number,
  change: Partial<OrderedMeasure>,
): { measures: OrderedMeasure[] } => ({
  measures: current.measures.map((each) =>
    each.number === number ? { ...each, ...change } : each,
  ),
});

const orderAll = (
  before: readonly OrderedMeasure[],
  orders: readonly Order[],
  at: string,
): OrderedMeasure[] => [
  ...before,
  ...orders.map(({ id, expiresAt = null }, place) => ({
    number: before.length + place + 1,
    measure: id,
    state: 'ordered' as const,
    since: at,
    expiresAt,
    isInterim: false,
    evidenceDueAt: null,
  })),
];

const orderInterim = (
  before: readonly OrderedMeasure[],
  { measure, expiresAt, evidenceDueAt, at }: EventOf<'interim.ordered'>,
): OrderedMeasure[] => [
  ...before,
  {
    number: before.length + 1,
    measure,
    state: 'ordered',
    since: at,
    expiresAt,
    isInterim: true,
    evidenceDueAt: evidenceDueAt ?? null,
  },
];

/** What was in force is so no more. */
const endAll = (measures: readonly OrderedMeasure[], at: string): OrderedMeasure[] =>
  measures.map((each) => (isInForce(each) ? { ...each, state: 'ended', since: at } : each));

const endInterim = (measures: readonly OrderedMeasure[], at: string): OrderedMeasure[] =>
  measures.map((each) =>
    each.isInterim && isInForce(each) ? { ...each, state: 'ended', since: at } : each,
  );

const answerConsultation = (current: Case, number: number): Changes => ({
  consultations: current.consultations.map((each) =>
    each.number === number ? { ...each, isAnswered: true } : each,
  ),
});

/** What follows from the facts of a step, whatever state it leads to. */
function factsOf(current: Case, event: CaseEvent, doer: number): Changes {
  const { at } = event;
  switch (event.type) {
    case 'case.asked':
      return { supplementDueAt: event.dueAt };
    case 'case.transferred':
      return { transfer: { to: event.to, acknowledgedAt: null, outcomeAt: null } };
    case 'transfer.acknowledged':
      return { transfer: current.transfer && { ...current.transfer, acknowledgedAt: at } };
    case 'transfer.outcome':
      return { transfer: current.transfer && { ...current.transfer, outcomeAt: at } };
    case 'case.judged':
      return judged(event);
    case 'measures.proposed': {
      const { grade, signOffs, measures } = event;
      return { proposal: { grade, signOffs, measures, signedBy: [doer] } };
    }
    case 'measures.signed-off':
      return {
        proposal: current.proposal && {
          ...current.proposal,
          signedBy: [...current.proposal.signedBy, doer],
        },
      };
    case 'measures.returned':
      return { proposal: null };
    case 'interim.ordered':
      return { measures: orderInterim(current.measures, event) };
    case 'measure.forwarded':
      return {
        ...changeMeasure(current, event.number, { state: 'forwarded', since: at }),
        tokens: [...current.tokens, ...tokensOf(event)],
      };
    case 'notice.reissued': {
      const others = current.tokens.filter((token) => token.number !== event.number);
      return { tokens: [...others, ...tokensOf(event)] };
    }
    case 'measure.confirmed':
      return changeMeasure(current, event.number, { state: 'confirmed', since: at });
    case 'measure.refused':
      return changeMeasure(current, event.number, { state: 'refused', since: at });
    case 'measure.reviewed':
      return changeMeasure(current, event.number, {
        expiresAt: event.expiresAt,
        evidenceDueAt: null,
      });
    case 'measure.ended':
      return changeMeasure(current, event.number, { state: 'ended', since: at });
    case 'complaint.lodged':
      return { complaintAt: at, ...forAnother(current) };
    case 'complaint.decided':
      return {
        complaintAt: null,
        ...(event.upheld && { owner: doer, reviewedBefore: current.reviewers }),
      };
    case 'appeal.lodged':
      return { appealAt: at, ...forAnother(current) };
    case 'appeal.decided':
      return { appealAt: null, ...afterAppeal(current, event, at) };
    default:
      return factsBeside(current, event, doer);
  }
}

/** A case counts against accounts while it is upheld. */
const judged = ({ finding, found = [], accounts = [] }: EventOf<'case.judged'>): Changes => ({
  finding,
  found: finding === 'upheld' ? [...new Set(found)].toSorted() : [],
  accounts: finding === 'upheld' ? [...new Set(accounts)].toSorted() : [],
});

const noFinding = { finding: null, found: [], accounts: [] } as const;

/**
 * Whoever answered before does not decide whether it was right: it is nobody's until somebody else takes it.
 */
const forAnother = ({ state }: Case): Changes =>
  state === 'replied' || state === 'closed' ? { owner: null } : {};

function tokensOf(event: EventOf<'measure.forwarded' | 'notice.reissued'>): NoticeToken[] {
  const { number, appealSha256, answerSha256, appealKey, answerKey } = event;
  const token = (
    purpose: NoticeToken['purpose'],
    sha256: string | undefined,
    key: SigningKey | undefined,
  ) => (sha256 === undefined ? [] : [{ purpose, sha256, number, ...defined({ key }) }]);
  return [...token('appeal', appealSha256, appealKey), ...token('answer', answerSha256, answerKey)];
}

/** What is known beside the way of a case: whose it is, what hangs together with it, who was asked. */
function factsBeside(current: Case, event: CaseEvent, doer: number): Changes {
  const { at } = event;
  switch (event.type) {
    case 'case.claimed':
      return { owner: doer, claimedAt: current.claimedAt ?? at };
    case 'case.released':
      return { owner: null };
    case 'case.assigned':
      return { owner: event.to, claimedAt: current.claimedAt ?? at };
    case 'case.linked':
      return { linked: [...current.linked, event.other].toSorted() };
    case 'case.unlinked':
      return { linked: current.linked.filter((other) => other !== event.other) };
    case 'lane.changed':
      return { lane: event.lane, laneRule: event.rule ?? 'by-hand' };
    case 'result.rated':
      return { rating: event.rating };
    case 'identity.requested':
      return { identity: { requestedBy: doer, isGranted: false } };
    case 'identity.granted':
      return { identity: current.identity && { ...current.identity, isGranted: true } };
    case 'identity.refused':
    case 'identity.opened':
      return { identity: null };
    case 'timer.overdue':
      return {
        ranOut: [...current.ranOut, { timer: event.timer, of: event.of ?? 0, isEscalated: false }],
        late: current.late + 1,
      };
    case 'timer.warned':
      return { warned: [...current.warned, { timer: event.timer, of: event.of ?? 0 }] };
    case 'timer.escalated':
      return {
        ranOut: current.ranOut.map((each) =>
          each.timer === event.timer && each.of === (event.of ?? 0)
            ? { ...each, isEscalated: true }
            : each,
        ),
      };
    case 'consultation.asked': {
      const number = current.consultations.length + 1;
      const asked = { number, askedAt: at, dueAt: event.dueAt, isAnswered: false };
      return { consultations: [...current.consultations, asked] };
    }
    case 'consultation.answered':
      return answerConsultation(current, event.number);
    case 'guidance.opened':
      return { guidance: 'opened' };
    case 'guidance.planned':
      return { guidance: 'planned' };
    case 'guidance.explained':
      return { guidance: 'explained' };
    case 'inspection.opened':
      return { inspection: 'opened' };
    case 'inspection.demanded':
      return {
        inspection: 'demanded',
        demand: {
          number: (current.demand?.number ?? 0) + 1,
          demandedAt: at,
          dueAt: event.dueAt,
        },
      };
    case 'inspection.answered':
      return { inspection: 'answered' };
    case 'inspection.rechecked':
      return { inspection: event.holds ? 'held' : 'failed' };
    case 'inspection.closed':
      return { inspection: null };
    case 'account.listed':
      return { listed: [...current.listed, { tag: event.tag, expiresAt: event.expiresAt }] };
    case 'account.unlisted':
      return { listed: current.listed.filter(({ tag }) => tag !== event.tag) };
    case 'story.approved': {
      const isSame = current.story?.sha256 === event.sha256;
      const approvedBy = [...(isSame ? (current.story?.approvedBy ?? []) : []), doer];
      return { story: { sha256: event.sha256, approvedBy, isPublished: false } };
    }
    case 'story.published':
      return { story: current.story && { ...current.story, isPublished: true } };
    default:
      return {};
  }
}

/** A lifted measure ends, the case counts as upheld no more, and its accounts are on no list. */
function afterAppeal(
  current: Case,
  { outcome, measures = [] }: Extract<CaseEvent, { type: 'appeal.decided' }>,
  at: string,
): Changes {
  if (outcome === 'kept') return {};
  const ended = endAll(current.measures, at);
  if (outcome === 'changed') return { measures: orderAll(ended, measures, at) };
  return { measures: ended, ...noFinding, listed: [] };
}

/** Where the line leads, now that what the step says is known. */
function destination(line: Transition, event: CaseEvent, after: Case): CaseStep | undefined {
  if (line.toIf === undefined) return line.to;
  if (line.toIf === 'upheld')
    return event.type === 'complaint.decided' && event.upheld ? line.to : undefined;
  const { proposal } = after;
  return proposal !== null && proposal.signedBy.length >= proposal.signOffs ? line.to : undefined;
}

/** The time to decide runs while the desk has the case, and begins anew when a complaint reopens it. */
function decidingAfter(current: Case, to: CaseStep, event: CaseEvent): Case['deciding'] {
  const { at } = event;
  if (event.type === 'complaint.decided') return [{ from: at, to: null }];
  const [was, is] = [isDeciding(current.state), isDeciding(to)];
  if (was && !is)
    return current.deciding.map((span) => (span.to === null ? { ...span, to: at } : span));
  return is && !was ? [...current.deciding, { from: at, to: null }] : current.deciding;
}

/** Entering a state: what belonged to the one before is over. */
function enter(after: Case, to: CaseStep, current: Case, event: CaseEvent): Case {
  const { at } = event;
  const orders = to === 'acting' ? (after.proposal?.measures ?? []) : [];
  // What was for the time until a decision is over with the reply.
  const measures = to === 'replied' ? endInterim(after.measures, at) : after.measures;
  const isAnew = to === 'assessed' || to === 'needs-more';
  return {
    ...after,
    state: to,
    since: at,
    measures: orderAll(measures, orders, at),
    proposal: null,
    // A case that is looked at anew has no finding yet.
    ...(isAnew && noFinding),
    supplementDueAt: to === 'needs-more' ? after.supplementDueAt : null,
    transfer: to === 'transferred' || to === 'replied' ? after.transfer : null,
    owner: to === 'closed' ? null : after.owner,
    deciding: decidingAfter(current, to, event),
  };
}

function sidesAfter(current: Case, line: Transition, doer: number): Changes {
  const { side, isAct } = line;
  return {
    ...(side === 'review' && { reviewers: withNumber(current.reviewers, doer) }),
    ...(side === 'disposal' && { disposers: withNumber(current.disposers, doer) }),
    ...((side !== undefined || isAct) && { acted: withNumber(current.acted, doer) }),
  };
}

/**
 * The case after a step that was taken. Judges nothing: of a step that the table does not know from this
 * state only the count is kept, so that a ledger can always be read to its end.
 */
export function evolve(current: Case, event: CaseEvent): Case {
  const counted = { ...current, seq: event.seq };
  const [line] = linesOf(event.type, current.state);
  if (line === undefined) return counted;
  const doer = 'handler' in event.by ? event.by.handler : undefined;
  const told = { ...counted, ...factsOf(current, event, doer ?? 0) };
  const after = doer === undefined ? told : { ...told, ...sidesAfter(current, line, doer) };
  const to = destination(line, event, after);
  const entered = to === undefined ? after : enter(after, to, current, event);
  const running = runningTimers(entered);
  const isRunning = ({ timer, of }: Case['warned'][number]) =>
    running.some((each) => each.timer === timer && each.of === of);
  return {
    ...entered,
    closedAt: isSettled(entered) ? (current.closedAt ?? event.at) : null,
    ranOut: entered.ranOut.filter(isRunning),
    warned: entered.warned.filter(isRunning),
  };
}
