import type { EventOf } from '../../casework/case-event.ts';
import type { CaseStep } from '../../protocol/status.ts';

/** What a reporter is told of a report that has arrived. */
export interface Arrival {
  /** Who has it, by the name that the endpoint signed. */
  readonly endpoint: string | undefined;
  /** Short enough to read out on the telephone. */
  readonly number: string;
  /** By when the next thing is to happen. */
  readonly dueAt: string | undefined;
}

/** What became of a received report, as its reporter is shown it: only what is proved. */
export interface CaseView extends Arrival {
  readonly id: string;
  readonly state: CaseStep;
  /** Oldest first; `type` as in the law of cases. */
  readonly steps: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    /** Of the step that answers the report. */
    readonly outcome: EventOf<'case.replied'>['outcome'] | undefined;
  }[];
  /** What the endpoint told last was not believed. */
  readonly fault: string | undefined;
  readonly messages: number;
  /** What the desk waits for. */
  readonly asked: { readonly elements: readonly string[]; readonly dueAt: string } | undefined;
  readonly can: {
    /** Somebody could read what is written. */
    readonly write: boolean;
    readonly withdraw: boolean;
    readonly rate: boolean;
  };
  /** What the reporter said and the ledger does not prove yet. */
  readonly outgoing: readonly {
    readonly id: string;
    readonly kind: 'answer' | 'message' | 'withdrawal' | 'rating';
    readonly isRefused: boolean;
  }[];
}

/** One message, opened for reading and kept nowhere. */
export interface ThreadMessage {
  readonly number: number;
  readonly isOwn: boolean;
  readonly at: string;
  readonly text: string;
  readonly answers: readonly { readonly element: string; readonly value: string }[];
}
