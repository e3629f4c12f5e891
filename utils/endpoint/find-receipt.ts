import * as z from 'zod/mini';
import { verifyReceiptOf } from '../evidence/receipt.ts';
import { parseJson } from '../parse-json.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import { type ReceiptClaims, receiptResponseSchema } from '../protocol/receipt.ts';

/** A receipt as found in an answer; only `valid` may be believed. */
export type FoundReceipt =
  | { readonly kind: 'valid'; readonly jws: string; readonly claims: ReceiptClaims }
  | { readonly kind: 'absent' }
  /** In due form, but none of `keys` signed it, or its proof does not lead to its checkpoint. */
  | { readonly kind: 'unverified' };

/**
 * Looks for the receipt of one report and one sealing in an answer's JSON body: `{receipt}`, whatever else it
 * holds (a status repeats the receipt beside its steps).
 */
export async function findReceipt(
  answerText: string,
  about: { readonly reportId: string; readonly manifestSha256: string },
  keys: readonly SigningKey[],
): Promise<FoundReceipt> {
  const receipt = parseJson(z.looseObject(receiptResponseSchema.shape), answerText)?.receipt;
  if (receipt === undefined) return { kind: 'absent' };
  const descriptor = { receiptKeys: [...keys] };
  const verified = await verifyReceiptOf({ receipt, descriptor, ...about });
  if (verified.ok) return { kind: 'valid', jws: receipt, claims: verified.value };
  const isAbsent = verified.error === 'malformed' || verified.error === 'other-report';
  return { kind: isAbsent ? 'absent' : 'unverified' };
}
