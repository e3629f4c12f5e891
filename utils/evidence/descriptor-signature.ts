import type { SignedDescriptor } from '../protocol/descriptor.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import { signingDomains } from '../protocol/wire.ts';
import { verifyCanonical } from './signature.ts';

/** Whether this root key is among those that signed what an endpoint says of itself. */
export async function isDescriptorSignedBy(
  signed: SignedDescriptor,
  key: SigningKey,
): Promise<boolean> {
  const own = signed.signatures.filter(({ kid }) => kid === key.kid);
  for (const { signature } of own) {
    if (await verifyCanonical(signingDomains.descriptor, signed.descriptor, signature, key)) {
      return true;
    }
  }
  return false;
}
