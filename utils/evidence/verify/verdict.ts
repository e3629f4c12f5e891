import { defined } from '../../defined.ts';
/** What is verified, in the order in which a reader should learn of it. */
export const pointIds = [
  /** The zip itself: no byte in it that a package of this content would not have. */
  'container',
  /** `datapackage-digest.json`: its hash and the anonymous signature over it. */
  'package-signature',
  /** `datapackage.json` names exactly the files that are there. */
  'package-list',
  /** Every file has the digest and size that `datapackage.json` gives. */
  'digests',
  /** The index is the one that leads to the archived records. */
  'index',
  /** Every archived record is the one that the manifest calls for. */
  'records',
  /** The manifest of the evidence is signed by the report's key. */
  'manifest-signature',
  /** The report's key vouches for the key that signed this package. */
  'package-key',
  /** The manifest calls for a package as ours are, and what it names is here. */
  'artefacts',
  /** The list of pages, which readers show and search, follows from what was signed. */
  'pages',
  /** The capture record, for machines and to read, follows from what was signed. */
  'provenance',
  /** The times agree with one another, and none lies in the future. */
  'clock',
  'custody',
  'redactions',
  'receipt',
  'log',
  'timestamp',
] as const;
export type PointId = (typeof pointIds)[number];

/** Why something does not hold. Words are chosen from it by whoever shows the verdict. */
export type Reason =
  | 'too-large'
  | 'too-many'
  | 'not-a-zip'
  | 'directory'
  | 'local-header'
  | 'descriptor'
  | 'name'
  | 'duplicate'
  | 'date'
  | 'missing'
  | 'unlisted'
  | 'order'
  | 'size'
  | 'digest'
  | 'malformed'
  | 'spelling'
  | 'signature'
  | 'key'
  | 'gap'
  | 'inflates-too-far'
  | 'foreign'
  | 'contradicts'
  | 'media-type'
  | 'address'
  | 'repeated'
  | 'nothing-redacted'
  | 'unnamed-original'
  | 'not-the-original'
  | 'unaccounted'
  | 'future'
  | 'before-capture'
  | 'implausible'
  | 'broken-chain'
  | 'other-report'
  | 'other-page'
  | 'untrusted'
  | 'asked-for'
  | 'not-a-certificate';

export interface Finding {
  /** Name of the file, record or field that is not as it should be. */
  readonly subject: string;
  readonly reason: Reason;
}

export interface Point {
  readonly id: PointId;
  /** `unchecked`: what it rests on is broken, so nothing can be said. */
  readonly state: 'holds' | 'fails' | 'absent' | 'unchecked';
  /** At most `largestFindings`; empty unless it fails. */
  readonly findings: readonly Finding[];
  /** What was established, for the text: counts, times, key names. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Whose the package says it is. Anybody can write this; what shows it is in the points. */
export interface Stated {
  readonly url: string;
  readonly reportId: string;
  /** RFC 7638 thumbprint of the report's key. */
  readonly signer: string;
}

export interface Verdict {
  /** No point fails, none that a package must have is absent, none stayed unchecked. */
  readonly holds: boolean;
  readonly points: readonly Point[];
  /** Undefined where the manifest cannot be read. */
  readonly stated?: Stated;
  readonly sizeBytes: number;
}

/** Without these there is no evidence to speak of; the others may be absent from an honest package. */
const requiredPoints: ReadonlySet<PointId> = new Set([
  'container',
  'package-signature',
  'package-list',
  'digests',
  'index',
  'records',
  'manifest-signature',
  'package-key',
  'artefacts',
  'pages',
  'clock',
]);

export const largestFindings = 50;

/** Gathers what the checks find. A point that nobody spoke of is `unchecked`. */
export class VerdictBuilder {
  readonly #findings = new Map<PointId, Finding[]>();
  readonly #passed = new Set<PointId>();
  readonly #absent = new Set<PointId>();
  readonly #values = new Map<PointId, Record<string, string | number>>();

  #stated: Stated | undefined;

  fail(id: PointId, subject: string, reason: Reason): void {
    const findings = this.#findings.get(id) ?? [];
    this.#findings.set(id, findings);
    if (findings.length >= largestFindings) return;
    const finding = { subject: printable(subject), reason };
    const isKnown = findings.some(
      (known) => known.subject === finding.subject && known.reason === reason,
    );
    if (!isKnown) findings.push(finding);
  }

  /** Holds, unless something failed or fails. */
  pass(id: PointId, values: Record<string, string | number> = {}): void {
    this.#passed.add(id);
    this.#values.set(id, { ...this.#values.get(id), ...values });
  }

  absent(id: PointId): void {
    this.#absent.add(id);
  }

  state(stated: Stated): void {
    const { url, reportId, signer } = stated;
    this.#stated = { url: printable(url), reportId, signer };
  }

  build(sizeBytes: number): Verdict {
    const points = pointIds.map((id) => this.#point(id));
    const holds = points.every(
      ({ id, state }) => state === 'holds' || (state === 'absent' && !requiredPoints.has(id)),
    );
    const stated = this.#stated;
    return { holds, points, ...defined({ stated }), sizeBytes };
  }

  #point(id: PointId): Point {
    const findings = this.#findings.get(id) ?? [];
    const values = this.#values.get(id) ?? {};
    return { id, state: this.#state(id), findings, values };
  }

  #state(id: PointId): Point['state'] {
    if (this.#findings.has(id)) return 'fails';
    if (this.#passed.has(id)) return 'holds';
    return this.#absent.has(id) ? 'absent' : 'unchecked';
  }
}

/** Names come out of a hostile file: no control or direction characters, and no more than a line. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD').slice(0, 300);
}
