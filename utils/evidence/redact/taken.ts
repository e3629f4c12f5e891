import { defined } from '../../defined.ts';
import type { Box } from '../../protocol/capture.ts';
import { type Bytes, concatBytes, randomBytes, toBase64url, utf8 } from '../bytes.ts';
import { sha256Hex } from '../digest.ts';
import type { Redaction, RedactionReason } from '../redactions.ts';

/** Something that was taken out, still in the clear. Never leaves the device. */
export interface TakenContent {
  readonly kind: Redaction['kind'];
  readonly reason: RedactionReason;
  readonly where: string;
  readonly box?: Box;
  readonly content: Bytes | string;
}

/** What opens a commitment: kept beside the sealed original, with nobody else. */
export interface RedactionOpening {
  readonly commitment: string;
  /** 32 random bytes, base64url. */
  readonly salt: string;
}

/** Takes text out and says what it was. */
export type Take = (taken: TakenContent) => void;

/** Turns what was taken out into commitments that tell nothing without their salt. */
export async function commitToTaken(
  taken: readonly TakenContent[],
  placeOf: ReadonlyMap<TakenContent, number>,
): Promise<{ redactions: Redaction[]; openings: RedactionOpening[] }> {
  const redactions: Redaction[] = [];
  const openings: RedactionOpening[] = [];
  for (const each of taken) {
    const { content, ...about } = each;
    const part = placeOf.get(each);
    const salt = randomBytes(32);
    const commitment = await redactionCommitment(salt, content);
    redactions.push({ ...about, ...defined({ part }), commitment });
    openings.push({ commitment, salt: toBase64url(salt) });
  }
  return { redactions, openings };
}

/** SHA-256 over the salt and what was taken out (text as UTF-8). */
export function redactionCommitment(salt: Bytes, content: Bytes | string): Promise<string> {
  return sha256Hex(concatBytes([salt, typeof content === 'string' ? utf8(content) : content]));
}
