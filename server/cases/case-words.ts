import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { type SealedBody, sealedBodySchema } from '../../utils/protocol/report.ts';
import type { Database } from '../db/database.ts';
import { RequestRefused } from '../problem.ts';

/** More than a case ever has, so that nobody fills the disk through one. */
const mostWords = 1000;

export interface KeptWords {
  readonly sealed: SealedBody;
  readonly box: string | null;
}

/** Sealed words of a step, by the SHA-256 that the step names; undefined if they are not here. */
export async function findCaseWords(
  db: Database,
  reportId: string,
  sha256: string,
): Promise<KeptWords | undefined> {
  const row = await db
    .selectFrom('case_word')
    .select(['sealed', 'box'])
    .where('report_id', '=', reportId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row && { sealed: sealedBodySchema.parse(JSON.parse(row.sealed)), box: row.box };
}

/**
 * Keeps sealed words, once; resolves to their SHA-256. Throws RequestRefused where a case has too many, or
 * its content was deleted.
 */
export async function keepWords(
  tx: Database,
  reportId: string,
  sealed: SealedBody,
  box: string | null = null,
): Promise<string> {
  const sha256 = await messageDigest(sealed);
  const report = await tx
    .selectFrom('report')
    .select('id')
    .where('id', '=', reportId)
    .where('envelope', 'is not', null)
    .executeTakeFirst();
  if (report === undefined) throw new RequestRefused('not-found');
  const { count } = await tx
    .selectFrom('case_word')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostWords)
    throw new RequestRefused('step-refused', { errors: [{ pointer: '', code: 'too-many' }] });
  await tx
    .insertInto('case_word')
    .values({ report_id: reportId, sha256, sealed: canonicalJson(sealed), box })
    .onConflict((conflict) => conflict.columns(['report_id', 'sha256']).doNothing())
    .execute();
  return sha256;
}
