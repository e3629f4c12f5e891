import type { ReporterAct } from '../../utils/protocol/message.ts';
import type { CaseView, ThreadMessage } from '../../utils/services/replies/case-view.ts';
import type { HalfTyped } from '../../utils/services/replies/half-typed.ts';
import type { HeldFile } from '../../utils/services/replies/held-file.ts';

/** What a reporter says about a report that arrived. */
export interface Said {
  readonly act: ReporterAct;
  readonly text: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly files?: readonly HeldFile[];
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
  /** Seals a file on this device. Throws PlaintError `too_large`, `invalid_input` or of a storage code. */
  holdFile(id: string, file: File): Promise<HeldFile>;
  /** The file is wanted no more. */
  letGo(file: HeldFile): Promise<void>;
  /** What was filled in of a form when its page was left. */
  loadTyped(id: string, form: string): Promise<HalfTyped | undefined>;
  keepTyped(id: string, form: string, typed: HalfTyped): Promise<void>;
  forgetTyped(id: string, form: string): Promise<void>;
  saveProof(id: string): Promise<void>;
}
