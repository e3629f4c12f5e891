/** What a package holds: the capture as it is, or its redacted copy. */
export type PackageKind = 'original' | 'redacted';
