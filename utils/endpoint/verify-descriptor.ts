import { verifyCanonical } from '../evidence/signature.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import { signingDomains } from '../protocol/wire.ts';

/**
 * `own`: signed by the root key that it names, which is the pinned one if there is one. `successor`: it names a
 * new root key, and the pinned one signed that. `changed`: a new root key that the pinned one did not sign.
 * `unsigned`: its own root key did not sign it, so it says nothing.
 */
export type DescriptorStanding = 'own' | 'successor' | 'changed' | 'unsigned';

export async function verifyDescriptor(
  signed: SignedDescriptor,
  pinned: SigningKey | undefined,
): Promise<DescriptorStanding> {
  const { rootKey } = signed.descriptor;
  if (!(await isSignedBy(signed, rootKey))) return 'unsigned';
  if (pinned === undefined || pinned.x === rootKey.x) return 'own';
  return (await isSignedBy(signed, pinned)) ? 'successor' : 'changed';
}

async function isSignedBy(signed: SignedDescriptor, key: SigningKey): Promise<boolean> {
  const own = signed.signatures.filter(({ kid }) => kid === key.kid);
  for (const { signature } of own) {
    if (await verifyCanonical(signingDomains.descriptor, signed.descriptor, signature, key)) {
      return true;
    }
  }
  return false;
}
