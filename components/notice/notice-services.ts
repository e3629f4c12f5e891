import type { AppealState, AskedOfPlatform } from '../../utils/casework/notice-wire.ts';
import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import type { DocumentClaim } from '../../utils/protocol/evidence.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import type { LocalizedText } from '../../utils/protocol/primitives.ts';
import type { Result } from '../../utils/result.ts';

/** Why something about a notice did not go through; a person is told by `trouble.…` or at the code. */
export type NoticeTrouble =
  /** A character of the code is wrong: nothing was asked. */
  | 'wrong'
  | 'unknown'
  | 'offline'
  | 'busy'
  | 'refused'
  | 'not-authentic'
  /** Files that had gone up are with the endpoint no more: they have to be chosen again. */
  | 'files-gone';

/** Why a file did not go up. */
export type FileTrouble = 'empty' | 'too-large' | 'unread' | 'offline' | 'busy' | 'full';

/** A file that went up sealed, with what opens it: that is on this device alone until the appeal is sent. */
export interface SaidFile {
  readonly claim: DocumentClaim;
  readonly key: EvidenceKey;
  /** Size of the ciphertext, in bytes. */
  readonly sealedBytes: number;
}

/** Half an appeal or answer, kept sealed on this device. */
export interface SaidDraft {
  readonly choice?: string;
  readonly text: string;
  readonly files?: readonly SaidFile[];
}

/** What an appeal looks like to whoever lodged it. */
export interface OpenedAppeal {
  readonly state: AppealState;
  /** The last decision's words; null where they do not open, undefined where there are none. */
  readonly reply: string | null | undefined;
}

/** A notice that somebody opened by its code. */
export interface NoticeWork<State> {
  read(): Promise<Result<State, NoticeTrouble>>;
  /** Sends the same bytes again until the draft is another one. */
  send(draft: SaidDraft): Promise<Result<true, NoticeTrouble>>;
  /** Seals a file and brings it to the endpoint, where it waits some hours for what it goes with. */
  addFile(file: File): Promise<Result<SaidFile, FileTrouble>>;
  /** Of the files of a draft, those that the endpoint has no more. */
  findGone(files: readonly SaidFile[]): Promise<readonly SaidFile[]>;
  loadDraft(): Promise<SaidDraft | undefined>;
  saveDraft(draft: SaidDraft): Promise<void>;
  dropDraft(): Promise<void>;
}

export interface NoticeServices<State> {
  readonly words: NoticeTranslator;
  /** A code that stood in the address, and does no more. */
  readonly given: string | undefined;
  open(code: string): Promise<Result<NoticeWork<State>, NoticeTrouble>>;
  /** What a measure of the endpoint's standard is called. */
  nameMeasure(id: string): Promise<LocalizedText | undefined>;
}

export type AppealServices = NoticeServices<OpenedAppeal>;
export type AnswerServices = NoticeServices<AskedOfPlatform>;
