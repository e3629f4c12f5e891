import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translator } from '../utils/i18n/translate.ts';
import type { LoadResult, PictureResult, TourProgress } from '../utils/messaging/contract.ts';
import type { Cut } from '../utils/protocol/capture.ts';
import type { CaptureOffer } from '../utils/report/capture-offer.ts';
import type { CaptureRecord } from '../utils/report/capture-record.ts';
import type { Composition } from '../utils/report/compose.ts';
import type { Attachment, Draft } from '../utils/report/draft.ts';
import type { Profile } from '../utils/report/profile.ts';
import type { Template } from '../utils/report/template.ts';
import type { Standard } from '../utils/standard/schema.ts';
import type { StandardTrouble } from '../utils/standard/standard-trouble.ts';
import type { Change } from '../utils/storage/changes.ts';
import type { DeliveryView } from './delivery/delivery-view.ts';

/** Where reports go, as far as the surfaces need to know. */
export interface EndpointView {
  readonly origin: string;
  readonly name: string;
  readonly allowsAnonymous: boolean;
}

/** An endpoint whose ledger no longer continues what it showed this device before. */
export interface LedgerAlarmView {
  readonly origin: string;
  readonly name: string;
  readonly kind: 'shrunk' | 'rewritten';
  readonly noticedAt: string;
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
  offersFor(cuts: readonly Cut[]): Promise<readonly CaptureOffer[]>;
  /**
   * Must be the first thing a click handler does. False when the person declines; otherwise the draft's page is captured
   * again, whether or not whoever asked is still there.
   */
  acceptOffer(offer: CaptureOffer, draftId: string): Promise<boolean>;
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

/** What is set up to keep the reporter safe at this computer. */
export interface SafetyView {
  readonly hasLock: boolean;
  readonly isNeutral: boolean;
}

/** Everything a surface may ask for. Composed once per page, in its entrypoint. */
export interface Services extends CaptureServices {
  readonly translator: Translator;
  readonly standard: Standard;
  readonly standardTrouble: StandardTrouble | undefined;
  loadDraft(id: string): Promise<Draft | undefined>;
  /** Applies `change` to the stored draft in one transaction; gives the draft as it then stands. */
  changeDraft(id: string, change: (draft: Draft) => Draft): Promise<Draft>;
  loadCapture(id: string): Promise<CaptureRecord | undefined>;
  /** An object URL for stored bytes, undefined when there are none; the caller revokes it. */
  openBlobUrl(sha256: string): Promise<string | undefined>;
  readonly maxAttachmentBytes: number;
  /** Stores a file; rejects with a PlaintError whose code says why it was not taken. Nothing else is touched then. */
  attachFile(file: File): Promise<Attachment>;
  listProfiles(): Promise<readonly ProfileView[]>;
  /** Keeps what the draft says about its reporter; under a passphrase if one is given. */
  rememberReporter(draft: Draft, passphrase: string): Promise<void>;
  /** Opens a profile, and its documents with it. Rejects with `invalid_input` for a wrong passphrase. */
  openProfile(id: string, passphrase: string): Promise<Profile>;
  forgetProfile(id: string): Promise<void>;
  compose(draft: Draft): Promise<Composition>;
  send(draftId: string): Promise<void>;
  recapture(draftId: string): Promise<void>;
  /** Begins to capture the whole discussion that a tab shows; its bar opens in a window of its own. */
  captureThread(tabId: number): Promise<void>;
  /** Deletes the copy of the page, bytes included: for kinds of content that must not be kept. */
  dropCapture(draftId: string): Promise<void>;
  /** The cases, and which of them is offered first. */
  listCases(): Promise<{ readonly choices: readonly CaseChoice[]; readonly current: string }>;
  /** Keeps the draft's finished capture in a case, a new one if a title is given. Gives the case. */
  keepInCase(
    draft: Draft,
    into: { readonly caseId: string } | { readonly title: string },
  ): Promise<CaseChoice>;
  /** The report sent last, for one more like it. */
  loadLastSent(): Promise<Draft | undefined>;
  retryNow(reportId: string): Promise<void>;
  loadEndpoint(): Promise<EndpointView | undefined>;
  listLedgerAlarms(): Promise<readonly LedgerAlarmView[]>;
  loadDelivery(id: string): Promise<DeliveryView | undefined>;
  /** `guide` opens at a category's own part if one is named. */
  openPage(page: 'options' | 'casebook' | 'outbox' | 'guide', part?: string): Promise<void>;
  listTemplates(): Promise<readonly Template[]>;
  /** Keeps what the draft says about the harm, for reports like it. */
  saveTemplate(draft: Draft, label: string): Promise<void>;
  deleteTemplate(id: string): Promise<void>;
  /** Unsent reports other than this one, the one touched last first. */
  listOtherDrafts(id: string): Promise<readonly Draft[]>;
  /** Makes the captured page of one draft a file of another, and gives the first one up. */
  attachPage(fromDraftId: string, toDraftId: string): Promise<void>;
  loadSafety(): Promise<SafetyView>;
  setLock(passphrase: string): Promise<void>;
  /** Rejects with `invalid_input` for a wrong passphrase. */
  removeLock(passphrase: string): Promise<void>;
  lockNow(): Promise<void>;
  setNeutral(isNeutral: boolean): Promise<void>;
  /** Deletes everything that is kept on this device. */
  clearEverything(): Promise<void>;
  /** Closes every page of the extension at once and leaves an empty tab in front. */
  leave(): Promise<void>;
  onChange(listener: (change: Change) => void): () => void;
}

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new TypeError('rendered outside ServicesContext');
  return services;
}

export function useTranslator(): Translator {
  return useServices().translator;
}
