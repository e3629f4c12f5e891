import type { SignedDescriptor } from '../../protocol/descriptor.ts';
import type { ReceiptClaims } from '../../protocol/receipt.ts';
import { signingDomains } from '../../protocol/wire.ts';
import { verifyReceipt } from '../receipt.ts';
import { type ReceiptProof, receiptProofSchema } from '../receipt-proof.ts';
import { verifyCanonical } from '../signature.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isAhead, isBeforeCapture } from './check-clock.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryJson } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';
import { type Evidence, type NamedEvidence, whichEvidence } from './which-evidence.ts';

const path = evidencePaths.receipt;

export interface ReceiptContext {
  readonly own: SignedManifest;
  readonly named: NamedEvidence;
  /** Key ids of endpoints that the verifier trusts; undefined when he has to compare the id himself. */
  readonly trustedRootKids: readonly string[] | undefined;
  readonly now: Date;
}

export interface CheckedReceipt {
  readonly claims: ReceiptClaims;
  readonly of: Evidence | undefined;
}

/** The endpoint's receipt, its place in the log, and that both speak of this evidence or its original. */
export async function checkReceipt(
  container: Container,
  context: ReceiptContext,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<CheckedReceipt | undefined> {
  if (!hasEntry(container, path)) {
    const isAskedFor = context.trustedRootKids !== undefined;
    if (isAskedFor) verdict.fail('receipt', path, 'asked-for');
    else verdict.absent('receipt');
    verdict.absent('log');
    return undefined;
  }
  const proof = await readEntryJson(container, path, receiptProofSchema, limits);
  if (proof === undefined) {
    verdict.fail('receipt', path, 'malformed');
    return undefined;
  }
  await checkDescriptor(proof.descriptor, context, verdict);
  const of = await checkReport(proof, context, verdict);
  const claims = await checkClaims(proof, context, verdict);
  if (claims === undefined) return undefined;
  verdict.pass('receipt', {
    receivedAt: claims.receivedAt,
    rootKey: proof.descriptor.descriptor.rootKey.kid,
    trusted: context.trustedRootKids === undefined ? 'no' : 'yes',
    of: of ?? 'this',
  });
  return { claims, of };
}

async function checkDescriptor(
  signed: SignedDescriptor,
  context: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<void> {
  const { descriptor, signatures } = signed;
  const { rootKey } = descriptor;
  const own = signatures.find((signature) => signature.kid === rootKey.kid);
  const isSigned =
    own !== undefined &&
    (await verifyCanonical(signingDomains.descriptor, descriptor, own.signature, rootKey));
  if (!isSigned) verdict.fail('receipt', `${path} descriptor`, 'signature');
  if (context.trustedRootKids?.includes(rootKey.kid) === false) {
    verdict.fail('receipt', `${path} descriptor`, 'untrusted');
  }
}

/** The report that was received carries this evidence or its original, under the key that signed it here. */
async function checkReport(
  proof: ReceiptProof,
  context: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<Evidence | undefined> {
  const { manifest, signature } = proof;
  const { own, named } = context;
  const { signer } = own.signature;
  if (manifest.signer.kid !== signer.kid) verdict.fail('receipt', `${path} manifest`, 'key');
  if (!(await verifyCanonical(signingDomains.report, manifest, signature, signer))) {
    verdict.fail('receipt', `${path} manifest`, 'signature');
  }
  const of = whichEvidence(manifest.evidenceManifestSha256, named);
  const isSame = manifest.id === own.manifest.reportId && of !== undefined;
  if (!isSame) verdict.fail('receipt', `${path} manifest`, 'other-report');
  return isSame ? of : undefined;
}

async function checkClaims(
  proof: ReceiptProof,
  { now, own }: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<ReceiptClaims | undefined> {
  const { receipt, manifest, descriptor } = proof;
  const result = await verifyReceipt({ receipt, manifest, descriptor: descriptor.descriptor });
  if (!result.ok) {
    const isLog = result.error === 'not-in-ledger';
    if (isLog) verdict.fail('log', path, 'broken-chain');
    else verdict.fail('receipt', path, receiptReasons[result.error]);
    return undefined;
  }
  const { receivedAt, leafIndex, checkpoint } = result.value;
  if (isAhead(receivedAt, now)) verdict.fail('receipt', `${path} ${receivedAt}`, 'future');
  if (isBeforeCapture(new Date(receivedAt), own.manifest)) {
    verdict.fail('receipt', `${path} ${receivedAt}`, 'before-capture');
  }
  verdict.pass('log', { leafIndex, size: checkpoint.size, rootHash: checkpoint.rootHash });
  return result.value;
}

const receiptReasons = {
  malformed: 'malformed',
  'unknown-key': 'key',
  'wrong-signature': 'signature',
  'other-report': 'other-report',
} as const;
