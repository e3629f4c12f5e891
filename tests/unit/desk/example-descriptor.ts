import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import { createSigningPair, signCanonical } from '../../../utils/evidence/signature.ts';
import type { SignedDescriptor } from '../../../utils/protocol/descriptor.ts';
import { defaultLimits } from '../../../utils/protocol/limits.ts';
import { signingDomains } from '../../../utils/protocol/wire.ts';

/** What an endpoint says of itself, with keys that nobody has. */
export async function createExampleDescriptor(): Promise<SignedDescriptor> {
  const root = await createSigningPair();
  const descriptor = {
    type: 'plaint.endpoint/1' as const,
    name: { en: 'Example', 'zh-Hans': 'Example', 'zh-Hant': 'Example' },
    issuedAt: '2026-01-01T00:00:00.000Z',
    rootKey: root.publicKey,
    deskKey: (await createSealingPair()).publicKey,
    receiptKeys: [(await createSigningPair()).publicKey],
    standard: { id: 'guideline-2023', version: '1.0.0' },
    allowsAnonymous: true,
    limits: defaultLimits,
  };
  const signature = await signCanonical(signingDomains.descriptor, descriptor, root.privateKey);
  return { descriptor, signatures: [{ kid: root.publicKey.kid, signature }] };
}
