import { parseJson } from '../../parse-json.ts';
import type { ReceiptClaims } from '../../protocol/receipt.ts';
import { type Bytes, fromBase64 } from '../bytes.ts';
import { canonicalJson } from '../canonical.ts';
import { sha256Hex } from '../digest.ts';
import { type Timestamp, type Timestamps, timestampsSchema } from '../timestamps.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

const path = evidencePaths.timestamp;

export interface TimestampContext {
  readonly own: SignedManifest;
  /** Of the original, when the package is a derivative: the token may be older than the redaction. */
  readonly originalManifestSha256: string | undefined;
  readonly receipt: ReceiptClaims | undefined;
  /** Root certificates in DER that the verifier trusts. */
  readonly trustedRoots: readonly Bytes[];
  readonly now: Date;
}

/** RFC 3161 tokens over the manifest and over the log's checkpoint. */
export async function checkTimestamps(
  container: Container,
  context: TimestampContext,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<void> {
  if (!hasEntry(container, path)) return verdict.absent('timestamp');
  const text = await readEntryText(container, path, limits);
  const file = text === undefined ? undefined : parseJson(timestampsSchema, text);
  if (file === undefined) return verdict.fail('timestamp', path, 'malformed');
  for (const timestamp of file.timestamps) {
    await checkTimestamp(timestamp, file, context, verdict);
  }
  verdict.pass('timestamp', { tokens: file.timestamps.length });
}

async function checkTimestamp(
  timestamp: Timestamp,
  file: Timestamps,
  context: TimestampContext,
  verdict: VerdictBuilder,
): Promise<void> {
  const subject = `${path} ${timestamp.over}`;
  const digests = await stampedDigests(timestamp.over, context);
  if (digests.length === 0) return verdict.fail('timestamp', subject, 'missing');
  // Only who meets a token needs the ASN.1 libraries, which outweigh everything else here.
  const { readTimestampToken } = await import('./read-timestamp-token.ts');
  const token = await readTimestampToken(fromBase64(timestamp.token), digests, {
    trusted: context.trustedRoots,
    stated: file.certificates.map(fromBase64),
  });
  if (token === undefined) return verdict.fail('timestamp', subject, 'signature');
  if (token.at.getTime() > context.now.getTime()) verdict.fail('timestamp', subject, 'future');
  verdict.pass('timestamp', {
    [timestamp.over === 'checkpoint' ? 'checkpoint' : 'manifest']: token.at.toISOString(),
    root: token.rootSha256,
    trusted: token.isTrusted ? 'yes' : 'no',
  });
}

/** What the token may be over; none when the package lacks it. */
async function stampedDigests(
  over: Timestamp['over'],
  { own, originalManifestSha256, receipt }: TimestampContext,
): Promise<readonly string[]> {
  if (over === 'evidence-manifest') {
    const digest = await sha256Hex(canonicalJson(own.manifest));
    return originalManifestSha256 === undefined ? [digest] : [digest, originalManifestSha256];
  }
  return receipt === undefined ? [] : [await sha256Hex(canonicalJson(receipt.checkpoint))];
}
