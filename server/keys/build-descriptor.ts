import { defined } from '../../utils/defined.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import { bodyTypes } from '../../utils/protocol/body.ts';
import {
  type Descriptor,
  type SignedDescriptor,
  signedDescriptorSchema,
} from '../../utils/protocol/descriptor.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import type { EndpointConfig } from '../config.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface DescriptorInput {
  readonly config: Pick<EndpointConfig, 'name' | 'allowsAnonymous' | 'limits'>;
  readonly standard: Descriptor['standard'];
  readonly root: SigningKeys;
  readonly receipt: SigningKeys;
  readonly desk: DeskKeys;
  readonly issuedAt: string;
}

/** What an endpoint says of itself, in the two forms in which it says it. */
export interface Descriptors {
  readonly current: SignedDescriptor;
  /** With the fields of 0.1.0 alone, whose readers refuse any other. */
  readonly earlier: SignedDescriptor;
}

/**
 * The earlier form is dated a millisecond before the other: who knows the full one keeps it, whichever of the
 * two somebody on the way hands out.
 */
export async function buildDescriptors(input: DescriptorInput): Promise<Descriptors> {
  const { issuedAt, desk } = input;
  const next = new Date(Date.parse(issuedAt) + 1).toISOString();
  const more: Partial<Descriptor> = {
    ...defined({ identityKey: desk.identity }),
    bodies: [...bodyTypes],
  };
  return {
    current: await buildDescriptor({ ...input, issuedAt: next }, more),
    earlier: await buildDescriptor(input, {}),
  };
}

/** Signed by the current root key and by those it replaced, so that an old pin leads to the new key. */
async function buildDescriptor(
  input: DescriptorInput,
  more: Partial<Descriptor>,
): Promise<SignedDescriptor> {
  const { config, desk } = input;
  const descriptor: Descriptor = {
    type: 'plaint.endpoint/1',
    name: { en: config.name, 'zh-Hans': config.name, 'zh-Hant': config.name },
    issuedAt: input.issuedAt,
    rootKey: input.root.current.publicKey,
    deskKey: desk.current,
    ...defined({ recoveryKey: desk.recovery }),
    receiptKeys: [input.receipt.current, ...input.receipt.previous].map((pair) => pair.publicKey),
    standard: input.standard,
    allowsAnonymous: config.allowsAnonymous,
    limits: config.limits,
    ...more,
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
