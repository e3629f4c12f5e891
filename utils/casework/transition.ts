import { type CaseStep, caseStepSchema } from '../protocol/status.ts';
import type { CaseEventType } from './case-event.ts';
import type { CaseGuard } from './guards.ts';
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
  /**
   * Answers for a review, without being one: after a complaint that was upheld it is for others like the
   * review.
   */
  readonly isForReview?: true;
  /** By nobody who acted before, and not where one person is the whole team. */
  readonly isContest?: true;
  /** Not where one person is the whole team. */
  readonly needsTeam?: true;
  /** The words are sealed, and there must be some. */
  readonly needsWords?: true;
  readonly guards?: readonly CaseGuard[];
  /** Not for the reporter: it tells of other reports or of work inside the desk. */
  readonly isInternal?: true;
}

/** States from which a line may start, by what they have in common. */
export const all: readonly CaseStep[] = caseStepSchema.options;
export const open = all.filter((state) => state !== 'closed');
export const answered: readonly CaseStep[] = ['replied', 'closed'];
export const unanswered = all.filter((state) => !answered.includes(state));
export const working: readonly CaseStep[] = ['assessed', 'accepted', 'needs-more', 'acting'];
/** Where measures may be in force: interim ones before judgement, the others from `acting` on. */
export const measured = all.filter((state) => state !== 'received');

/** Who does a step, and on which side of the case it puts them. */
export const review = { who: ['reviewer'], side: 'review', isJudging: true } as const;
export const disposal = { who: ['disposer'], side: 'disposal', needsTeam: true } as const;
export const anyHandling = ['reviewer', 'disposer', 'supervisor'] as const;
