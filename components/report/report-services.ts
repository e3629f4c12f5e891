import type { LoadResult, PictureResult, TourProgress } from '../../utils/messaging/contract.ts';
import type { Omission } from '../../utils/protocol/capture-account.ts';
import type { CaptureOffer } from '../../utils/report/capture-offer.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Composition } from '../../utils/report/compose.ts';
import type { Attachment, Draft } from '../../utils/report/draft.ts';
import type { Profile } from '../../utils/report/profile.ts';
import type { Template } from '../../utils/report/template.ts';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import type { ArrivalView } from '../../utils/services/replies/case-view.ts';

/** Where reports go, as far as the surfaces need to know. */
export interface EndpointView {
  readonly origin: string;
  readonly name: string;
  readonly allowsAnonymous: boolean;
  /** Whether who reports is sealed to a key of its own there, which opens nothing else. */
  readonly sealsReporterApart: boolean;
}

/** A profile as it can be offered: a locked one does not even say its name. */
export interface ProfileView {
  readonly id: string;
  readonly opened: Profile | undefined;
}

/** A case by its name; the inbox has none of its own. */
export interface CaseChoice {
  readonly id: string;
  readonly title: string;
}

/** What adds to a capture that was made. */
export interface CaptureServices {
  /** The permissions that would have kept more of a page, most useful first. */
  offersFor(cuts: readonly Omission[]): Promise<readonly CaptureOffer[]>;
  /**
   * Must be the first thing a click handler does. False when the person declines; otherwise the draft's page
   * is captured again, whether or not whoever asked is still there.
   */
  acceptOffer(offer: CaptureOffer, draftId: string): Promise<boolean>;
  recapture(draftId: string): Promise<void>;
  /** Begins to capture the whole discussion that a tab shows; its bar opens in a window of its own. */
  lookAtThread(tabId: number): Promise<void>;
  /** Scrolls through the page of a draft and adds one picture of all of it to the capture. */
  takePagePicture(draftId: string): Promise<PictureResult>;
  /** Scrolls through the page of a draft so that all of it loads; the draft is then captured anew. */
  loadWholePage(draftId: string): Promise<LoadResult>;
  /** Tells again and again how far either of the two is, whoever asked for it; null when neither goes on. */
  watchTour(
    draftId: string,
    onProgress: (progress: TourProgress | null) => void,
    signal: AbortSignal,
  ): void;
  stopTour(draftId: string): Promise<void>;
}

/** The draft that is written, and what becomes of it. */
export interface DraftServices {
  loadDraft(id: string): Promise<Draft | undefined>;
  /**
   * Puts down what an entry changes before anything is waited for, so that a popup that is closed at once
   * loses nothing. Gives the name under which it lies until `changeDraft` has stored it.
   */
  noteUnsaved(before: Draft, after: Draft): string;
  /** Takes in what was put down and not stored when the popup went away; the draft changes then. */
  recoverUnsaved(id: string): Promise<void>;
  /**
   * Applies `change` to the stored draft in one transaction, and forgets what was `noted` of it; gives the
   * draft as it then stands.
   */
  changeDraft(
    id: string,
    change: (draft: Draft) => Draft,
    noted?: readonly string[],
  ): Promise<Draft>;
  loadCapture(id: string): Promise<CaptureRecord | undefined>;
  /** Deletes the copy of the page, bytes included: for kinds of content that must not be kept. */
  dropCapture(draftId: string): Promise<void>;
  compose(draft: Draft): Promise<Composition>;
  send(draftId: string): Promise<void>;
}

export interface AttachmentServices {
  readonly maxAttachmentBytes: number;
  /**
   * Stores a file; rejects with a PlaintError whose code says why it was not taken. Nothing else is touched
   * then.
   */
  attachFile(file: File): Promise<Attachment>;
}

/** Who reported before. */
export interface ProfileServices {
  listProfiles(): Promise<readonly ProfileView[]>;
  /** Keeps what the draft says about its reporter; under a passphrase if one is given. */
  rememberReporter(draft: Draft, passphrase: string): Promise<void>;
  /** Opens a profile, and its documents with it. Rejects with `invalid_input` for a wrong passphrase. */
  openProfile(id: string, passphrase: string): Promise<Profile>;
  forgetProfile(id: string): Promise<void>;
}

export interface CaseServices {
  /** The cases, and which of them is offered first. */
  listCases(): Promise<{ readonly choices: readonly CaseChoice[]; readonly current: string }>;
  /** Keeps the draft's finished capture in a case, a new one if a title is given. Gives the case. */
  keepInCase(
    draft: Draft,
    into: { readonly caseId: string } | { readonly title: string },
  ): Promise<CaseChoice>;
}

/** What was written before and is of use again. */
export interface ReuseServices {
  /** The report sent last, for one more like it. */
  loadLastSent(): Promise<Draft | undefined>;
  listTemplates(): Promise<readonly Template[]>;
  /** Keeps what the draft says about the harm, for reports like it. */
  saveTemplate(draft: Draft, label: string): Promise<void>;
  deleteTemplate(id: string): Promise<void>;
  /** Unsent reports other than this one, the one touched last first. */
  listOtherDrafts(id: string): Promise<readonly Draft[]>;
  /** Makes the captured page of one draft a file of another, and gives the first one up. */
  attachPage(fromDraftId: string, toDraftId: string): Promise<void>;
}

/** Where a report goes and how far it is. */
export interface DeliveryServices {
  loadEndpoint(): Promise<EndpointView | undefined>;
  loadDelivery(id: string): Promise<DeliveryView | undefined>;
  /** Who has it, once it has arrived. */
  loadArrival(id: string): Promise<ArrivalView | undefined>;
  retryNow(reportId: string): Promise<void>;
}

/** What writing a report takes: the popup alone has it. */
export interface ReportServices
  extends DraftServices,
    CaptureServices,
    AttachmentServices,
    ProfileServices,
    CaseServices,
    ReuseServices,
    DeliveryServices {}
