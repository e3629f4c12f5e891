import * as z from 'zod/mini';
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
