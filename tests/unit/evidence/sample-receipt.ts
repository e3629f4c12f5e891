import { CompactSign } from 'jose';
import { toHex } from '../../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { leafHash } from '../../../utils/evidence/merkle.ts';
import type { ReceiptProof } from '../../../utils/evidence/receipt-proof.ts';
import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import {
  createSigningPair,
  type SigningPair,
  signCanonical,
} from '../../../utils/evidence/signature.ts';
import type { Descriptor } from '../../../utils/protocol/descriptor.ts';
import { receivedEvent } from '../../../utils/protocol/ledger.ts';
import { defaultLimits } from '../../../utils/protocol/limits.ts';
import type { ReceiptClaims } from '../../../utils/protocol/receipt.ts';
import type { ReportManifest } from '../../../utils/protocol/report.ts';
import { signingDomains } from '../../../utils/protocol/wire.ts';
import { reportId } from './sample-package.ts';

const zeros = '0'.repeat(64);
const received = '2026-03-04T05:10:00.000Z';

/** What an endpoint with an empty ledger answers to a report by `signer` over this evidence. */
export async function sampleReceipt(
  evidenceManifestSha256: string,
  signer: SigningPair,
  changes: { manifest?: Partial<ReportManifest>; claims?: Partial<ReceiptClaims> } = {},
  receivedAt = received,
): Promise<ReceiptProof> {
  const manifest: ReportManifest = {
    type: 'plaint.report/1',
    id: reportId,
    createdAt: receivedAt,
    header: {
      standard: { id: 'example', version: '1.0.0' },
      channel: 'extension',
      category: 'insult',
      surface: 'post',
      affected: 'self',
      flags: [],
      platform: 'forum.example.org',
      language: 'en',
      elements: ['url', 'quote', 'contact'],
      documents: [],
    },
    evidenceManifestSha256,
    bodySha256: zeros,
    evidence: [],
    capabilitySha256: zeros,
    signer: signer.publicKey,
    ...changes.manifest,
  };
  const root = await createSigningPair();
  const receiptKey = await createSigningPair();
  const event = {
    reportId,
    manifestSha256: await sha256Hex(canonicalBytes(manifest)),
    receivedAt,
  };
  const rootHash = toHex(await leafHash(canonicalBytes(receivedEvent(event))));
  const claims: ReceiptClaims = {
    type: 'plaint.receipt/1',
    ...event,
    leafIndex: 0,
    checkpoint: { size: 1, rootHash },
    inclusionPath: [],
    ...changes.claims,
  };
  const receipt = await new CompactSign(canonicalBytes(claims))
    .setProtectedHeader({ alg: 'EdDSA', kid: receiptKey.publicKey.kid })
    .sign(receiptKey.privateKey);
  const descriptor: Descriptor = {
    type: 'plaint.endpoint/1',
    name: { en: 'Example', 'zh-Hans': '示例', 'zh-Hant': '示例' },
    issuedAt: receivedAt,
    rootKey: root.publicKey,
    deskKey: (await createSealingPair()).publicKey,
    receiptKeys: [receiptKey.publicKey],
    standard: { id: 'example', version: '1.0.0' },
    allowsAnonymous: true,
    limits: defaultLimits,
  };
  return {
    type: 'plaint.receipt-proof/1',
    receipt,
    manifest,
    signature: await signCanonical(signingDomains.report, manifest, signer.privateKey),
    descriptor: {
      descriptor,
      signatures: [
        {
          kid: root.publicKey.kid,
          signature: await signCanonical(signingDomains.descriptor, descriptor, root.privateKey),
        },
      ],
    },
  };
}
