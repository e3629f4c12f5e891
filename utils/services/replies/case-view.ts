import type { EventOf } from '../../casework/case-event.ts';
import type { ReporterAct } from '../../protocol/message.ts';
import type { CaseStep } from '../../protocol/status.ts';

/** What a reporter is told of a report that has arrived. */
export interface ArrivalView {
  /** Who has it, by the name that the endpoint signed. */
  readonly endpoint: string | undefined;
  /** Short enough to read out on the telephone. */
  readonly number: string;
  /** By when the next thing is to happen. */
  readonly dueAt: string | undefined;
}

/** What became of a received report, as its reporter is shown it: only what is proved. */
export interface CaseView extends ArrivalView {
  readonly id: string;
  readonly state: CaseStep;
  /** Oldest first; `type` as in the law of cases. */
  readonly steps: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    /** Of the step that answers the report, or decides on a complaint. */
    readonly outcome:
      | EventOf<'case.replied'>['outcome']
      | 'complaint-upheld'
      | 'complaint-dismissed'
      | undefined;
  }[];
  /** Why what the endpoint told last is not believed; undefined while all of it is. */
  readonly fault: string | undefined;
  readonly messages: number;
  /**
   * The elements that the desk asks the reporter for, and until when; undefined while it asks for nothing.
   */
  readonly asked: { readonly elements: readonly string[]; readonly dueAt: string } | undefined;
  readonly can: {
    /** Whether the report has a key for messages, so that somebody could read what is written. */
    readonly write: boolean;
    readonly withdraw: boolean;
    readonly rate: boolean;
    readonly complain: boolean;
  };
  /** By when a complaint that is made now would be decided. */
  readonly complaintDueAt: string | undefined;
  /** Whether a complaint or appeal waits for its decision. */
  readonly isContested: boolean;
  /** Whether the case ended because its reporter withdrew the report. */
  readonly isWithdrawn: boolean;
  /** What the reporter said that the ledger does not prove yet. */
  readonly outgoing: readonly {
    readonly id: string;
    readonly kind: ReporterAct['kind'];
    /** Why it cannot be sent, so that a person has to decide; undefined while it can. */
    readonly refusal: 'moved-on' | 'too-large' | 'lost' | undefined;
    /** How many bytes of its files the endpoint has. */
    readonly files: { readonly sentBytes: number; readonly bytes: number } | undefined;
  }[];
  /** The largest file that can go with an answer. */
  readonly maxFileBytes: number;
}

/** One message, opened for reading and kept nowhere. */
export interface ThreadMessage {
  /** What the reporter did with it; undefined for one of the desk. */
  readonly act: ReporterAct | undefined;
  readonly number: number;
  readonly isOwn: boolean;
  readonly at: string;
  readonly text: string;
  readonly answers: readonly { readonly element: string; readonly value: string }[];
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}
