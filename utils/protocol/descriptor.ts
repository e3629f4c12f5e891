import * as z from 'zod/mini';
import type { BodyType } from './body.ts';
import { limitsSchema } from './limits.ts';
import {
  instantSchema,
  localizedTextSchema,
  sealingKeySchema,
  sha256Schema,
  signatureSchema,
  signingKeySchema,
  termIdSchema,
  thumbprintSchema,
  versionSchema,
} from './primitives.ts';
import { tolerant } from './tolerant.ts';

/**
 * What an endpoint says of itself. `rootKey` is what a reporter pins; it signs the descriptor, and the
 * descriptor names every other key: the desk's sealing key, the offline recovery key, the receipt keys.
 */
export const descriptorSchema = z.strictObject({
  type: z.literal('plaint.endpoint/1'),
  name: localizedTextSchema,
  issuedAt: instantSchema,
  rootKey: signingKeySchema,
  deskKey: sealingKeySchema,
  recoveryKey: z.exactOptional(sealingKeySchema),
  /** Who reports is sealed to this key, apart from the rest; without it, the desk's opens that too. */
  identityKey: z.exactOptional(sealingKeySchema),
  receiptKeys: z.array(signingKeySchema).check(z.minLength(1), z.maxLength(8)),
  standard: z.strictObject({
    id: termIdSchema,
    version: versionSchema,
    /**
     * Of the bytes served at `paths.standard`; absent where the endpoint uses one that ships with the
     * software.
     */
    sha256: z.exactOptional(sha256Schema),
  }),
  allowsAnonymous: z.boolean(),
  /** Types of body that the desk opens (`body.ts`, or later ones); without it, `plaint.body/1` alone. */
  bodies: z.exactOptional(
    z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(16)),
  ),
  limits: limitsSchema,
});
export type Descriptor = z.infer<typeof descriptorSchema>;

/**
 * Signatures are Ed25519 over `plaint.endpoint/1\n` + RFC 8785 canonical form of `descriptor`.
 * The root key's own signature is required; during a rotation the previous root key signs as well.
 */
export const signedDescriptorSchema = z.strictObject({
  descriptor: descriptorSchema,
  signatures: z
    .array(z.strictObject({ kid: thumbprintSchema, signature: signatureSchema }))
    .check(z.minLength(1), z.maxLength(4)),
});
export type SignedDescriptor = z.infer<typeof signedDescriptorSchema>;

const readDescriptorSchema = tolerant(descriptorSchema);

/** The same as it is kept, and read again: what later endpoints say is in it, under its signature. */
export const keptDescriptorSchema = z.extend(signedDescriptorSchema, {
  descriptor: readDescriptorSchema,
});

/**
 * The same as a client reads it. Unknown fields of the descriptor are kept, since the signature covers them;
 * those beside it nobody signed, and they are dropped.
 */
export const receivedDescriptorSchema = z.object({
  descriptor: readDescriptorSchema,
  signatures: z
    .array(z.object({ kid: thumbprintSchema, signature: signatureSchema }))
    .check(z.minLength(1), z.maxLength(4)),
});

/** Whether the desk of this endpoint opens bodies of this type. */
export function opensBodies(descriptor: Descriptor, type: BodyType): boolean {
  return descriptor.bodies?.includes(type) ?? type === 'plaint.body/1';
}
