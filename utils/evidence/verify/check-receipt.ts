import type { Checkpoint, ReceiptClaims } from '../../protocol/receipt.ts';
import { signingDomains } from '../../protocol/wire.ts';
import { isArrivalUnder, readSignedHead, verifyReceipt } from '../receipt.ts';
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

/**
 * What the endpoint that took a report in tells beside its package: the receipt, and where its ledger stands
 * now.
 */
export interface Arrival {
  readonly proof: ReceiptProof;
  /** A signed head of the ledger, and the way to it from the entry of this report. */
  readonly head: { readonly checkpoint: string; readonly inclusionPath: readonly string[] };
}

export interface ReceiptContext {
  readonly own: SignedManifest;
  readonly named: NamedEvidence;
  /** Key ids of endpoints that the verifier trusts; undefined when he has to compare the id himself. */
  readonly trustedRootKids: readonly string[] | undefined;
  readonly arrival: Arrival | undefined;
  readonly now: Date;
}

export interface CheckedReceipt {
  readonly claims: ReceiptClaims;
  readonly of: Evidence | undefined;
}

/**
 * The endpoint's receipt, its place in the log, and that both speak of this evidence or its original. One
 * that is enclosed is judged beside one that the endpoint hands out.
 */
export async function checkReceipt(
  container: Container,
  context: ReceiptContext,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<CheckedReceipt | undefined> {
  const { arrival, trustedRootKids } = context;
  const isEnclosed = hasEntry(container, path);
  if (!isEnclosed && arrival === undefined) {
    const isAskedFor = trustedRootKids !== undefined;
    if (isAskedFor) verdict.fail('receipt', path, 'asked-for');
    else verdict.absent('receipt');
    verdict.absent('log');
    return undefined;
  }
  const enclosed = isEnclosed
    ? await readEntryJson(container, path, receiptProofSchema, limits)
    : undefined;
  if (isEnclosed && enclosed === undefined) {
    verdict.fail('receipt', path, 'malformed');
    return undefined;
  }
  const checked = enclosed && (await checkProof({ proof: enclosed, at: path }, context, verdict));
  if (arrival === undefined) return checked;
  return checkProof({ ...arrival, at: 'receipt' }, context, verdict);
}

interface PlacedProof extends Pick<Arrival, 'proof'>, Partial<Pick<Arrival, 'head'>> {
  /** What a finding names. */
  readonly at: string;
}

async function checkProof(
  placed: PlacedProof,
  context: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<CheckedReceipt | undefined> {
  const { proof } = placed;
  await checkDescriptor(placed, context, verdict);
  const of = await checkReport(placed, context, verdict);
  const claims = await checkClaims(placed, context, verdict);
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
  { proof, at }: PlacedProof,
  context: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<void> {
  const { descriptor, signatures } = proof.descriptor;
  const { rootKey } = descriptor;
  const own = signatures.find((signature) => signature.kid === rootKey.kid);
  const isSigned =
    own !== undefined &&
    (await verifyCanonical(signingDomains.descriptor, descriptor, own.signature, rootKey));
  if (!isSigned) verdict.fail('receipt', `${at} descriptor`, 'signature');
  if (context.trustedRootKids?.includes(rootKey.kid) === false) {
    verdict.fail('receipt', `${at} descriptor`, 'untrusted');
  }
}

/** The report that was received carries this evidence or its original, under the key that signed it here. */
async function checkReport(
  { proof, at }: PlacedProof,
  context: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<Evidence | undefined> {
  const { manifest, signature } = proof;
  const { own, named } = context;
  const { signer } = own.signature;
  if (manifest.signer.kid !== signer.kid) verdict.fail('receipt', `${at} manifest`, 'key');
  if (!(await verifyCanonical(signingDomains.report, manifest, signature, signer))) {
    verdict.fail('receipt', `${at} manifest`, 'signature');
  }
  const of = whichEvidence(manifest.evidenceManifestSha256, named);
  const isSame = manifest.id === own.manifest.reportId && of !== undefined;
  if (!isSame) verdict.fail('receipt', `${at} manifest`, 'other-report');
  return isSame ? of : undefined;
}

async function checkClaims(
  { proof, at, head }: PlacedProof,
  { now, own }: ReceiptContext,
  verdict: VerdictBuilder,
): Promise<ReceiptClaims | undefined> {
  const { receipt, manifest, descriptor } = proof;
  const result = await verifyReceipt({ receipt, manifest, descriptor: descriptor.descriptor });
  if (!result.ok) {
    const isLog = result.error === 'not-in-ledger';
    if (isLog) verdict.fail('log', at, 'broken-chain');
    else verdict.fail('receipt', at, receiptReasons[result.error]);
    return undefined;
  }
  const { receivedAt, leafIndex, checkpoint } = result.value;
  if (isAhead(receivedAt, now)) verdict.fail('receipt', `${at} ${receivedAt}`, 'future');
  if (isBeforeCapture(new Date(receivedAt), own.manifest)) {
    verdict.fail('receipt', `${at} ${receivedAt}`, 'before-capture');
  }
  const shown = head === undefined ? checkpoint : await findHead(result.value, proof, head);
  if (shown === undefined) verdict.fail('log', at, 'broken-chain');
  else verdict.pass('log', { leafIndex, size: shown.size, rootHash: shown.rootHash });
  return result.value;
}

/** The head that is told now, if the endpoint signed it and the entry of the receipt lies under it. */
async function findHead(
  claims: ReceiptClaims,
  { descriptor }: ReceiptProof,
  { checkpoint, inclusionPath }: Arrival['head'],
): Promise<Checkpoint | undefined> {
  const head = await readSignedHead(checkpoint, descriptor.descriptor.receiptKeys);
  if (head === undefined) return undefined;
  return (await isArrivalUnder(claims, head, inclusionPath)) ? head : undefined;
}

const receiptReasons = {
  malformed: 'malformed',
  'unknown-key': 'key',
  'wrong-signature': 'signature',
  'other-report': 'other-report',
} as const;
