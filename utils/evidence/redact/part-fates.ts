import { defined } from '../../defined.ts';
import type {
  Artefact,
  ArtefactRole,
  EvidenceManifest,
  Original,
  OriginalPart,
} from '../../protocol/evidence.ts';
import { randomBytes, toBase64url } from '../bytes.ts';
import { sha256HexOfBlob } from '../digest.ts';
import { commitTo, isSeeded } from '../manifest-head.ts';
import { type RedactionOpening, redactionCommitment, type TakenContent } from './taken.ts';

/** A part of the original, by digests, with what it became. */
interface Fate {
  readonly role: ArtefactRole;
  readonly was: string;
  /** Undefined where it is not in the copy. */
  readonly now: string | undefined;
  readonly taken: readonly TakenContent[];
}

/** What a copy's manifest says of the original, and what stays with that. */
export interface ToldFates {
  readonly parts: readonly OriginalPart[];
  readonly page?: NonNullable<Original['page']>;
  readonly openings: readonly RedactionOpening[];
  /** The part that something was taken out of, by its place among `parts`. */
  readonly placeOf: ReadonlyMap<TakenContent, number>;
}

/** Follows every part of an original through its redaction. */
export class PartFates {
  readonly #fates: Fate[] = [];
  readonly #taken: readonly TakenContent[];

  /** `taken` grows as things are taken out. */
  constructor(taken: readonly TakenContent[]) {
    this.#taken = taken;
  }

  /** Runs `make`, which gives what the part becomes, and notes what it took out. */
  async follow(
    role: ArtefactRole,
    part: Blob,
    make: () => Promise<Blob | undefined>,
  ): Promise<Blob | undefined> {
    const before = this.#taken.length;
    const made = await make();
    this.#fates.push({
      role,
      was: await sha256HexOfBlob(part),
      now: made === undefined ? undefined : await sha256HexOfBlob(made),
      taken: this.#taken.slice(before),
    });
    return made;
  }

  /** What became of each artefact of the original, in its order, and whether the copy has its address. */
  async tell(original: EvidenceManifest, copyUrl: string): Promise<ToldFates> {
    const fates = [...this.#fates];
    const parts: OriginalPart[] = [];
    const openings: RedactionOpening[] = [];
    const placeOf = new Map<TakenContent, number>();
    for (const [place, artefact] of original.artefacts.entries()) {
      const { role, sha256 } = artefact;
      const at = fates.findIndex((fate) => fate.role === role && fate.was === sha256);
      const [fate] = at === -1 ? [] : fates.splice(at, 1);
      for (const each of fate?.taken ?? []) placeOf.set(each, place);
      const { commitment, salt } = await commitmentOf(original, artefact);
      const isKept = fate?.now === sha256 && fate.taken.length === 0;
      if (isKept) {
        parts.push({ fate: 'kept', role, sha256, ...(isSeeded(original) ? { salt } : {}) });
        continue;
      }
      openings.push({ commitment, salt });
      const now = fate?.now;
      if (now === undefined) parts.push({ fate: 'left-out', role, commitment });
      else {
        const kind = fate?.taken.length === 0 ? 'remade' : 'redacted';
        parts.push({ fate: kind, role, commitment, sha256: now });
      }
    }
    const page = pageOf(original, copyUrl);
    return { parts, ...defined({ page }), openings, placeOf };
  }
}

/** From a digest itself, little words could be guessed. */
async function commitmentOf(
  original: EvidenceManifest,
  artefact: Artefact,
): Promise<RedactionOpening> {
  if (isSeeded(original)) return commitTo(original, artefact);
  const salt = randomBytes(32);
  const commitment = await redactionCommitment(salt, artefact.sha256);
  return { commitment, salt: toBase64url(salt) };
}

function pageOf(original: EvidenceManifest, copyUrl: string): Original['page'] | undefined {
  if (!isSeeded(original)) return undefined;
  const { salt, commitment } = commitTo(original, { url: original.url });
  return copyUrl === original.url ? { salt } : { commitment };
}
