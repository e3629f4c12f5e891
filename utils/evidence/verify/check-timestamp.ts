import { defined } from '../../defined.ts';
import type { ReceiptClaims } from '../../protocol/receipt.ts';
import { type Bytes, fromBase64 } from '../bytes.ts';
import { canonicalJson } from '../canonical.ts';
import { sha256Hex } from '../digest.ts';
import { type Timestamp, type Timestamps, timestampsSchema } from '../timestamps.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isBeforeCapture } from './check-clock.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryJson } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';
import { type NamedEvidence, whichEvidence } from './which-evidence.ts';

const path = evidencePaths.timestamp;

export interface TimestampContext {
  readonly own: SignedManifest;
  readonly named: NamedEvidence;
  readonly receipt: ReceiptClaims | undefined;
  /** Root certificates in DER that the verifier trusts; none where he does not ask. */
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
  await checkRoots(context.trustedRoots, verdict);
  if (!hasEntry(container, path)) {
    if (context.trustedRoots.length === 0) return verdict.absent('timestamp');
    return verdict.fail('timestamp', path, 'asked-for');
  }
  const file = await readEntryJson(container, path, timestampsSchema, limits);
  if (file === undefined) return verdict.fail('timestamp', path, 'malformed');
  for (const timestamp of file.timestamps) {
    await checkTimestamp(timestamp, file, context, verdict);
  }
  verdict.pass('timestamp', { tokens: file.timestamps.length });
}

/** What the verifier handed in must be certificates: else he would believe that something was compared. */
async function checkRoots(roots: readonly Bytes[], verdict: VerdictBuilder): Promise<void> {
  if (roots.length === 0) return;
  const { isCertificate } = await import('./read-timestamp-token.ts');
  for (const [index, root] of roots.entries()) {
    if (!isCertificate(root)) verdict.fail('timestamp', `#${index + 1}`, 'not-a-certificate');
  }
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
  const found = await findStamped(timestamp, digests, file, context);
  if (found === undefined) return verdict.fail('timestamp', subject, 'signature');
  const { token, digest } = found;
  const { named, now, own, trustedRoots } = context;
  if (token.at.getTime() > now.getTime()) verdict.fail('timestamp', subject, 'future');
  if (isBeforeCapture(token.at, own.manifest)) verdict.fail('timestamp', subject, 'before-capture');
  const of = whichEvidence(digest, named);
  if (of === 'original' && digest !== named.signed) {
    verdict.fail('timestamp', subject, 'unnamed-original');
  }
  verdict.pass('timestamp', {
    [timestamp.over === 'checkpoint' ? 'checkpoint' : 'manifest']: token.at.toISOString(),
    root: token.rootSha256,
    trusted: token.isTrusted && trustedRoots.length > 0 ? 'yes' : 'no',
    ...defined({ of }),
  });
}

/** The token, and which of the digests it is over. */
async function findStamped(
  { token: encoded }: Timestamp,
  digests: readonly string[],
  { certificates }: Timestamps,
  { trustedRoots }: TimestampContext,
) {
  // Only who meets a token needs the ASN.1 libraries, which outweigh everything else here.
  const { readTimestampToken } = await import('./read-timestamp-token.ts');
  const known = { trusted: trustedRoots, stated: certificates.map(fromBase64) };
  for (const digest of digests) {
    const token = await readTimestampToken(fromBase64(encoded), [digest], known);
    if (token !== undefined) return { token, digest };
  }
  return undefined;
}

/** What the token may be over; none when the package lacks it. */
async function stampedDigests(
  over: Timestamp['over'],
  { named, receipt }: TimestampContext,
): Promise<readonly string[]> {
  if (over === 'evidence-manifest')
    return [named.own, named.stated].filter((each) => each !== undefined);
  return receipt === undefined ? [] : [await sha256Hex(canonicalJson(receipt.checkpoint))];
}
