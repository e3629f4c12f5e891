import type { Artefact, ArtefactRole, OriginalPart } from '../../protocol/evidence.ts';
import { randomBytes, toBase64url } from '../bytes.ts';
import { sha256HexOfBlob } from '../digest.ts';
import { type RedactionOpening, redactionCommitment } from './taken.ts';

/** A part of the original, by digests, with what it became. */
interface Fate {
  readonly role: ArtefactRole;
  readonly was: string;
  /** Undefined where it is not in the copy. */
  readonly now: string | undefined;
  /** Whether something was taken out of it. */
  readonly isRedacted: boolean;
}

/** Follows every part of an original through its redaction. */
export class PartFates {
  readonly #fates: Fate[] = [];
  readonly #countTaken: () => number;

  constructor(countTaken: () => number) {
    this.#countTaken = countTaken;
  }

  /** Runs `make`, which gives what the part becomes, and notes whether it took anything out. */
  async follow(
    role: ArtefactRole,
    part: Blob,
    make: () => Promise<Blob | undefined>,
  ): Promise<Blob | undefined> {
    const before = this.#countTaken();
    const made = await make();
    this.#fates.push({
      role,
      was: await sha256HexOfBlob(part),
      now: made === undefined ? undefined : await sha256HexOfBlob(made),
      isRedacted: this.#countTaken() > before,
    });
    return made;
  }

  /**
   * What became of each artefact of the original, in its order. A digest that is not in the copy is committed to with a salt:
   * from the digest itself, little words could be guessed.
   */
  async tell(
    artefacts: readonly Artefact[],
  ): Promise<{ readonly parts: OriginalPart[]; readonly openings: RedactionOpening[] }> {
    const fates = [...this.#fates];
    const parts: OriginalPart[] = [];
    const openings: RedactionOpening[] = [];
    for (const { role, sha256 } of artefacts) {
      const at = fates.findIndex((fate) => fate.role === role && fate.was === sha256);
      const [fate] = at === -1 ? [] : fates.splice(at, 1);
      if (fate?.now === sha256 && !fate.isRedacted) {
        parts.push({ fate: 'kept', role, sha256 });
        continue;
      }
      const salt = randomBytes(32);
      const commitment = await redactionCommitment(salt, sha256);
      openings.push({ commitment, salt: toBase64url(salt) });
      if (fate?.now === undefined) parts.push({ fate: 'left-out', role, commitment });
      else {
        const kind = fate.isRedacted ? 'redacted' : 'remade';
        parts.push({ fate: kind, role, commitment, sha256: fate.now });
      }
    }
    return { parts, openings };
  }
}
