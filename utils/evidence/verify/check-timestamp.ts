import type { ReceiptClaims } from '../../protocol/receipt.ts';
import { type Bytes, fromBase64 } from '../bytes.ts';
import { canonicalBytes } from '../canonical.ts';
import { type Timestamp, type Timestamps, timestampsSchema } from '../receipt-proof.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, parseJson, readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

const path = evidencePaths.timestamp;

export interface TimestampContext {
  readonly own: SignedManifest;
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
  const data = stampedBytes(timestamp.over, context);
  if (data === undefined) return verdict.fail('timestamp', subject, 'missing');
  // Only who meets a token needs the ASN.1 libraries, which outweigh everything else here.
  const { readTimestampToken } = await import('./read-timestamp-token.ts');
  const token = await readTimestampToken(fromBase64(timestamp.token), data, {
    trusted: context.trustedRoots,
    stated: file.certificates.map(fromBase64),
  });
  if (token === undefined) return verdict.fail('timestamp', subject, 'signature');
  if (token.at.getTime() > context.now.getTime()) verdict.fail('timestamp', subject, 'future');
  verdict.pass('timestamp', {
    [timestamp.over]: token.at.toISOString(),
    root: token.rootSha256,
    trusted: token.isTrusted ? 'yes' : 'no',
  });
}

function stampedBytes(over: Timestamp['over'], context: TimestampContext): Bytes | undefined {
  if (over === 'evidence-manifest') return canonicalBytes(context.own.manifest);
  return context.receipt === undefined ? undefined : canonicalBytes(context.receipt.checkpoint);
}
