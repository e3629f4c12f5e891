import { type BodyType, bodyTypes, type ReportBody, reportBodySchema } from '../protocol/body.ts';
import type { EvidenceManifest } from '../protocol/evidence.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { type Bytes, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { manifestDigest } from './manifest-head.ts';
import { bodyBucket } from './padded-size.ts';
import { SealError } from './seal-error.ts';
import { openJson, sealJson } from './seal-json.ts';

/** What a sealed body is bound to: it opens for this report and this evidence only. */
export interface BodyContext {
  readonly reportId: string;
  /** What the evidence manifest goes by. */
  readonly evidenceManifestSha256: string;
}

/** The additional authenticated data of a JWE that belongs to one report and its evidence. */
export function contextAad(type: string, context: BodyContext): Bytes {
  const { reportId, evidenceManifestSha256 } = context;
  return utf8(`${type}\n${canonicalJson({ evidenceManifestSha256, reportId })}`);
}

/**
 * The type of body that this says it seals for this report and evidence; undefined if it is bound to others.
 */
export function sealedType({ aad }: SealedBody, context: BodyContext): BodyType | undefined {
  return bodyTypes.find((type) => toBase64url(contextAad(type, context)) === aad);
}

export async function bodyContext(
  reportId: string,
  { evidence }: { readonly evidence: EvidenceManifest },
): Promise<BodyContext> {
  return { reportId, evidenceManifestSha256: await manifestDigest(evidence) };
}

/** A body sealed to the desk, and to the offline recovery key if there is one. */
export async function sealBody(
  body: ReportBody,
  options: { reportId: string; deskKey: SealingKey; recoveryKey?: SealingKey },
): Promise<SealedBody> {
  const { reportId, deskKey, recoveryKey } = options;
  return sealJson(body, {
    aad: contextAad(body.type, await bodyContext(reportId, body)),
    keys: [deskKey, ...(recoveryKey === undefined ? [] : [recoveryKey])],
    bucket: bodyBucket,
  });
}

/**
 * The body, checked against its schema and against `expected`. Rejects with SealError: `wrong-context`
 * when it was sealed for another report or evidence, `not-authentic` when this key does not open it.
 */
export async function openBody(
  sealed: SealedBody,
  privateKey: CryptoKey,
  expected: BodyContext,
): Promise<ReportBody> {
  const type = sealedType(sealed, expected);
  if (type === undefined) throw new SealError('wrong-context');
  const opened = await openJson(sealed, privateKey, contextAad(type, expected));
  const { data: body } = reportBodySchema.safeParse(opened);
  if (body?.type !== type) throw new SealError('malformed');
  const actual = await bodyContext(expected.reportId, body);
  if (actual.evidenceManifestSha256 !== expected.evidenceManifestSha256) {
    throw new SealError('wrong-context');
  }
  return body;
}
