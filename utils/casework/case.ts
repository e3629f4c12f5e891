import type { SigningKey } from '../protocol/primitives.ts';
import type { CaseStep } from '../protocol/status.ts';
import type { Order, Timer } from './case-event.ts';

/** A measure that was ordered; its number is its place among all of this case. */
export interface OrderedMeasure {
  readonly number: number;
  readonly measure: string;
  readonly state: 'ordered' | 'forwarded' | 'confirmed' | 'refused' | 'ended';
  /** When it came into this state. */
  readonly since: string;
  /** When it ends by itself; null if it does not. */
  readonly expiresAt: string | null;
  /** Ordered before judgement: it ends with the reply, if not before. */
  readonly isInterim: boolean;
  /** By when what an interim one rests on is to be there; null if nothing is waited for. */
  readonly evidenceDueAt: string | null;
}

export interface Proposal {
  readonly grade: number;
  readonly signOffs: number;
  readonly measures: readonly Order[];
  /** Who signed, the proposer first. */
  readonly signedBy: readonly number[];
}

/** A timer that ran out and was noted; `of` as in its event, 0 where there is one alone. */
export interface RanOut {
  readonly timer: Timer;
  readonly of: number;
  readonly isEscalated: boolean;
}

/** A secret of a notice, by the hash of the capability that it gives. */
export interface NoticeToken {
  readonly purpose: 'appeal' | 'answer';
  readonly sha256: string;
  /** What is said under it is signed with this; absent in notices of earlier releases. */
  readonly key?: SigningKey;
  /** Of the measure. */
  readonly number: number;
}

/** An account on the list, and until when (A11a). */
export interface Listing {
  readonly tag: string;
  readonly expiresAt: string;
}

/**
 * A case as its steps so far make it: plain JSON, and nothing in it that does not follow from the steps and
 * the report's arrival.
 */
export interface Case {
  readonly reportId: string;
  /** The number of the last step; 0 while there is none. */
  readonly seq: number;
  readonly state: CaseStep;
  readonly since: string;
  readonly receivedAt: string;
  readonly lane: string;
  readonly laneRule: string;
  readonly owner: number | null;
  /** The first claim ends the time to acknowledge. */
  readonly claimedAt: string | null;
  readonly finding: 'upheld' | 'not-upheld' | null;
  /** Flags that a person found, with the finding. */
  readonly found: readonly string[];
  /** Against whom it counts while it is upheld: sorted blind tags. */
  readonly accounts: readonly string[];
  readonly proposal: Proposal | null;
  readonly measures: readonly OrderedMeasure[];
  readonly supplementDueAt: string | null;
  readonly transfer: {
    readonly to: string;
    readonly acknowledgedAt: string | null;
    readonly outcomeAt: string | null;
  } | null;
  /** When what is open now was lodged. */
  readonly complaintAt: string | null;
  readonly appealAt: string | null;
  /**
   * Since when it is closed and nothing of it is open any more: from then on its content is kept for a time.
   */
  readonly closedAt: string | null;
  readonly ranOut: readonly RanOut[];
  /** Timers whose owner was warned, and that still run. */
  readonly warned: readonly Pick<RanOut, 'timer' | 'of'>[];
  /** How often something ran out, whatever came of it. */
  readonly late: number;
  readonly tokens: readonly NoticeToken[];
  /** When the time to decide ran; the last may still run. */
  readonly deciding: readonly { readonly from: string; readonly to: string | null }[];
  /** Handlers who took part in the review, in the disposal, in either or in the reply: sorted numbers. */
  readonly reviewers: readonly number[];
  readonly disposers: readonly number[];
  readonly acted: readonly number[];
  /** Of the reviewers, those before the last complaint that was upheld: others look at the case anew. */
  readonly reviewedBefore: readonly number[];
  readonly identity: { readonly requestedBy: number; readonly isGranted: boolean } | null;
  readonly linked: readonly string[];
  readonly consultations: readonly {
    readonly number: number;
    readonly askedAt: string;
    readonly dueAt: string;
    readonly isAnswered: boolean;
  }[];
  readonly guidance: 'opened' | 'planned' | 'explained' | null;
  readonly inspection: 'opened' | 'demanded' | 'answered' | 'failed' | 'held' | null;
  /** The last thing that an inspection demanded of the platform, its number among all of this case. */
  readonly demand: {
    readonly number: number;
    readonly demandedAt: string;
    readonly dueAt: string;
  } | null;
  readonly listed: readonly Listing[];
  readonly story: {
    readonly sha256: string;
    readonly approvedBy: readonly number[];
    readonly isPublished: boolean;
  } | null;
  readonly rating: number | null;
}

/** A case as it begins: its report has just been taken in. */
export function openCase(report: {
  readonly reportId: string;
  readonly receivedAt: string;
  readonly lane: string;
  readonly laneRule: string;
}): Case {
  return {
    ...report,
    seq: 0,
    state: 'received',
    since: report.receivedAt,
    owner: null,
    claimedAt: null,
    finding: null,
    found: [],
    accounts: [],
    proposal: null,
    measures: [],
    supplementDueAt: null,
    transfer: null,
    complaintAt: null,
    appealAt: null,
    closedAt: null,
    ranOut: [],
    warned: [],
    late: 0,
    tokens: [],
    deciding: [{ from: report.receivedAt, to: null }],
    reviewers: [],
    disposers: [],
    acted: [],
    reviewedBefore: [],
    identity: null,
    linked: [],
    consultations: [],
    guidance: null,
    inspection: null,
    demand: null,
    listed: [],
    story: null,
    rating: null,
  };
}

/** Whether a measure that was ordered has neither been refused nor ended. */
export function isInForce({ state }: OrderedMeasure): boolean {
  return state !== 'refused' && state !== 'ended';
}

/**
 * Whether nothing of a case is open any more. A complaint, an appeal or an inspection may outlive its end,
 * and whoever decides it needs what the case holds.
 */
export function isSettled({ state, complaintAt, appealAt, inspection }: Case): boolean {
  return state === 'closed' && complaintAt === null && appealAt === null && inspection === null;
}
