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
  readonly closedAt: string | null;
  readonly ranOut: readonly RanOut[];
  /** When the time to decide ran; the last may still run. */
  readonly deciding: readonly { readonly from: string; readonly to: string | null }[];
  /** Handlers who took part in the review, in the disposal, in either or in the reply: sorted numbers. */
  readonly reviewers: readonly number[];
  readonly disposers: readonly number[];
  readonly acted: readonly number[];
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
  readonly listed: readonly string[];
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
    proposal: null,
    measures: [],
    supplementDueAt: null,
    transfer: null,
    complaintAt: null,
    appealAt: null,
    closedAt: null,
    ranOut: [],
    deciding: [{ from: report.receivedAt, to: null }],
    reviewers: [],
    disposers: [],
    acted: [],
    identity: null,
    linked: [],
    consultations: [],
    guidance: null,
    inspection: null,
    listed: [],
    story: null,
    rating: null,
  };
}

/** Of a measure that was ordered and has neither been refused nor ended. */
export function isInForce({ state }: OrderedMeasure): boolean {
  return state !== 'refused' && state !== 'ended';
}
