import * as z from 'zod/mini';
import {
  base64urlSchema,
  countSchema,
  derSchema,
  instantSchema,
  reportIdSchema,
  sealingKeySchema,
  sha256Schema,
  signingKeySchema,
  termIdSchema,
  thumbprintSchema,
} from './primitives.ts';
import { checkpointSchema, type ReceiptClaims } from './receipt.ts';
import { tolerant } from './tolerant.ts';

/**
 * An entry of the ledger. Its leaf in the Merkle tree is over the RFC 8785 canonical form, so a reporter
 * rebuilds the leaf of their own report from the receipt alone. Later kinds of event join the union; the
 * steps of cases are `utils/casework/case-event.ts`.
 */
export const ledgerEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('report.received'),
    at: instantSchema,
    reportId: reportIdSchema,
    manifestSha256: sha256Schema,
  }),
  /** Somebody opened the seal, and said why. Written before anything is shown. */
  z.strictObject({
    type: z.literal('report.opened'),
    at: instantSchema,
    reportId: reportIdSchema,
    keyId: base64urlSchema.check(z.length(43)),
    reason: z.string().check(z.minLength(3), z.maxLength(500)),
  }),
  /** Retention deleted the content; the entry that received it stays, and so does its proof. */
  z.strictObject({
    type: z.literal('report.removed'),
    at: instantSchema,
    reportId: reportIdSchema,
    reason: z.enum(['retention']),
  }),
  /** Somebody joined the desk: with these keys every step of theirs can be verified for good. */
  z.strictObject({
    type: z.literal('team.enrolled'),
    at: instantSchema,
    handler: countSchema,
    signingKey: signingKeySchema,
    sealingKey: sealingKeySchema,
    roles: z.array(termIdSchema).check(z.maxLength(16)),
    certifiedUntil: z.nullable(instantSchema),
    /** Who invited them; 0 is the operator. Absent where an operator put them on the team by their keys. */
    invitedBy: z.exactOptional(countSchema),
    approvedBy: z.exactOptional(countSchema),
  }),
  /** `by`: the administrator; absent where the operator did it beside the endpoint. */
  z.strictObject({
    type: z.literal('team.revoked'),
    at: instantSchema,
    handler: countSchema,
    by: z.exactOptional(countSchema),
  }),
  /** Somebody may do other things from now on; `by` is a handler's number, 0 the operator. */
  z.strictObject({
    type: z.literal('team.changed'),
    at: instantSchema,
    handler: countSchema,
    roles: z.array(termIdSchema).check(z.maxLength(16)),
    /** Absent where the certificate stays as it is. */
    certifiedUntil: z.exactOptional(z.nullable(instantSchema)),
    by: countSchema,
    approvedBy: z.exactOptional(countSchema),
  }),
  /** Somebody was given a shared private key; `grantSha256` is of the grant's canonical form. */
  z.strictObject({
    type: z.literal('key.granted'),
    at: instantSchema,
    handler: countSchema,
    purpose: z.enum(['desk', 'identity', 'link']),
    keyId: thumbprintSchema,
    grantSha256: sha256Schema,
    /** A handler's number; 0 is the operator. */
    by: countSchema,
    approvedBy: z.exactOptional(countSchema),
  }),
  /** They are given it no more. What they have seen of it they have seen. */
  z.strictObject({
    type: z.literal('key.revoked'),
    at: instantSchema,
    handler: countSchema,
    grantSha256: sha256Schema,
  }),
  /** Another duty roster: who is the named officer of which lane. */
  z.strictObject({
    type: z.literal('team.rostered'),
    at: instantSchema,
    by: countSchema,
    rosterSha256: sha256Schema,
  }),
]);
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;

/** The entry that a receipt speaks of. */
export function receivedEvent(
  claims: Pick<ReceiptClaims, 'reportId' | 'manifestSha256' | 'receivedAt'>,
): LedgerEvent {
  return {
    type: 'report.received',
    at: claims.receivedAt,
    reportId: claims.reportId,
    manifestSha256: claims.manifestSha256,
  };
}

/** What a checkpoint's compact JWS says; signed by one of the descriptor's receipt keys. */
export const checkpointClaimsSchema = z.strictObject({
  type: z.literal('plaint.checkpoint/1'),
  at: instantSchema,
  checkpoint: checkpointSchema,
});
export type CheckpointClaims = z.infer<typeof checkpointClaimsSchema>;

/**
 * The same claims as a client reads them: fields that it does not know are kept, since the signature covers
 * them, and ignored.
 */
export const receivedCheckpointClaimsSchema = tolerant(checkpointClaimsSchema, [checkpointSchema]);

/** Answer of `GET /v1/ledger/checkpoint`. */
export const checkpointResponseSchema = z.strictObject({
  checkpoint: z.string().check(z.maxLength(16384), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
  /** The newest head that a time-stamping authority has stamped (RFC 3161), at most as large as this one. */
  timestamp: z.exactOptional(
    z.strictObject({
      checkpoint: checkpointSchema,
      /** The TimeStampToken; its imprint is the SHA-256 of the canonical `checkpoint`. */
      token: derSchema,
    }),
  ),
});
export type CheckpointResponse = z.infer<typeof checkpointResponseSchema>;
export const receivedCheckpointSchema = tolerant(checkpointResponseSchema, [checkpointSchema]);

const pathSchema = z.array(sha256Schema).check(z.maxLength(128));

/** Answer of `GET /v1/ledger/inclusion?leaf=&size=`: RFC 9162 §2.1.3, for leaf index `leafIndex`. */
export const inclusionResponseSchema = z.strictObject({
  leafIndex: countSchema,
  checkpoint: checkpointSchema,
  inclusionPath: pathSchema,
});
export type InclusionResponse = z.infer<typeof inclusionResponseSchema>;

/** Answer of `GET /v1/ledger/consistency?from=&to=`: RFC 9162 §2.1.4. */
export const consistencyResponseSchema = z.strictObject({
  from: countSchema,
  to: countSchema,
  consistencyPath: pathSchema,
});
export type ConsistencyResponse = z.infer<typeof consistencyResponseSchema>;
export const receivedConsistencySchema = tolerant(consistencyResponseSchema);
