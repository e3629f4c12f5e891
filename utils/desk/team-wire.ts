import * as z from 'zod/mini';
import { handlerNumberSchema, roleSchema, roles } from '../casework/roles.ts';
import {
  base64urlOf,
  instantSchema,
  sealingKeySchema,
  sha256Schema,
  signatureSchema,
  signingKeySchema,
  thumbprintSchema,
} from '../protocol/primitives.ts';
import { sealedBodySchema } from '../protocol/report.ts';

/** What opens a handler's private keys. */
export const methods = ['passkey', 'passphrase', 'recovery'] as const;
const methodSchema = z.enum(methods);

/** Compact JWE (RFC 7516 §7.1). */
const jweSchema = z
  .string()
  .check(z.maxLength(4096), z.regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/));
/** By which a box is asked for; it can be made of its secret alone, and of nothing else. */
const boxIdSchema = base64urlOf(32);

/** The private keys of a handler, shut under one method. */
export const keyBoxSchema = z.strictObject({
  method: methodSchema,
  id: boxIdSchema,
  jwe: jweSchema,
});
export type KeyBox = z.infer<typeof keyBoxSchema>;

/**
 * The same as the endpoint has it. What a passphrase shuts can be guessed at: it stays on the device, and the
 * endpoint knows only that it is there.
 */
export const keptBoxSchema = z.union([
  z.strictObject({ method: z.enum(['passkey', 'recovery']), id: boxIdSchema, jwe: jweSchema }),
  z.strictObject({ method: z.literal('passphrase'), id: boxIdSchema }),
]);
export type KeptBox = z.infer<typeof keptBoxSchema>;

function areTwoMethods(boxes: readonly KeptBox[]): boolean {
  return new Set(boxes.map(({ method }) => method)).size >= 2;
}

/** Two ways in at least: whoever loses one still has the other. */
const keptBoxesSchema = z
  .array(keptBoxSchema)
  .check(z.maxLength(8), z.refine(areTwoMethods), z.refine(areEachOnce));

function areEachOnce(boxes: readonly KeptBox[]): boolean {
  return new Set(boxes.map(({ id }) => id)).size === boxes.length;
}

/** Body of `PUT /v1/desk/boxes`: all of them, in place of those before. */
export const boxesSchema = z.strictObject({ boxes: keptBoxesSchema });

const rolesSchema = z.array(roleSchema).check(
  z.minLength(1),
  z.maxLength(roles.length),
  z.refine((held) => new Set(held).size === held.length),
);
const certifiedUntilSchema = z.nullable(instantSchema);

/**
 * Body of `POST /v1/desk/invitations`. The secret itself goes to who is invited, and not through the
 * endpoint.
 */
export const newInvitationSchema = z.strictObject({
  /** SHA-256 of the secret's 32 bytes. */
  secretSha256: sha256Schema,
  roles: rolesSchema,
  certifiedUntil: certifiedUntilSchema,
  expiresAt: instantSchema,
});
export type NewInvitation = z.infer<typeof newInvitationSchema>;

/**
 * Body of `POST /v1/desk/enrol`: an invitation redeemed. `signature` is by `signingKey`, which proves that
 * its private half is at hand and vouches for the other key.
 */
export const enrolmentSchema = z.strictObject({
  type: z.literal('plaint.enrolment/1'),
  /** The secret of the invitation; good for once. */
  invitation: base64urlOf(32),
  /** The endpoint's root key, so that this is for no other. */
  endpoint: thumbprintSchema,
  signingKey: signingKeySchema,
  sealingKey: sealingKeySchema,
  boxes: keptBoxesSchema,
  signature: signatureSchema,
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

/**
 * Who let somebody in: a handler, or the operator with the endpoint's root key (then `handler` is absent).
 */
const inviterSchema = z.object({
  handler: z.exactOptional(handlerNumberSchema),
  key: signingKeySchema,
});

/** Answer of `POST /v1/desk/enrol`. */
export const enrolledSchema = z.object({
  handler: handlerNumberSchema,
  roles: rolesSchema,
  certifiedUntil: certifiedUntilSchema,
  /** By whom the words are compared. */
  invitedBy: inviterSchema,
});
export type EnrolledAnswer = z.infer<typeof enrolledSchema>;

/** What a private key that is shared is for. */
export const purposeSchema = z.enum(['desk', 'identity', 'link']);
export type Purpose = z.infer<typeof purposeSchema>;

/** A shared private key, sealed to one handler. `signature` is over all but itself, by `by`. */
export const keyGrantSchema = z.strictObject({
  type: z.literal('plaint.grant/1'),
  purpose: purposeSchema,
  /** Of the key that is granted. */
  keyId: thumbprintSchema,
  /** `kid` is that of their sealing key. */
  to: z.strictObject({ handler: handlerNumberSchema, kid: thumbprintSchema }),
  /** A handler who holds it, or the operator, who signs with the endpoint's root key. */
  by: z.union([
    z.strictObject({ handler: handlerNumberSchema, kid: thumbprintSchema }),
    z.strictObject({ endpoint: thumbprintSchema }),
  ]),
  at: instantSchema,
  sealed: sealedBodySchema,
  signature: signatureSchema,
});
export type KeyGrant = z.infer<typeof keyGrantSchema>;

/** A grant that is in force, with the key that verifies it. */
const heldGrantSchema = z.object({ grant: keyGrantSchema, granter: signingKeySchema });
export type HeldGrant = z.infer<typeof heldGrantSchema>;

/**
 * Body of `POST /v1/desk/roles`: all that somebody on the team may do from then on, and until when they are
 * certified to judge; where that is absent it stays as it is.
 */
export const roleChangeSchema = z.strictObject({
  handler: handlerNumberSchema,
  roles: rolesSchema,
  certifiedUntil: z.exactOptional(certifiedUntilSchema),
});
export type RoleChange = z.infer<typeof roleChangeSchema>;

/**
 * Answer of `POST /v1/desk/grants`, `…/invitations` and `…/roles`; `waiting`: for somebody else to approve.
 */
export const placedSchema = z.object({ sha256: sha256Schema, waiting: z.boolean() });
export type Placed = z.infer<typeof placedSchema>;

/** Body of `POST /v1/desk/approvals`: the second person. Signed by them over all but the signature. */
export const approvalSchema = z.strictObject({
  type: z.literal('plaint.approval/1'),
  of: z.enum(['grant', 'invitation', 'roles']),
  /** Of the grant's canonical form; of an invitation, that of its secret; of roles, `role-change.ts`. */
  sha256: sha256Schema,
  by: z.strictObject({ handler: handlerNumberSchema, kid: thumbprintSchema }),
  signature: signatureSchema,
});
export type Approval = z.infer<typeof approvalSchema>;

/** Body of `POST /v1/desk/revocations`: somebody is taken off the team. */
export const revocationSchema = z.strictObject({ handler: handlerNumberSchema });

/** Answer of `GET /v1/desk/me`. */
export const deskMeSchema = z.object({
  handler: handlerNumberSchema,
  roles: z.array(roleSchema),
  certifiedUntil: certifiedUntilSchema,
  boxes: z.array(keptBoxSchema),
  grants: z.array(heldGrantSchema),
});
export type DeskMe = z.infer<typeof deskMeSchema>;

const colleagueSchema = z.object({
  handler: handlerNumberSchema,
  roles: z.array(roleSchema),
  certifiedUntil: certifiedUntilSchema,
  signingKey: signingKeySchema,
  sealingKey: sealingKeySchema,
  methods: z.array(methodSchema),
  /** Absent for those whom an operator put on the team by their keys. */
  joined: z.exactOptional(z.object({ secretSha256: sha256Schema, invitedBy: inviterSchema })),
  grants: z.array(z.object({ purpose: purposeSchema, keyId: thumbprintSchema })),
  addedAt: instantSchema,
  revokedAt: z.nullable(instantSchema),
});
export type Colleague = z.infer<typeof colleagueSchema>;

/** Answer of `GET /v1/desk/team`. */
export const teamSchema = z.object({
  team: z.array(colleagueSchema),
  /** What waits for a second person. */
  waiting: z.object({
    grants: z.array(keyGrantSchema),
    invitations: z.array(
      z.object({ ...newInvitationSchema.shape, by: z.nullable(handlerNumberSchema) }),
    ),
    roles: z.array(
      z.object({
        ...roleChangeSchema.shape,
        sha256: sha256Schema,
        by: z.nullable(handlerNumberSchema),
      }),
    ),
  }),
});
export type TeamAnswer = z.infer<typeof teamSchema>;
