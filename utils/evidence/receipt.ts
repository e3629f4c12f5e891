import { compactVerify, decodeJwt, importJWK } from 'jose';
import * as z from 'zod/mini';
import { parseJson, readJson } from '../parse-json.ts';
import type { Descriptor } from '../protocol/descriptor.ts';
import { receivedCheckpointClaimsSchema, receivedEvent } from '../protocol/ledger.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import { type Checkpoint, type ReceiptClaims, receivedClaimsSchema } from '../protocol/receipt.ts';
import type { ReportManifest } from '../protocol/report.ts';
import { err, ok, type Result } from '../result.ts';
import { fromBase64url, fromHex, toBase64url } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { leafHash, verifyInclusion } from './merkle.ts';

export type ReceiptFailure =
  /** Not a compact JWS of receipt claims. */
  | 'malformed'
  /** Signed under a key that the descriptor does not name. */
  | 'unknown-key'
  | 'wrong-signature'
  /** A true receipt, but for another report or other bytes. */
  | 'other-report'
  /** The inclusion path does not lead from this report to the checkpoint. */
  | 'not-in-ledger';

/** What stands for exactly these bytes, and for no others, in the letters of base64url. */
function isCanonical(part: string): boolean {
  try {
    return toBase64url(fromBase64url(part)) === part;
  } catch (_notBase64) {
    return false;
  }
}

/**
 * An extension that would change what is signed or how is none that a receipt may need (RFC 7515 §4.1.11, RFC
 * 7797).
 */
const headerSchema = z.looseObject({
  alg: z.string(),
  kid: z.string(),
  crit: z.optional(z.undefined()),
  b64: z.optional(z.undefined()),
});

/**
 * The key that a compact JWS says it is by; undefined unless there is one way alone to read it: three parts
 * in canonical base64url, and a header with every name once.
 */
function readKeyId(jws: string): string | undefined {
  const parts = jws.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) return undefined;
  try {
    return parseJson(headerSchema, decodeText(fromBase64url(parts[0] ?? '')))?.kid;
  } catch (_notText) {
    return undefined;
  }
}

/** Throws TypeError for what is not UTF-8. A mark of byte order is no part of JSON (RFC 8259 §8.1). */
function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The payload of a compact JWS that one of the endpoint's receipt keys signed, parsed as JSON. */
export async function verifyEndpointJws(
  jws: string,
  keys: readonly SigningKey[],
): Promise<Result<unknown, 'malformed' | 'unknown-key' | 'wrong-signature'>> {
  const kid = readKeyId(jws);
  if (kid === undefined) return err('malformed');
  const key = keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) return err('unknown-key');
  try {
    const publicKey = await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, 'EdDSA');
    const { payload } = await compactVerify(jws, publicKey, { algorithms: ['EdDSA'] });
    return ok(readJson(decodeText(payload)));
  } catch (cause) {
    return err(cause instanceof SyntaxError ? 'malformed' : 'wrong-signature');
  }
}

/** The head of the ledger that a signed checkpoint names, if one of these keys signed it. */
export async function readSignedHead(
  jws: string,
  receiptKeys: readonly SigningKey[],
): Promise<Checkpoint | undefined> {
  const verified = await verifyEndpointJws(jws, receiptKeys);
  if (!verified.ok) return undefined;
  return receivedCheckpointClaimsSchema.safeParse(verified.value).data?.checkpoint;
}

/** Whether the entry of a report's arrival lies under a head of the ledger. */
export async function isArrivalUnder(
  claims: Pick<ReceiptClaims, 'reportId' | 'manifestSha256' | 'receivedAt' | 'leafIndex'>,
  { size, rootHash }: Checkpoint,
  inclusionPath: readonly string[],
): Promise<boolean> {
  return verifyInclusion({
    leaf: await leafHash(canonicalBytes(receivedEvent(claims))),
    index: claims.leafIndex,
    size,
    path: inclusionPath.map(fromHex),
    rootHash: fromHex(rootHash),
  });
}

/**
 * Whether `receipt` proves that the endpoint of `descriptor` took in exactly `manifest`: signed by one of
 * its receipt keys, for this id and these bytes, and included in the checkpoint that it names.
 */
export async function verifyReceipt(input: {
  readonly receipt: string;
  readonly descriptor: Pick<Descriptor, 'receiptKeys'>;
  readonly manifest: ReportManifest;
}): Promise<Result<ReceiptClaims, ReceiptFailure>> {
  const { receipt, descriptor, manifest } = input;
  const manifestSha256 = await sha256Hex(canonicalBytes(manifest));
  return verifyReceiptOf({ receipt, descriptor, reportId: manifest.id, manifestSha256 });
}

/** The same for a manifest that is known by the SHA-256 of its canonical form alone. */
export async function verifyReceiptOf(input: {
  readonly receipt: string;
  readonly descriptor: Pick<Descriptor, 'receiptKeys'>;
  readonly reportId: string;
  readonly manifestSha256: string;
}): Promise<Result<ReceiptClaims, ReceiptFailure>> {
  const payload = await verifyEndpointJws(input.receipt, input.descriptor.receiptKeys);
  if (!payload.ok) return payload;
  const parsed = receivedClaimsSchema.safeParse(payload.value);
  if (!parsed.success) return err('malformed');
  const claims = parsed.data;
  if (claims.reportId !== input.reportId || claims.manifestSha256 !== input.manifestSha256) {
    return err('other-report');
  }
  const { checkpoint, inclusionPath } = claims;
  if (!(await isArrivalUnder(claims, checkpoint, inclusionPath))) return err('not-in-ledger');
  return ok(claims);
}

/** What a receipt says, for one whose signature was verified when it came; undefined for anything else. */
export function readReceiptClaims(receipt: string): ReceiptClaims | undefined {
  try {
    return receivedClaimsSchema.parse(decodeJwt(receipt));
  } catch (_notReceipt) {
    return undefined;
  }
}
