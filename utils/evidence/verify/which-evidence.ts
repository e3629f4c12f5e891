/** What a receipt or a token speaks of: the evidence in this package, or what it says it was made from. */
export type Evidence = 'this' | 'original';

/** The evidence that a package may be confirmed for, by the SHA-256 of canonical manifests. */
export interface NamedEvidence {
  readonly own: string;
  /** As `redactions.json` has it. */
  readonly stated: string | undefined;
  /** The same where something that the report's own key signed names it; else nobody need have meant it. */
  readonly signed: string | undefined;
}

export function whichEvidence(sha256: string, named: NamedEvidence): Evidence | undefined {
  if (sha256 === named.own) return 'this';
  return sha256 === named.stated ? 'original' : undefined;
}
