import { GeneralEncrypt, generalDecrypt } from 'jose';
import { readJson } from '../parse-json.ts';
import { type ReportBody, reportBodySchema } from '../protocol/body.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import { type SealedBody, sealedBodySchema } from '../protocol/report.ts';
import { type Bytes, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { manifestDigest } from './manifest-head.ts';
import { bodyBucket } from './padded-size.ts';
import { SealError } from './seal-error.ts';
import { importSealingKey, sealingAlgorithm } from './sealing-key.ts';

const contentEncryption = 'A256GCM';

/** What a sealed body is bound to: it opens for this report and this evidence only. */
export interface BodyContext {
  readonly reportId: string;
  /** What the evidence manifest goes by. */
  readonly evidenceManifestSha256: string;
}

/** The JWE's additional authenticated data. */
export function bodyAad(context: BodyContext): Bytes {
  const { reportId, evidenceManifestSha256 } = context;
  return utf8(`plaint.body/1\n${canonicalJson({ evidenceManifestSha256, reportId })}`);
}

export async function bodyContext(reportId: string, body: ReportBody): Promise<BodyContext> {
  const evidenceManifestSha256 = await manifestDigest(body.evidence);
  return { reportId, evidenceManifestSha256 };
}

/**
 * A body sealed to the desk, and to the offline recovery key if there is one, as JWE General JSON
 * (RFC 7516 §7.2.1). Padded with spaces to a bucket, so that its size says little.
 */
export async function sealBody(
  body: ReportBody,
  options: { reportId: string; deskKey: SealingKey; recoveryKey?: SealingKey },
): Promise<SealedBody> {
  const text = utf8(canonicalJson(body));
  const plaintext = new Uint8Array(bodyBucket(text.length)).fill(0x20);
  plaintext.set(text);
  const jwe = new GeneralEncrypt(plaintext)
    .setProtectedHeader({ enc: contentEncryption })
    .setAdditionalAuthenticatedData(bodyAad(await bodyContext(options.reportId, body)));
  for (const key of [options.deskKey, options.recoveryKey]) {
    if (key === undefined) continue;
    jwe
      .addRecipient(await importSealingKey(key))
      .setUnprotectedHeader({ alg: sealingAlgorithm, kid: key.kid });
  }
  return sealedBodySchema.parse(await jwe.encrypt());
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
  if (sealed.aad !== toBase64url(bodyAad(expected))) throw new SealError('wrong-context');
  const body = readBody(await decryptBody(sealed, privateKey));
  const actual = await bodyContext(expected.reportId, body);
  if (actual.evidenceManifestSha256 !== expected.evidenceManifestSha256) {
    throw new SealError('wrong-context');
  }
  return body;
}

async function decryptBody(sealed: SealedBody, privateKey: CryptoKey): Promise<Uint8Array> {
  try {
    const { plaintext } = await generalDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: [sealingAlgorithm],
      contentEncryptionAlgorithms: [contentEncryption],
    });
    return plaintext;
  } catch (cause) {
    throw new SealError('not-authentic', { cause });
  }
}

function readBody(plaintext: Uint8Array): ReportBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
    return reportBodySchema.parse(readJson(text));
  } catch (cause) {
    throw new SealError('malformed', { cause });
  }
}
