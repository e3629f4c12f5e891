import type { Standard } from '../standard/schema.ts';
import { type Case, isInForce, type OrderedMeasure } from './case.ts';
import type { CaseEvent, EventOf, Order } from './case-event.ts';
import { type Grading, leadTo } from './led-to.ts';
import type { Handler } from './roles.ts';

/** Ninety days, where a standard does not say how long something may be taken away before it is judged. */
const mostInterimHours = 2160;

/** What a step is judged by beside the case. */
export interface Rules {
  readonly standard: Pick<
    Standard,
    'id' | 'version' | 'lanes' | 'measures' | 'grades' | 'flags' | 'timers'
  >;
  /** Everybody who handles reports now. */
  readonly team: readonly Handler[];
  /**
   * What the grade of measures is chosen by; absent where nobody can say it any more, and then any rule of
   * the grade that is named counts as holding.
   */
  readonly grading?: Grading;
}

interface Situation {
  readonly now: Case;
  readonly event: CaseEvent;
  /** The doer's number; undefined unless a handler. */
  readonly doer: number | undefined;
  readonly rules: Rules;
}

type Check = (situation: Situation) => boolean;

/** A check of one fact that the step names; false for a step without it. */
function fact<Key extends string>(
  key: Key,
  check: (value: never, situation: Situation) => boolean,
): Check {
  return (situation) =>
    key in situation.event &&
    check((situation.event as unknown as Record<Key, never>)[key], situation);
}

const measureOf = ({ now, event }: Situation): OrderedMeasure | undefined =>
  'number' in event ? now.measures.find(({ number }) => number === event.number) : undefined;

const outcome = (wanted: EventOf<'case.replied'>['outcome']): Check =>
  fact('outcome', (said: string) => said === wanted);

/** The same timer of the same thing; there may be several measures and consultations. */
function ranOut({ now, event }: Situation) {
  if (!('timer' in event)) return undefined;
  return now.ranOut.find(({ timer, of }) => timer === event.timer && of === (event.of ?? 0));
}

/** Each once, none beyond the grade, and exactly those that are time-limited say when they end. */
function ordersFit(
  orders: readonly Order[],
  { at }: CaseEvent,
  { standard }: Rules,
  grade = Number.POSITIVE_INFINITY,
): boolean {
  if (new Set(orders.map(({ id }) => id)).size !== orders.length) return false;
  return orders.every(({ id, expiresAt }) => {
    const measure = standard.measures.find((each) => each.id === id);
    if (measure === undefined || measure.grade > grade) return false;
    return measure.timeLimited
      ? expiresAt !== undefined && expiresAt > at
      : expiresAt === undefined;
  });
}

/** The grade is the standard's, a rule leads to it or it is overridden, and no measure goes beyond it. */
function gradeFits({ now, event, rules }: Situation): boolean {
  if (event.type !== 'measures.proposed') return false;
  const { standard, grading } = rules;
  const grade = standard.grades.find((each) => each.grade === event.grade);
  if (grade?.signOffs !== event.signOffs) return false;
  const ledTo = grading && leadTo(now, grading, standard);
  if (grading !== undefined && event.upheldBefore !== undefined)
    if (event.upheldBefore !== grading.upheldBefore) return false;
  const isLedTo =
    event.rule !== undefined &&
    grade.rules[event.rule] !== undefined &&
    (ledTo === undefined || (ledTo.grade === event.grade && ledTo.rule === event.rule));
  const isOverridden = event.override === true && event.sealed !== undefined;
  if (event.override === true ? !isOverridden : !isLedTo) return false;
  if (event.override === true && event.rule !== undefined) return false;
  if (event.measures.length === 0 && event.override !== true) return false;
  return ordersFit(event.measures, event, rules, event.grade);
}

/** Before judgement only what ends by itself, or a note beside the content (A21b, A21c). */
function interimFits({ event, rules }: Situation): boolean {
  if (event.type !== 'interim.ordered' || event.expiresAt <= event.at) return false;
  const hours = rules.standard.timers?.longestInterimHours ?? mostInterimHours;
  const longest = Date.parse(event.at) + hours * 3_600_000;
  if (Date.parse(event.expiresAt) > longest) return false;
  if (event.evidenceDueAt !== undefined && event.evidenceDueAt > event.expiresAt) return false;
  const found = rules.standard.measures.find(({ id }) => id === event.measure);
  return found?.target === 'content' && (found.timeLimited || found.grade <= 1);
}

function laneFits({ now, event, rules }: Situation): boolean {
  if (event.type !== 'lane.changed') return false;
  const lane = rules.standard.lanes.find(({ id }) => id === event.lane);
  // Within its lane a case may go by another rule: a kind of enterprise that stands before others (A13).
  const isSame = event.lane === now.lane;
  if (lane === undefined || (isSame && (event.rule ?? 'by-hand') === now.laneRule)) return false;
  if (event.rule === undefined) return event.sealed !== undefined;
  return lane.rules.some(({ id }) => id === event.rule);
}

function appealFits({ event, rules }: Situation): boolean {
  if (event.type !== 'appeal.decided') return false;
  if (event.outcome !== 'changed') return event.measures === undefined;
  return event.measures !== undefined && ordersFit(event.measures, event, rules);
}

/** The finding names only flags that nobody can claim: what the report says of itself stays as it is. */
function findingFits({ event, rules }: Situation): boolean {
  if (event.type !== 'case.judged') return false;
  const { finding, found = [], accounts } = event;
  if (finding !== 'upheld') return found.length === 0 && accounts === undefined;
  return found.every((id) =>
    rules.standard.flags.some((flag) => flag.id === id && flag.isFound === true),
  );
}

const isContested = ({ now }: Situation) => now.complaintAt !== null || now.appealAt !== null;

/** What a line of the table may ask of a case beside its state, by name; the name is the refusal. */
const checks = {
  upheld: ({ now }) => now.finding === 'upheld',
  'not-upheld': ({ now }) => now.finding === 'not-upheld',
  proposal: ({ now }) => now.proposal !== null,
  'no-proposal': ({ now }) => now.proposal === null,
  'not-signed-by-doer': ({ now, doer }) =>
    doer !== undefined && now.proposal?.signedBy.includes(doer) === false,
  'grade-fits': gradeFits,
  'interim-fits': interimFits,
  'finding-fits': findingFits,
  'lane-fits': laneFits,
  'outcome-upheld': outcome('upheld'),
  'outcome-not-upheld': outcome('not-upheld'),
  'outcome-declined': outcome('declined'),
  'outcome-transferred': outcome('transferred'),
  acknowledged: ({ now }) => now.transfer?.acknowledgedAt != null,
  'not-acknowledged': ({ now }) => now.transfer?.acknowledgedAt === null,
  'measure-to-forward': (situation) => measureOf(situation)?.state === 'ordered',
  'measure-forwarded': (situation) => measureOf(situation)?.state === 'forwarded',
  /** Of a measure that was forwarded and is in force. */
  'measure-notified': (situation) => {
    const state = measureOf(situation)?.state;
    return state === 'forwarded' || state === 'confirmed';
  },
  'codes-new': ({ now, event }) =>
    event.type === 'notice.reissued' &&
    now.tokens.every(({ sha256 }) => ![event.appealSha256, event.answerSha256].includes(sha256)),
  'measure-in-force': (situation) => {
    const found = measureOf(situation);
    return found !== undefined && isInForce(found);
  },
  'measure-time-limited': (situation) => {
    const found = measureOf(situation);
    return found !== undefined && isInForce(found) && found.expiresAt !== null;
  },
  'some-measure': ({ now }) => now.measures.some(isInForce),
  'no-measure-in-force': ({ now }) => !now.measures.some(isInForce),
  reviewed: fact('reason', (reason: string) => reason === 'reviewed'),
  expired: (situation) => {
    const { event } = situation;
    if (event.type !== 'measure.ended' || event.reason !== 'expired') return false;
    return (measureOf(situation)?.expiresAt ?? event.at) <= event.at;
  },
  'expires-later': fact('expiresAt', (at: string, { event }) => at > event.at),
  'due-later': fact('dueAt', (at: string, { event }) => at > event.at),
  'past-due': fact('dueAt', (at: string, { event }) => at <= event.at),
  'not-warned': ({ now, event }) =>
    'timer' in event &&
    !now.warned.some(({ timer, of }) => timer === event.timer && of === (event.of ?? 0)),
  'not-due': fact('dueAt', (at: string, { event }) => at > event.at),
  unowned: ({ now }) => now.owner === null,
  'ran-out': (situation) => ranOut(situation)?.isEscalated === false,
  'not-ran-out': (situation) => ranOut(situation) === undefined,
  overdue: ({ now }) => now.ranOut.length > 0,
  complaint: ({ now }) => now.complaintAt !== null,
  'no-complaint': ({ now }) => now.complaintAt === null,
  appeal: ({ now }) => now.appealAt !== null,
  'no-appeal': ({ now }) => now.appealAt === null,
  'appeal-fits': appealFits,
  contested: isContested,
  uncontested: (situation) => !isContested(situation),
  unsettled: (situation) => situation.now.state !== 'closed' || isContested(situation),
  'own-claim': ({ now, doer }) => doer !== undefined && now.owner === doer,
  'in-team': fact('to', (to: number, { rules }) =>
    rules.team.some((handler) => handler.number === to),
  ),
  linked: fact('other', (other: string, { now }) => now.linked.includes(other)),
  'not-linked': fact(
    'other',
    (other: string, { now }) => other !== now.reportId && !now.linked.includes(other),
  ),
  'identity-request': ({ now }) => now.identity?.isGranted === false,
  'no-identity-request': ({ now }) => now.identity === null,
  'identity-granted': ({ now }) => now.identity?.isGranted === true,
  'not-requester': ({ now, doer }) => now.identity?.requestedBy !== doer,
  'to-work': fact('reason', (reason: string) => reason !== 'audit'),
  'to-audit': fact('reason', (reason: string) => reason === 'audit'),
  consultation: ({ now, event }) =>
    'number' in event &&
    now.consultations.some(({ number, isAnswered }) => number === event.number && !isAnswered),
  guidance: ({ now }) => now.guidance === 'opened',
  'no-guidance': ({ now }) => now.guidance !== 'opened',
  inspection: ({ now }) => now.inspection !== null,
  'no-inspection': ({ now }) => now.inspection === null,
  'inspection-demanded': ({ now }) => now.inspection === 'demanded',
  'inspection-held': ({ now }) => now.inspection === 'held',
  listed: fact('tag', (tag: string, { now }) => now.listed.some((one) => one.tag === tag)),
  'not-listed': fact('tag', (tag: string, { now }) => now.listed.every((one) => one.tag !== tag)),
  /** Upheld cases only: the account is one that this finding is against, and there is a reason (A11a). */
  'account-of-case': fact('tag', (tag: string, { now }) => now.accounts.includes(tag)),
  'listing-reason': ({ event }) => 'reason' in event && event.reason !== undefined,
  'listing-over': ({ now, event }) =>
    event.type === 'account.unlisted' &&
    event.reason === 'expired' &&
    now.listed.some(({ tag, expiresAt }) => tag === event.tag && expiresAt <= event.at),
  'unlisting-reason': ({ event }) =>
    event.type === 'account.unlisted' && event.reason !== 'expired',
  'story-fits': fact('sha256', (sha256: string, { now, doer }) => {
    if (doer === undefined || now.story === null) return doer !== undefined;
    const { isPublished, approvedBy } = now.story;
    return !isPublished && (sha256 !== now.story.sha256 || !approvedBy.includes(doer));
  }),
  'story-approved': fact(
    'sha256',
    (sha256: string, { now }) =>
      now.story?.sha256 === sha256 && now.story.approvedBy.length >= 2 && !now.story.isPublished,
  ),
} satisfies Record<string, Check>;

export type CaseGuard = keyof typeof checks;

export function guardHolds(guard: CaseGuard, situation: Situation): boolean {
  return checks[guard](situation);
}
