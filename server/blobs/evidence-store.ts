import type { Bytes } from '../../utils/evidence/bytes.ts';

/**
 * Names one sealed blob. The scope is the report's capability, so that asking for a hash tells nobody
 * whether somebody else reported the same thing.
 */
export interface EvidenceName {
  readonly capabilitySha256: string;
  readonly sha256: string;
}

export interface UploadState {
  readonly offset: number;
  readonly isComplete: boolean;
}

/** Where sealed evidence lies. Until a report claims it, it is pending, and expires. */
export interface EvidenceStore {
  /** `undefined` if not one byte of it is here. */
  state(name: EvidenceName): Promise<UploadState | undefined>;
  /** Adds a chunk at `offset`, which the caller has checked under a lock; durable when it resolves. */
  append(name: EvidenceName, offset: number, chunk: Bytes): Promise<void>;
  /**
   * Makes the upload whole if its SHA-256 is its name; otherwise discards it and resolves to false. Who knows
   * the SHA-256 of the whole already, because it came as one chunk, says so.
   */
  complete(
    name: EvidenceName,
    whole: { readonly sizeBytes: number; readonly sha256?: string | undefined },
  ): Promise<boolean>;
  /**
   * Resolves when every upload that is whole by now stays so whatever happens to the machine. Until then a power cut may
   * leave it as it was before `complete`: all its bytes are there, and the client makes it whole again.
   */
  settle(): Promise<void>;
  discard(name: EvidenceName): Promise<void>;
  /** A report claimed these: they no longer expire. */
  keep(names: readonly EvidenceName[]): Promise<void>;
  /** The whole blob as a stream of bytes; rejects if it is not complete. */
  read(name: EvidenceName): AsyncIterable<Uint8Array>;
  /** What no report has claimed yet. */
  listPending(): AsyncIterable<PendingUpload>;
}

export interface PendingUpload {
  readonly name: EvidenceName;
  readonly sizeBytes: number;
  readonly touchedAt: Date;
}
