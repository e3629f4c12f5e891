import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import * as z from 'zod/mini';
import type { SigningKey } from '../protocol/primitives.ts';
import {
  type ReceiptClaims,
  receiptClaimsSchema,
  receiptResponseSchema,
} from '../protocol/receipt.ts';

/** A receipt as found in an answer; only `valid` may be believed. */
export type FoundReceipt =
  | { readonly kind: 'valid'; readonly jws: string; readonly claims: ReceiptClaims }
  | { readonly kind: 'absent' }
  /** Signed by a key that is none of `keys`, or not signed by the one it names. */
  | { readonly kind: 'unverified' };

/**
 * Looks for the receipt of one report and one sealing in an answer's JSON body (`{receipt}`, other members are
 * the status's), a compact JWS (RFC 7515) under EdDSA.
 */
export async function findReceipt(
  answerText: string,
  about: { readonly reportId: string; readonly manifestSha256: string },
  keys: readonly SigningKey[],
): Promise<FoundReceipt> {
  const jws = readJws(answerText);
  if (jws === undefined) return { kind: 'absent' };
  const verified = await verifyJws(jws, keys);
  if (verified === undefined) return { kind: 'unverified' };
  const claims = z.safeParse(receiptClaimsSchema, parseJson(verified)).data;
  const isOurs =
    claims?.reportId === about.reportId && claims.manifestSha256 === about.manifestSha256;
  return claims !== undefined && isOurs ? { kind: 'valid', jws, claims } : { kind: 'absent' };
}

function readJws(answerText: string): string | undefined {
  const body = z.safeParse(z.looseObject(receiptResponseSchema.shape), parseJson(answerText));
  return body.data?.receipt;
}

/** The signed text, or undefined if none of the keys signed it. */
async function verifyJws(jws: string, keys: readonly SigningKey[]): Promise<string | undefined> {
  try {
    const { kid } = decodeProtectedHeader(jws);
    const key = keys.find((candidate) => candidate.kid === kid);
    if (key === undefined) return undefined;
    const { payload } = await compactVerify(jws, await importJWK({ ...key }, 'EdDSA'), {
      algorithms: ['EdDSA', 'Ed25519'],
    });
    return new TextDecoder().decode(payload);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
