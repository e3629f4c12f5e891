import type { UnstampedEvent } from '../../utils/casework/case-event.ts';
import type { Role } from '../../utils/casework/roles.ts';
import type { DeskCase, DeskCounts, Queue, TakenStep } from '../../utils/casework/wire.ts';
import type { VaultRefusal } from '../../utils/desk/desk-vault.ts';
import type { Judgement } from '../../utils/desk/judge-body.ts';
import type { DescribedVerdict } from '../../utils/evidence/verify/describe-verdict.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import type { CaseStep } from '../../utils/protocol/status.ts';
import type { ThreadEvidence } from '../../utils/protocol/thread.ts';
import type { Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';

/** What the endpoint is asked of the queue. */
export interface QueueQuery {
  readonly lane?: string;
  readonly state?: CaseStep;
  readonly owner?: 'me' | 'none';
  readonly due?: 'overdue' | 'complaint' | 'appeal';
}

/** Why something was not done, beside what the endpoint refuses. */
export type DeskTrouble = 'offline' | 'not-found' | 'refused' | VaultRefusal;

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
  readonly judgement: Judgement;
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

/** What lies in the evidence of a report, opened on this device. */
export interface OpenedEvidence {
  /** Absent where the report came without a capture. */
  readonly verdict: DescribedVerdict | undefined;
  readonly pictures: readonly HeldPicture[];
  /** The page as it was frozen; hostile. */
  readonly snapshot: Blob | undefined;
  readonly thread: ThreadEvidence | undefined;
  readonly documents: readonly HeldDocument[];
}

export interface DeskHandler {
  readonly number: number;
  readonly roles: readonly Role[];
}

/** What the pages do at the desk while it is unlocked. */
export interface DeskWork {
  readonly handler: DeskHandler;
  readonly standard: Standard;
  readQueue(query: QueueQuery, after?: string): Promise<Result<Queue, DeskTrouble>>;
  readCounts(): Promise<Result<DeskCounts, DeskTrouble>>;
  readCase(reportId: string): Promise<Result<DeskCase, DeskTrouble>>;
  takeStep(step: NewStep): Promise<StepOutcome>;
  /** The same with words to the reporter, sealed to their key of this report. Only after an opening of one's own. */
  writeToReporter(step: LetterStep, words: string): Promise<StepOutcome>;
  /** Only after a `report.opened` of one's own. */
  openReport(reportId: string): Promise<Result<OpenedReport, DeskTrouble>>;
  openEvidence(
    reportId: string,
    opened: OpenedReport,
    signal: AbortSignal,
  ): Promise<Result<OpenedEvidence, DeskTrouble>>;
  /** Resolves to the digest that the step names; what was sealed is kept for who may read it. */
  sealWords(reportId: string, kind: string, words: string): Promise<Result<string, DeskTrouble>>;
  /** Half a decision, sealed on this device; it outlives the lock and the claim. */
  saveDraft(reportId: string, text: string): Promise<void>;
  loadDraft(reportId: string): Promise<string | undefined>;
  dropDraft(reportId: string): Promise<void>;
  touch(): void;
}

export type AccessState =
  /** Nobody joined from this device. */
  | { readonly kind: 'new' }
  | { readonly kind: 'locked'; readonly methods: readonly ('passphrase' | 'passkey')[] }
  | { readonly kind: 'open'; readonly work: DeskWork };

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
  readState(): Promise<AccessState>;
  /** By the link they were sent. */
  join(link: string, passphrase: string): Promise<Result<Joined, DeskTrouble>>;
  unlock(passphrase: string): Promise<Result<true, DeskTrouble>>;
  /** By a passkey of this device; absent where the browser has none. */
  unlockByPasskey?(): Promise<Result<true, DeskTrouble>>;
  lock(): Promise<void>;
  /** Whenever it locks, by itself too. */
  onLocked(listener: () => void): () => void;
}
