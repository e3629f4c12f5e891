/** What a verifier spends on a file that it has no reason to trust. Sizes in bytes. */
export interface VerifyLimits {
  readonly maxPackageBytes: number;
  readonly maxEntries: number;
  /** The central directory, and each JSON file that is read as a whole. */
  readonly maxMetadataBytes: number;
  /** All archived payloads together, as the manifest gives their sizes; no record may be larger than that. */
  readonly maxInflatedBytes: number;
}

const MiB = 1024 * 1024;

export const defaultVerifyLimits: VerifyLimits = {
  maxPackageBytes: 1024 * MiB,
  maxEntries: 4_096,
  maxMetadataBytes: 16 * MiB,
  maxInflatedBytes: 1024 * MiB,
};

/**
 * Up to here an entry is read and digested as a whole, natively; a larger one in parts, at a quarter of the
 * speed.
 */
export const heldBytes = 8 * MiB;
