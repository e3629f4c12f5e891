import type { EvidenceManifest } from '../../protocol/evidence.ts';
import type { Bytes } from '../bytes.ts';
import type { SigningPair } from '../signature.ts';

/** A capture to be packed. Every blob's SHA-256 must be in `manifest.artefacts`. */
export interface PackageInput {
  readonly page: {
    readonly url: string;
    readonly title: string;
    /** RFC 3339 in UTC with milliseconds. */
    readonly capturedAt: string;
    readonly text: string;
  };
  /**
   * Frozen documents: the page itself under `page.url` first, then its frames, each under a URL of its own.
   */
  readonly documents: readonly {
    readonly url: string;
    readonly html: Blob;
    readonly mediaType: string;
  }[];
  readonly resources: readonly {
    readonly url: string;
    readonly mediaType: string;
    readonly bytes: Blob;
  }[];
  /** PNG, JPEG or WebP; their `Blob.type` is recorded. */
  readonly screenshot?: Blob;
  readonly screenshotMarked?: Blob;
  readonly screenshotElement?: Blob;
  readonly screenshotPage?: Blob;
  readonly thumbnail?: Blob;
  /** Plaint's own files: facts, account, custody, receipt… Paths begin with `evidence/`. */
  readonly records: readonly EvidenceRecord[];
  readonly manifest: EvidenceManifest;
  /** The report's own key: signs the manifest and, for this package, the key that signs the WACZ. */
  readonly signer: SigningPair;
  /** When the package is made, RFC 3339 with milliseconds. */
  readonly packedAt: string;
  readonly signal?: AbortSignal;
}

export interface EvidenceRecord {
  readonly path: `evidence/${string}`;
  readonly mediaType: string;
  readonly bytes: Blob | Bytes;
}

/** Where each of Plaint's own files lies. */
export const evidencePaths = {
  manifest: 'evidence/manifest.json',
  manifestSignature: 'evidence/manifest.sig.json',
  facts: 'evidence/facts.json',
  thread: 'evidence/thread.json',
  provenance: 'evidence/provenance.json',
  custody: 'evidence/custody.json',
  receipt: 'evidence/receipt.json',
  timestamp: 'evidence/timestamp.json',
  redactions: 'evidence/redactions.json',
} as const;

/** URLs of the records beside the documents, as WACZ's readers name them. */
export const recordUrls = {
  screenshot: (url: string): string => `urn:view:${url}`,
  screenshotMarked: (url: string): string => `urn:plaint:marked:${url}`,
  screenshotElement: (url: string): string => `urn:plaint:element:${url}`,
  screenshotPage: (url: string): string => `urn:plaint:page:${url}`,
  thumbnail: (url: string): string => `urn:thumbnail:${url}`,
  text: (url: string): string => `urn:text:${url}`,
} as const;
