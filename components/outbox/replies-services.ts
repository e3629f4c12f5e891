import type { ReporterAct } from '../../utils/protocol/message.ts';
import type { CaseView, ThreadMessage } from '../../utils/services/replies/case-view.ts';

/** What a reporter says about a report that arrived. */
export interface Said {
  readonly act: ReporterAct;
  readonly text: string;
  readonly answers?: Readonly<Record<string, string>>;
}

/** What the page of reports needs to show a case and take part in it. */
export interface RepliesServices {
  /** Undefined for a report that has not arrived. */
  loadCase(id: string): Promise<CaseView | undefined>;
  /** Opened for this once. */
  loadThread(id: string): Promise<readonly ThreadMessage[]>;
  /** Kept, sealed, until it is proved to have arrived. */
  say(id: string, said: Said): Promise<void>;
  /** Gives up something that was refused. */
  drop(id: string, word: string): Promise<void>;
  saveProof(id: string): Promise<void>;
}
