import { canonicalBytes } from '../evidence/canonical.ts';
import { sha256 } from '../evidence/digest.ts';

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/** Sixteen bits as five letters that can be said in most languages. */
function wordOf(bits: number): string {
  const letter = (from: string, shift: number) => from.charAt((bits >> shift) & (from.length - 1));
  return [
    letter(consonants, 12),
    letter(vowels, 10),
    letter(consonants, 6),
    letter(vowels, 4),
    letter(consonants, 0),
  ].join('');
}

/** What was said at an enrolment: both sides must have the same of all four. */
export interface Enrolling {
  /** SHA-256 of the invitation's secret, hex. */
  readonly secretSha256: string;
  /** `kid` of the key of who invited: a handler's, or the endpoint's root key. */
  readonly inviter: string;
  /** Of the one who joins: `kid` of each of their keys. */
  readonly signing: string;
  readonly sealing: string;
}

/**
 * Six words that both sides read out to each other. 96 bits: whoever would slip in a key of their own has to
 * find one with the same words, which nobody can.
 */
export async function compareWords(enrolling: Enrolling): Promise<readonly string[]> {
  const { secretSha256, inviter, signing, sealing } = enrolling;
  const said = { type: 'plaint.compare/1', secretSha256, inviter, signing, sealing };
  const digest = await sha256(canonicalBytes(said));
  const view = new DataView(digest.buffer, digest.byteOffset);
  return Array.from({ length: 6 }, (_, place) => wordOf(view.getUint16(2 * place)));
}
