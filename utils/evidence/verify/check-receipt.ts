import { parseJson } from '../../parse-json.ts';
import type { SignedDescriptor } from '../../protocol/descriptor.ts';
import type { ReceiptClaims } from '../../protocol/receipt.ts';
import { signingDomains } from '../../protocol/wire.ts';
import { canonicalJson } from '../canonical.ts';
import { sha256Hex } from '../digest.ts';
import { verifyReceipt } from '../receipt.ts';
import { type ReceiptProof, receiptProofSchema } from '../receipt-proof.ts';
import { verifyCanonical } from '../signature.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isAhead } from './check-clock.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

const path = evidencePaths.receipt;

export interface ReceiptContext {
  readonly own: SignedManifest;
  /** Of the original, when the package is a derivative. */
  readonly originalManifestSha256: string | undefined;
  /** Key ids of endpoints that the verifier trusts; undefined when he has to compare the id himself. */
  readonly trustedRootKids: readonly string[] | undefined;
  readonly now: Date;
}

/** The endpoint's receipt, its place in the log, and that both speak of this evidence. */
export async function checkReceipt(
  container: Container,
  context: ReceiptContext,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<ReceiptClaims | undefined> {
  if (!hasEntry(container, path)) {
    verdict.absent('receipt');
    verdict.absent('log');
    return undefined;
  }
  const text = await readEntryText(container, path, limits);
  const proof = text === undefined ? undefined : parseJson(receiptProofSchema, text);
  if (proof === undefined) {
    verdict.fail('receipt', path, 'malformed');
    return undefined;
  }
  await checkDescriptor(proof.descriptor, context, verdict);
  await checkReport(proof, context, verdict);
  return checkClaims(proof, context.now, verdict);
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

/** The report that was received carries this evidence, under the key that signed it here. */
async function checkReport(
  proof: ReceiptProof,
  context: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<void> {
  const { manifest, signature } = proof;
  const { own, originalManifestSha256 } = context;
  const { signer } = own.signature;
  if (manifest.signer.kid !== signer.kid) verdict.fail('receipt', `${path} manifest`, 'key');
  if (!(await verifyCanonical(signingDomains.report, manifest, signature, signer))) {
    verdict.fail('receipt', `${path} manifest`, 'signature');
  }
  const ownSha256 = await sha256Hex(canonicalJson(own.manifest));
  const isSame =
    manifest.id === own.manifest.reportId &&
    [ownSha256, originalManifestSha256].includes(manifest.evidenceManifestSha256);
  if (!isSame) verdict.fail('receipt', `${path} manifest`, 'other-report');
}

async function checkClaims(
  proof: ReceiptProof,
  now: Date,
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
  verdict.pass('receipt', { receivedAt, rootKey: descriptor.descriptor.rootKey.kid });
  verdict.pass('log', { leafIndex, size: checkpoint.size, rootHash: checkpoint.rootHash });
  return result.value;
}

const receiptReasons = {
  malformed: 'malformed',
  'unknown-key': 'key',
  'wrong-signature': 'signature',
  'other-report': 'other-report',
} as const;
