import type { UnstampedEvent } from '../casework/case-event.ts';
import type { DeskContent } from '../casework/wire.ts';
import type { ReportBody } from '../protocol/body.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import type { Identity } from '../protocol/identity.ts';
import type { Message, MessageFiles, MessagePlace } from '../protocol/message.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import type { Result } from '../result.ts';
import type { ContentTag } from './tag-content.ts';
import type { Approval, DeskMe, Enrolment, KeyBox, KeyGrant, Purpose } from './team-wire.ts';

/** Why the vault does not do something. */
export type VaultRefusal =
  /** Nobody unlocked it, or ten minutes have passed without work. */
  | 'locked'
  /** The passphrase, passkey or code does not open this box, or is no code. */
  | 'wrong-secret'
  /** The descriptor is not by the endpoint for which these keys were made. */
  | 'other-endpoint'
  /** Not of the form that this software writes. */
  | 'malformed'
  /** `learn` comes first: the vault does not know its handler's number. */
  | 'no-number'
  /** No key that was granted opens it. */
  | 'no-key'
  /** Not the step that opens this: `report.opened` for a body, `identity.opened` for an identity. */
  | 'not-an-opening'
  | 'other-report'
  /** Somebody else opened it. */
  | 'other-handler'
  /** The step is not signed by this handler's key. */
  | 'forged-opening'
  /** The head of the ledger is not signed by the endpoint. */
  | 'forged-checkpoint'
  /** The path does not lead from the step to that head. */
  | 'not-in-ledger'
  /** It was opened more than twelve hours ago: open it once more. */
  | 'opening-expired'
  /** The bytes are not those that were sealed. */
  | 'not-authentic'
  /** Sealed for another report or other evidence. */
  | 'wrong-context';

export type Vaulted<Value> = Result<Value, VaultRefusal>;

/** What somebody has or knows. `prf` is what a passkey gives for `passkeySalt` (`passkey.ts`). */
export type Secret =
  | { readonly method: 'passphrase'; readonly passphrase: string }
  | { readonly method: 'passkey'; readonly credentialId: string; readonly prf: Uint8Array }
  | { readonly method: 'recovery'; readonly code: string };

export interface EnrolRequest {
  /** Both out of the invitation link (`invitation-link.ts`). */
  readonly invitation: string;
  readonly rootKid: string;
  /** As the endpoint serves it; it must be that of `rootKid`. */
  readonly descriptor: SignedDescriptor;
  /** The first way in; the second is a recovery code, always. */
  readonly secret: Exclude<Secret, { method: 'recovery' }>;
}

export interface EnrolledKeys {
  /** To be sent to `POST /v1/desk/enrol`. */
  readonly enrolment: Enrolment;
  /** To be kept on the device; only the passphrase's is nowhere else. */
  readonly boxes: readonly KeyBox[];
  /** To be printed, and shown once. */
  readonly recoveryCode: string;
}

export interface UnlockRequest {
  readonly box: KeyBox;
  readonly secret: Secret;
  readonly descriptor: SignedDescriptor;
}

/** Which shared keys came in, and which grants were not believed. */
export interface LearntKeys {
  readonly held: readonly { readonly purpose: Purpose; readonly keyId: string }[];
  readonly refused: readonly { readonly keyId: string; readonly reason: VaultRefusal }[];
}

/** One request to the desk's routes. */
export interface RequestToSign {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Of the bytes as they are sent; of no body, that of nothing. */
  readonly body?: string;
}

/** A step without what the vault adds: by whom it is, and the signature. */
export type UnsignedStep = UnstampedEvent extends infer Step
  ? Step extends unknown
    ? Omit<Step, 'by' | 'signature'>
    : never
  : never;

/** What sealed words are bound to: they open at no other place. `kind`: `note`, `reason`, `message`… */
export interface WordsBinding {
  readonly reportId: string;
  readonly kind: string;
  /**
   * Of words that came in under a notice, whose writer knows their step and not the case: `appeal`, `answer`.
   */
  readonly stepId?: string;
}

export interface SealedWords {
  readonly sealed: SealedBody;
  /** Of its canonical form: the `sealed` of the step that the words belong to. */
  readonly sha256: string;
}

/** Seals inside a message; absent where it has none. */
export type IdentitySeals = Pick<Message, 'identity' | 'identityFiles'>;

export interface GrantRequest {
  readonly purpose: Purpose;
  /** Absent only for a link key: then a new one is made, for a team that has none. */
  readonly keyId?: string;
  readonly to: { readonly handler: number; readonly sealingKey: SealingKey };
}

/**
 * A handler's keys, and what is done with them. The keys live in a worker, cannot be read out, and are gone
 * after ten minutes without work. The same interface is the vault itself (`vault.ts`) and its client
 * (`vault-client.ts`), so that pages need not know where it runs.
 *
 * What counts as work is `touch` and everything that signs a step, opens or seals; `authorize` and `learn` do
 * not, so that a page that asks by itself keeps nothing open, whatever it is answered.
 */
export interface DeskVault {
  /** Makes a handler's keys and two boxes. The vault is then unlocked. */
  enrol(request: EnrolRequest): Promise<Vaulted<EnrolledKeys>>;
  unlock(request: UnlockRequest): Promise<Vaulted<{ readonly kid: string }>>;
  /** Drops every key at once. */
  lock(): Promise<void>;
  isLocked(): Promise<boolean>;
  /** Called whenever it locks, by itself too; returns what ends it. */
  onLocked(listener: () => void): () => void;
  /** Somebody is at work: the ten minutes begin anew. */
  touch(): Promise<void>;

  /** Takes in the number and the shared keys: the answer of `GET /v1/desk/me`, after each unlock. */
  learn(me: DeskMe): Promise<Vaulted<LearntKeys>>;
  /**
   * A box for one more method. The one that is there opens the keys for it, since they cannot be read out.
   */
  addMethod(existing: Omit<UnlockRequest, 'descriptor'>, added: Secret): Promise<Vaulted<KeyBox>>;

  /** The value of `Authorization` for one request. */
  authorize(request: RequestToSign): Promise<Vaulted<string>>;
  /** To be sent as it is to `POST /v1/desk/cases/{id}/events`. */
  signStep(step: UnsignedStep): Promise<Vaulted<UnstampedEvent>>;

  /**
   * Of the answer of `GET /v1/desk/cases/{id}/content`: opens only what this handler is in the ledger as
   * opening.
   */
  openBody(content: DeskContent): Promise<Vaulted<ReportBody>>;
  /** The same for who reports, where it is apart; needs an `identity.opened` of one's own. */
  openIdentity(content: DeskContent): Promise<Vaulted<Identity>>;
  /** Tags that link reports about the same; `no-key` without a link key. */
  tagContent(body: Pick<ReportBody, 'targets' | 'documents'>): Promise<Vaulted<ContentTag[]>>;

  /** Tags of accounts, as `reportedAccounts` spells them; `no-key` without a link key. */
  tagAccounts(accounts: readonly string[]): Promise<Vaulted<string[]>>;

  /** Words of a case, sealed to the desk and to its recovery key. */
  sealWords(context: WordsBinding, words: string): Promise<Vaulted<SealedWords>>;
  /** Needs the opening of that report, as its body does. */
  openWords(
    content: DeskContent,
    context: WordsBinding,
    sealed: SealedBody,
  ): Promise<Vaulted<string>>;
  /**
   * A message of a report, in the place where it is expected; needs the opening of that report. To seal one
   * takes no key of the vault's, and its step is signed like any other.
   */
  openMessage(
    content: DeskContent,
    place: MessagePlace,
    sealed: SealedBody,
  ): Promise<Vaulted<Message>>;
  /**
   * What of a message names its reporter, still sealed; needs an `identity.opened` of one's own. Nothing else
   * of the message is handed out, so that whoever tells who reports need not have opened the report.
   */
  openNamingParts(
    content: DeskContent,
    place: MessagePlace,
    sealed: SealedBody,
  ): Promise<Vaulted<IdentitySeals>>;
  /** Answers in a message that name the reporter; needs an `identity.opened` of one's own. */
  openNamingAnswers(
    content: DeskContent,
    place: MessagePlace,
    sealed: SealedBody,
  ): Promise<Vaulted<Readonly<Record<string, string>>>>;
  /** The same for claims and keys of files that name the reporter. */
  openNamingFiles(
    content: DeskContent,
    place: MessagePlace,
    sealed: SealedBody,
  ): Promise<Vaulted<MessageFiles>>;
  /** What is half written, sealed to this handler alone, to be kept on the device. */
  sealDraft(name: string, text: string): Promise<Vaulted<SealedBody>>;
  openDraft(name: string, sealed: SealedBody): Promise<Vaulted<string>>;

  /** A shared key for somebody else. Compare words with them first (`compare-words.ts`). */
  grantKey(request: GrantRequest): Promise<Vaulted<KeyGrant>>;
  /** The second person for a grant or an invitation. */
  approve(of: Approval['of'], sha256: string): Promise<Vaulted<Approval>>;
}
