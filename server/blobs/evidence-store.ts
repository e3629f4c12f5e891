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

/** Bytes to be added to an upload, in memory or spooled to disk; their digest has been checked. */
export interface ChunkBytes {
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
  /** All of them in order, a few at a time; nobody may look at them once the next are asked for. */
  readonly pieces: () => AsyncIterable<readonly Uint8Array[]>;
}

/** Where sealed evidence lies. Until a report claims it, it is pending, and expires. */
export interface EvidenceStore {
  /** `undefined` if not one byte of it is here. May tell what it remembers of a moment ago. */
  state(name: EvidenceName): Promise<UploadState | undefined>;
  /** Whether it is here, whole and of this size: looked up in the store itself, whatever is remembered. */
  isWhole(name: EvidenceName, sizeBytes: number): Promise<boolean>;
  /** Makes pending uploads as good as new, so that they expire later. */
  renew(names: readonly EvidenceName[]): Promise<void>;
  /** Adds a chunk at `offset`, which the caller has checked under a lock; durable when it resolves. */
  append(name: EvidenceName, offset: number, chunk: ChunkBytes): Promise<void>;
  /**
   * Makes the upload whole if its SHA-256 is its name; otherwise discards it and resolves to false. Who knows
   * the SHA-256 of the whole already, because it came as one chunk, says so. Rejects with UploadGone if it
   * was deleted meanwhile.
   */
  complete(
    name: EvidenceName,
    whole: { readonly sizeBytes: number; readonly sha256?: string | undefined },
  ): Promise<boolean>;
  /**
   * Resolves when every upload that is whole by now stays so whatever happens to the machine. Until then a
   * power cut may leave it as it was before `complete`: all its bytes are there, and the client makes it
   * whole again.
   */
  settle(): Promise<void>;
  /** Deletes all there is under this name, kept or pending. */
  discard(name: EvidenceName): Promise<void>;
  /**
   * Deletes a pending upload if nobody touched it since `before`; resolves to whether it did. The caller
   * holds the lock of its capability, and knows that no report names it.
   */
  expire(name: EvidenceName, before: Date): Promise<boolean>;
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

/** The upload was deleted while a chunk was added to it: whoever sends it begins again. */
export class UploadGone extends Error {
  override readonly name = 'UploadGone';
}

/** One text for one name, in file names and in maps. */
export function evidenceKey({ capabilitySha256, sha256 }: EvidenceName): string {
  return `${capabilitySha256}.${sha256}`;
}
