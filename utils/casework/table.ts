import { type CaseStep, caseStepSchema } from '../protocol/status.ts';
import type { CaseEventType } from './case-event.ts';
import type { Guard } from './guards.ts';
import type { Role } from './roles.ts';

/** Who does a step: a handler in a role, or one of the others. */
export type Who = Role | 'reporter' | 'partner' | 'platform' | 'reported' | 'clock';

/** What the law keeps apart, in each case by itself (A5b). */
export type Side = 'review' | 'disposal';

/** One line of the law of cases: nothing that no line allows happens. */
export interface Transition {
  readonly type: CaseEventType;
  readonly from: readonly CaseStep[];
  /** Absent: the case stays where it is. */
  readonly to?: CaseStep;
  /** `to` only if this holds once the step is taken. */
  readonly toIf?: 'signed-off' | 'upheld';
  readonly who: readonly Who[];
  /** Whoever does it is on this side of the case for good, and never on the other. */
  readonly side?: Side;
  /** Whether it counts as having acted, for complaint and appeal. Whoever sits on a side has acted. */
  readonly isAct?: true;
  /** A handler whose certificate is over cannot do it. */
  readonly isJudging?: true;
  /** By nobody who acted before, and not where one person is the whole team. */
  readonly isContest?: true;
  /** Not where one person is the whole team. */
  readonly needsTeam?: true;
  /** The words are sealed, and there must be some. */
  readonly needsWords?: true;
  readonly guards?: readonly Guard[];
  /** Not for the reporter: it tells of other reports or of work inside the desk. */
  readonly isInternal?: true;
}

const all: readonly CaseStep[] = caseStepSchema.options;
const open = all.filter((state) => state !== 'closed');
const answered: readonly CaseStep[] = ['replied', 'closed'];
const unanswered = all.filter((state) => !answered.includes(state));
const working: readonly CaseStep[] = ['assessed', 'accepted', 'needs-more', 'acting'];
/** Where measures may be in force: interim ones before judgement, the others from `acting` on. */
const measured = all.filter((state) => state !== 'received');

const review = { who: ['reviewer'], side: 'review', isJudging: true } as const;
const disposal = { who: ['disposer'], side: 'disposal', needsTeam: true } as const;
const anyHandling = ['reviewer', 'disposer', 'supervisor'] as const;

/**
 * The whole table. A step may have several lines: the first whose state and doer fit is the one that speaks,
 * and lines of one step from one state lead to one place.
 */
export const table: readonly Transition[] = [
  // Review.
  { type: 'case.assessed', from: ['received', 'needs-more'], to: 'assessed', ...review },
  { type: 'case.accepted', from: ['assessed'], to: 'accepted', ...review },
  {
    type: 'case.asked',
    from: ['assessed', 'accepted'],
    to: 'needs-more',
    who: ['reviewer'],
    side: 'review',
    guards: ['due-later', 'no-proposal'],
  },
  {
    type: 'supplement.received',
    from: ['needs-more'],
    to: 'assessed',
    who: ['reporter', 'intake'],
  },
  { type: 'case.declined', from: ['assessed', 'needs-more'], to: 'declined', ...review },
  {
    type: 'case.transferred',
    from: ['assessed', 'accepted'],
    to: 'transferred',
    ...review,
    guards: ['no-proposal'],
  },
  {
    type: 'transfer.acknowledged',
    from: ['transferred'],
    who: ['partner', 'intake'],
    guards: ['not-acknowledged'],
  },
  {
    type: 'transfer.outcome',
    from: ['transferred'],
    who: ['partner', 'intake'],
    guards: ['acknowledged'],
  },
  { type: 'transfer.refused', from: ['transferred'], to: 'assessed', who: ['partner', 'intake'] },
  { type: 'case.judged', from: ['accepted'], ...review, guards: ['no-proposal'] },
  {
    type: 'roles.confirmed',
    from: ['assessed', 'accepted'],
    who: ['reviewer'],
    side: 'review',
    isJudging: true,
  },

  // Measures: never by who reviewed, signed by as many as the grade asks, the proposer being the first.
  {
    type: 'measures.proposed',
    from: ['accepted'],
    to: 'acting',
    toIf: 'signed-off',
    ...disposal,
    guards: ['upheld', 'no-proposal', 'grade-fits'],
  },
  {
    type: 'measures.signed-off',
    from: ['accepted'],
    to: 'acting',
    toIf: 'signed-off',
    who: ['disposer', 'supervisor'],
    side: 'disposal',
    needsTeam: true,
    guards: ['proposal', 'not-signed-by-doer'],
  },
  {
    type: 'measures.returned',
    from: ['accepted'],
    who: ['disposer', 'supervisor'],
    side: 'disposal',
    needsTeam: true,
    needsWords: true,
    guards: ['proposal'],
  },
  {
    type: 'interim.ordered',
    from: ['assessed', 'accepted', 'needs-more'],
    ...disposal,
    guards: ['interim-fits'],
  },
  { type: 'measure.forwarded', from: measured, ...disposal, guards: ['measure-to-forward'] },
  {
    type: 'measure.confirmed',
    from: measured,
    who: ['platform', 'disposer'],
    guards: ['measure-forwarded'],
  },
  {
    type: 'measure.refused',
    from: measured,
    who: ['platform', 'disposer'],
    guards: ['measure-forwarded'],
  },
  {
    type: 'measure.reviewed',
    from: measured,
    ...disposal,
    guards: ['measure-time-limited', 'expires-later'],
  },
  { type: 'measure.ended', from: measured, ...disposal, guards: ['measure-in-force', 'reviewed'] },
  {
    type: 'measure.ended',
    from: measured,
    who: ['clock'],
    guards: ['measure-time-limited', 'expired'],
  },

  // Reply and end. Every case ends by a reply that its reporter can prove.
  {
    type: 'case.replied',
    from: ['accepted'],
    to: 'replied',
    who: ['disposer'],
    isAct: true,
    guards: ['not-upheld', 'outcome-not-upheld', 'no-proposal'],
  },
  {
    type: 'case.replied',
    from: ['acting'],
    to: 'replied',
    who: ['disposer'],
    isAct: true,
    guards: ['outcome-upheld'],
  },
  {
    type: 'case.replied',
    from: ['declined'],
    to: 'replied',
    who: ['reviewer'],
    isAct: true,
    guards: ['outcome-declined'],
  },
  {
    type: 'case.replied',
    from: ['transferred'],
    to: 'replied',
    who: ['reviewer'],
    isAct: true,
    guards: ['acknowledged', 'outcome-transferred'],
  },
  {
    type: 'case.closed',
    from: ['replied'],
    to: 'closed',
    who: ['disposer'],
    isAct: true,
    guards: ['uncontested'],
  },
  {
    type: 'case.closed',
    from: ['replied'],
    to: 'closed',
    who: ['clock'],
    guards: ['uncontested', 'past-due'],
  },
  {
    type: 'report.withdrawn',
    from: unanswered.filter((state) => state !== 'acting'),
    to: 'closed',
    who: ['reporter', 'intake'],
    guards: ['no-measure-in-force'],
  },

  // Complaint (my report was handled badly) and appeal (the measure against me is wrong): never merged.
  {
    type: 'complaint.lodged',
    from: answered,
    who: ['reporter', 'intake'],
    guards: ['no-complaint'],
  },
  {
    type: 'complaint.lodged',
    from: unanswered,
    who: ['reporter', 'intake'],
    guards: ['no-complaint', 'overdue'],
  },
  {
    type: 'complaint.decided',
    from: all,
    to: 'assessed',
    toIf: 'upheld',
    who: ['reviewer', 'supervisor'],
    side: 'review',
    isJudging: true,
    isContest: true,
    needsWords: true,
    guards: ['complaint'],
  },
  {
    type: 'appeal.lodged',
    from: ['acting', 'replied', 'closed'],
    who: ['reported', 'intake'],
    guards: ['no-appeal', 'some-measure'],
  },
  {
    type: 'appeal.decided',
    from: all,
    who: ['supervisor'],
    side: 'disposal',
    isJudging: true,
    isContest: true,
    needsWords: true,
    guards: ['appeal', 'appeal-fits'],
  },

  // Whose it is, and where.
  { type: 'case.claimed', from: all, who: [...anyHandling, 'intake'], guards: ['unsettled'] },
  { type: 'case.released', from: all, who: [...anyHandling, 'intake'], guards: ['own-claim'] },
  { type: 'case.assigned', from: open, who: ['supervisor'], guards: ['in-team'] },
  {
    type: 'case.assigned',
    from: ['closed'],
    who: ['supervisor'],
    guards: ['in-team', 'contested'],
  },
  {
    type: 'case.linked',
    from: all,
    who: [...anyHandling, 'intake'],
    guards: ['not-linked'],
    isInternal: true,
  },
  {
    type: 'case.unlinked',
    from: all,
    who: [...anyHandling, 'intake'],
    guards: ['linked'],
    isInternal: true,
  },
  { type: 'lane.changed', from: open, who: ['reviewer', 'supervisor'], guards: ['lane-fits'] },

  // Words, all of them sealed.
  { type: 'message.sent', from: all, who: anyHandling },
  { type: 'message.received', from: all, who: ['reporter', 'intake'] },
  {
    type: 'note.added',
    from: all,
    who: [...anyHandling, 'intake', 'custodian'],
    needsWords: true,
    isInternal: true,
  },
  { type: 'result.rated', from: answered, who: ['reporter', 'intake'] },

  // Who reports: asked for with a reason, granted and opened by another person (A5c).
  {
    type: 'identity.requested',
    from: open,
    who: anyHandling,
    needsWords: true,
    guards: ['no-identity-request'],
  },
  {
    type: 'identity.granted',
    from: open,
    who: ['custodian'],
    guards: ['identity-request', 'not-requester'],
  },
  {
    type: 'identity.refused',
    from: open,
    who: ['custodian'],
    needsWords: true,
    guards: ['identity-request', 'not-requester'],
  },
  {
    type: 'identity.opened',
    from: open,
    who: ['custodian'],
    guards: ['identity-granted', 'not-requester'],
  },
  { type: 'report.opened', from: all, who: anyHandling, guards: ['to-work'] },
  { type: 'report.opened', from: all, who: ['auditor'], guards: ['to-audit'] },

  // Time.
  { type: 'timer.overdue', from: all, who: ['clock'], guards: ['past-due', 'not-ran-out'] },
  { type: 'timer.escalated', from: all, who: ['clock'], guards: ['past-due', 'ran-out'] },

  // Others who are asked or advised.
  {
    type: 'consultation.asked',
    from: working,
    who: anyHandling,
    needsWords: true,
    guards: ['due-later'],
  },
  {
    type: 'consultation.answered',
    from: all,
    who: [...anyHandling, 'intake', 'partner'],
    guards: ['consultation'],
  },
  { type: 'guidance.opened', from: open, who: ['reviewer', 'disposer'], guards: ['no-guidance'] },
  { type: 'guidance.planned', from: all, who: ['reviewer', 'disposer'], guards: ['guidance'] },
  { type: 'guidance.explained', from: all, who: ['reviewer', 'disposer'], guards: ['guidance'] },

  // The platform: opened on what it left unanswered, closed on a re-check (A18).
  {
    type: 'inspection.opened',
    from: measured,
    who: ['supervisor'],
    guards: ['no-inspection', 'some-measure'],
    isInternal: true,
  },
  {
    type: 'inspection.demanded',
    from: measured,
    who: ['supervisor'],
    guards: ['inspection', 'due-later'],
    isInternal: true,
  },
  {
    type: 'inspection.answered',
    from: measured,
    who: ['platform', 'supervisor'],
    guards: ['inspection-demanded'],
    isInternal: true,
  },
  {
    type: 'inspection.rechecked',
    from: measured,
    who: ['supervisor'],
    guards: ['inspection'],
    isInternal: true,
  },
  {
    type: 'inspection.closed',
    from: measured,
    who: ['supervisor'],
    guards: ['inspection-held'],
    isInternal: true,
  },

  // Accounts: upheld cases only (A11a).
  {
    type: 'account.listed',
    from: ['acting', 'replied'],
    ...disposal,
    guards: ['upheld', 'not-listed', 'expires-later'],
    isInternal: true,
  },
  {
    type: 'account.unlisted',
    from: measured,
    who: ['disposer', 'supervisor', 'clock'],
    guards: ['listed'],
    isInternal: true,
  },

  // A typical case: two people approve the text, then it is published (A4f).
  {
    type: 'story.approved',
    from: ['closed'],
    who: ['disposer', 'supervisor'],
    guards: ['story-fits'],
    isInternal: true,
  },
  {
    type: 'story.published',
    from: ['closed'],
    who: ['disposer', 'supervisor'],
    guards: ['story-approved'],
    isInternal: true,
  },
];

/** Every line of a step from a state. */
export function linesOf(type: CaseEventType, state: CaseStep): readonly Transition[] {
  return table.filter((line) => line.type === type && line.from.includes(state));
}

const internal = new Set<string>(
  table.flatMap(({ type, isInternal }) => (isInternal ? [type] : [])),
);

/** Whether a reporter may see a step of this kind. */
export function isShownToReporter(type: CaseEventType): boolean {
  return !internal.has(type);
}
