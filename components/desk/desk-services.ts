import type { UnstampedEvent } from '../../utils/casework/case-event.ts';
import type {
  Accounts,
  Exposure,
  ExposureSums,
  Linked,
  Supervision,
} from '../../utils/casework/desk-wire.ts';
import type { Handler, Role } from '../../utils/casework/roles.ts';
import type {
  DeskCase,
  DeskContent,
  DeskCounts,
  Queue,
  TakenStep,
  Wait,
} from '../../utils/casework/wire.ts';
import type {
  BelievedMessages,
  MessageFault,
} from '../../utils/correspondence/believe-messages.ts';
import type { Judgement } from '../../utils/desk/judge-body.ts';
import type { DescribedVerdict } from '../../utils/evidence/verify/describe-verdict.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import type { Identity } from '../../utils/protocol/identity.ts';
import type { MessageFiles } from '../../utils/protocol/message.ts';
import type { LocalizedText } from '../../utils/protocol/primitives.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import type { CaseStep } from '../../utils/protocol/status.ts';
import type { ThreadEvidence } from '../../utils/protocol/thread.ts';
import type { Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { DeskTrouble } from './desk-trouble.ts';
import type { KeyRef, PeopleWork } from './people-services.ts';

export type { DeskTrouble } from './desk-trouble.ts';

/** What the endpoint is asked of the queue. */
export interface QueueQuery {
  readonly lane?: string;
  readonly state?: CaseStep;
  readonly owner?: 'me' | 'none';
  readonly due?: 'overdue';
  readonly waits?: Wait;
  readonly language?: string;
  readonly flag?: string;
}

/** What a step says beside its head, which the services add. */
export type NewStep = UnstampedEvent extends infer Step
  ? Step extends UnstampedEvent
    ? Omit<Step, 'id' | 'by' | 'standard' | 'signature'>
    : never
  : never;

/** A step that comes with words to the reporter; its `message` is their digest once they are sealed. */
export type LetterStep = Extract<NewStep, { type: 'case.asked' | 'case.replied' }>;

export type StepOutcome =
  | { readonly kind: 'taken'; readonly step: TakenStep }
  /** Somebody was quicker: what happened since, and where the case stands now. */
  | {
      readonly kind: 'stale';
      readonly since: readonly TakenStep[];
      readonly seq: number;
      readonly state: CaseStep;
      readonly owner: number | null;
    }
  /** By the law of cases; `code` is a `Refusal`. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble };

/** A report as its seal held it, and what the rules say of all of it. */
export interface OpenedReport {
  readonly header: RoutingHeader;
  readonly body: ReportBody;
  /** What the endpoint told with it: how its seal was signed, and the receipt. */
  readonly told: Pick<DeskContent, 'envelope' | 'checkpoint' | 'arrival'>;
  /** With what the reporter added since. */
  readonly judgement: Judgement;
  /** What desk and reporter wrote to each other, as far as its chain holds. */
  readonly thread: BelievedMessages;
}

/** Who reports, with the answers and files that name them, also those that came later. */
export interface OpenedIdentity extends Omit<Identity, 'type'> {
  /** What came later is told as far as its chain holds. */
  readonly fault: MessageFault | undefined;
}

/** A picture that nobody has looked at yet: bytes, not pixels. */
export interface HeldPicture {
  readonly name: string;
  readonly bytes: Blob;
}

export interface HeldDocument {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Blob | undefined;
}

/** One package of a report, and whether it holds. */
export interface JudgedPackage {
  readonly is: 'original' | 'copy';
  readonly describe: (locale: Locale) => DescribedVerdict;
}

/** What lies in the evidence of a report, opened on this device. */
export interface OpenedEvidence {
  /** The first is of what is shown here. None where the report came without a capture. */
  readonly verdicts: readonly JudgedPackage[];
  readonly pictures: readonly HeldPicture[];
  /** The page as it was frozen; hostile. */
  readonly snapshot: Blob | undefined;
  readonly thread: ThreadEvidence | undefined;
  readonly documents: readonly HeldDocument[];
}

export interface DeskHandler {
  readonly number: number;
  readonly roles: readonly Role[];
  /** After it they judge nothing; null where nobody is certified. */
  readonly certifiedUntil: string | null;
}

/** Words that came in under a notice: by whose side, as which step, and their digest. */
export interface SaidWords {
  readonly kind: 'appeal' | 'answer';
  readonly stepId: string;
  readonly sha256: string;
}

/** The same opened: the words, and the files that came with them. */
export interface OpenedSaid extends MessageFiles {
  readonly text: string;
}

/** Codes for a notice, and what the step that forwards the measure names of them. */
export interface NoticeSecrets {
  readonly appeal: string;
  readonly answer: string;
  readonly named: Required<
    Pick<
      Extract<UnstampedEvent, { type: 'measure.forwarded' }>,
      'appealSha256' | 'answerSha256' | 'appealKey' | 'answerKey'
    >
  >;
}

/** What the pages do at the desk while it is unlocked. */
export interface DeskWork {
  readonly handler: DeskHandler;
  /** Shared keys that were granted and are at hand. */
  readonly keys: readonly KeyRef[];
  readonly standard: Standard;
  readQueue(query: QueueQuery, after?: string): Promise<Result<Queue, DeskTrouble>>;
  readCounts(): Promise<Result<DeskCounts, DeskTrouble>>;
  /** Everybody who handles reports now: who may do what is judged here before the endpoint does. */
  readHandlers(): Promise<Result<readonly Handler[], DeskTrouble>>;
  /** What is overdue and whose; for supervisors. */
  readSupervision(): Promise<Result<Supervision, DeskTrouble>>;
  /** Blind tags of accounts with so many upheld cases or more, and those on the list. */
  readAccounts(upheld: number): Promise<Result<Accounts, DeskTrouble>>;
  /** The group of a case that is open, found by blind tags where a link key was granted. */
  readLinked(reportId: string, opened: OpenedReport): Promise<Result<Linked, DeskTrouble>>;
  /** The accounts that a report is against, as blind tags; none without a link key. */
  tagAccounts(opened: OpenedReport): Promise<readonly string[]>;
  /** A report that this handler opened since they unlocked the desk; forgotten with the lock. */
  findOpened(reportId: string): OpenedReport | undefined;
  /** Sums of the team, of weeks that enough people told of; for supervisors. */
  readExposure(): Promise<Result<ExposureSums, DeskTrouble>>;
  /** The sum of a week that is over; whose it is, is not told. */
  tellExposure(week: Exposure): Promise<Result<true, DeskTrouble>>;
  readCase(reportId: string): Promise<Result<DeskCase, DeskTrouble>>;
  takeStep(step: NewStep): Promise<StepOutcome>;
  /**
   * The same with words to the reporter, sealed to their key of this report. Only after an opening of one's
   * own.
   */
  writeToReporter(step: LetterStep, words: string): Promise<StepOutcome>;
  /** Only after a `report.opened` of one's own. */
  openReport(current: DeskCase): Promise<Result<OpenedReport, DeskTrouble>>;
  /** The same report with what was written meanwhile. */
  readThread(current: DeskCase, opened: OpenedReport): Promise<Result<OpenedReport, DeskTrouble>>;
  openEvidence(
    reportId: string,
    opened: OpenedReport,
    signal: AbortSignal,
  ): Promise<Result<OpenedEvidence, DeskTrouble>>;
  /** Where frozen pages are shown, which is another origin than the desk's; undefined where there is none. */
  readSnapshotAddress(): Promise<string | undefined>;
  /** A file that came with a message. */
  openDocument(
    reportId: string,
    key: EvidenceKey,
    signal: AbortSignal,
  ): Promise<Result<Blob, DeskTrouble>>;
  /**
   * Resolves to the digest that the step names; what was sealed is with the endpoint, for who may read it.
   */
  sealWords(reportId: string, kind: string, words: string): Promise<Result<string, DeskTrouble>>;
  /** Only after a `report.opened` of one's own. */
  readWords(reportId: string, kind: string, sha256: string): Promise<Result<string, DeskTrouble>>;
  /** What somebody wrote under a notice. Only after a `report.opened` of one's own. */
  readSaid(reportId: string, said: SaidWords): Promise<Result<OpenedSaid, DeskTrouble>>;
  /** Seals words to whoever appealed by code, and resolves to their digest. */
  writeToAppellant(
    reportId: string,
    appeal: SaidWords,
    words: string,
  ): Promise<Result<string, DeskTrouble>>;
  /**
   * The secrets of a notice about a measure, made once and sealed on this device before their hashes are sent
   * anywhere; asked again, the same ones, unless they are among those that were used (hashes of
   * capabilities).
   */
  makeNotice(
    reportId: string,
    number: number,
    used: readonly string[],
  ): Promise<Result<NoticeSecrets, DeskTrouble>>;
  /** Those that were made here and not handed on yet. */
  loadNotice(reportId: string, number: number): Promise<NoticeSecrets | undefined>;
  /** They are handed on, and nobody here needs them any more. */
  dropNotice(reportId: string, number: number): Promise<void>;
  /** Where others reach the endpoint, and what it is called. */
  readEndpoint(): Promise<{ readonly url: string; readonly name: LocalizedText }>;
  /** Only after an `identity.opened` of one's own. */
  openIdentity(current: DeskCase): Promise<Result<OpenedIdentity, DeskTrouble>>;
  /** Half a decision, sealed on this device; it outlives the lock and the claim. */
  saveDraft(reportId: string, text: string): Promise<void>;
  loadDraft(reportId: string): Promise<string | undefined>;
  dropDraft(reportId: string): Promise<void>;
  /** People and keys; its code comes when somebody looks at them. */
  loadPeople(): Promise<PeopleWork>;
  /** A step of this case was signed and not taken, and its page was left meanwhile. */
  noteUnsent(reportId: string): void;
  /** Somebody looked at it again. */
  forgetUnsent(reportId: string): void;
  /** Called with all such cases, now and whenever they change; returns what ends it. */
  onUnsent(listener: (reportIds: readonly string[]) => void): () => void;
  touch(): void;
}

export type AccessState =
  /** Nobody joined from this device. */
  | { readonly kind: 'new' }
  /** Keys were made here, and the endpoint has not answered. */
  | { readonly kind: 'unanswered'; readonly method: FirstMethod }
  | { readonly kind: 'locked'; readonly methods: readonly FirstMethod[] }
  | { readonly kind: 'open'; readonly work: DeskWork };

export type FirstMethod = 'passphrase' | 'passkey';

/**
 * What opens the keys on this device: a passphrase that was typed, or a passkey that the browser asks for.
 */
export type Entry = { readonly passphrase: string } | 'passkey';

/** What was made when somebody joined. */
export interface Joined {
  readonly handler: number;
  /** To be compared with who invited. */
  readonly words: readonly string[];
  /** To be written down; shown once. */
  readonly recoveryCode: string;
}

/** How somebody comes in and leaves. */
export interface DeskAccess {
  /** The browser has passkeys. */
  readonly hasPasskeys: boolean;
  readState(): Promise<AccessState>;
  /** By the link they were sent. Asked again with the same link, the same keys are sent again. */
  join(link: string, entry: Entry): Promise<Result<Joined, DeskTrouble>>;
  /** The joining that was not answered, once more. */
  resume(entry: Entry): Promise<Result<Joined, DeskTrouble>>;
  unlock(entry: Entry): Promise<Result<true, DeskTrouble>>;
  /** On a new device, or without the passphrase: sets a new one and resolves to a new code. */
  recover(code: string, passphrase: string): Promise<Result<string, DeskTrouble>>;
  /** Asks what may be done and was granted meanwhile; true if something changed. What is open stays open. */
  refresh(): Promise<boolean>;
  lock(): Promise<void>;
  /** Whenever it locks, by itself too. */
  onLocked(listener: () => void): () => void;
}
