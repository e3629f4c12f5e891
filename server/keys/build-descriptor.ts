import { signCanonical } from '../../utils/evidence/signature.ts';
import {
  type Descriptor,
  type SignedDescriptor,
  signedDescriptorSchema,
} from '../../utils/protocol/descriptor.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import type { EndpointConfig } from '../config.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Signed by the current root key and by those it replaced, so that an old pin leads to the new key. */
export async function buildDescriptor(input: {
  readonly config: Pick<EndpointConfig, 'name' | 'allowsAnonymous' | 'limits'>;
  readonly standard: Descriptor['standard'];
  readonly root: SigningKeys;
  readonly receipt: SigningKeys;
  readonly desk: DeskKeys;
  readonly issuedAt: string;
}): Promise<SignedDescriptor> {
  const { config, desk } = input;
  const descriptor: Descriptor = {
    type: 'plaint.endpoint/1',
    name: { en: config.name, 'zh-Hans': config.name, 'zh-Hant': config.name },
    issuedAt: input.issuedAt,
    rootKey: input.root.current.publicKey,
    deskKey: desk.current,
    ...(desk.recovery !== undefined && { recoveryKey: desk.recovery }),
    receiptKeys: [input.receipt.current, ...input.receipt.previous].map((pair) => pair.publicKey),
    standard: input.standard,
    allowsAnonymous: config.allowsAnonymous,
    limits: config.limits,
  };
  const signers = [input.root.current, ...input.root.previous].slice(0, 4);
  const signatures = await Promise.all(
    signers.map(async ({ privateKey, publicKey }) => ({
      kid: publicKey.kid,
      signature: await signCanonical(signingDomains.descriptor, descriptor, privateKey),
    })),
  );
  return signedDescriptorSchema.parse({ descriptor, signatures });
}
