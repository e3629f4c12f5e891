import * as z from 'zod/mini';
import { unstampedEventSchema } from '../casework/case-event.ts';
import { handlerNumberSchema } from '../casework/roles.ts';
import { deskContentSchema } from '../casework/wire.ts';
import { reportBodySchema } from '../protocol/body.ts';
import { keptDescriptorSchema } from '../protocol/descriptor.ts';
import { documentClaimSchema } from '../protocol/evidence.ts';
import { answersSchema, identitySchema } from '../protocol/identity.ts';
import { directionSchema, messageSchema } from '../protocol/message.ts';
import {
  countSchema,
  reportIdSchema,
  sealingKeySchema,
  sha256Schema,
  termIdSchema,
  thumbprintSchema,
} from '../protocol/primitives.ts';
import { sealedBodySchema } from '../protocol/report.ts';
import type { DeskVault, UnsignedStep, VaultRefusal } from './desk-vault.ts';
import {
  approvalSchema,
  deskMeSchema,
  enrolmentSchema,
  keyBoxSchema,
  keyGrantSchema,
  purposeSchema,
} from './team-wire.ts';

/** Every call that goes from a page to the worker with the keys, and what comes back. */

const text = z.string().check(z.maxLength(1_000_000));
const short = z.string().check(z.maxLength(1024));

const passphrase = z.object({ method: z.literal('passphrase'), passphrase: short });
const passkey = z.object({
  method: z.literal('passkey'),
  credentialId: short,
  prf: z.instanceof(Uint8Array),
});
const recovery = z.object({ method: z.literal('recovery'), code: short });
const secretSchema = z.discriminatedUnion('method', [passphrase, passkey, recovery]);
const opened = { box: keyBoxSchema, secret: secretSchema };
const words = z.object({ reportId: reportIdSchema, kind: termIdSchema });

const place = z.object({
  reportId: reportIdSchema,
  number: countSchema,
  direction: directionSchema,
  previousSha256: sha256Schema,
});

const refusals = [
  'locked',
  'wrong-secret',
  'other-endpoint',
  'malformed',
  'no-number',
  'no-key',
  'not-an-opening',
  'other-report',
  'other-handler',
  'forged-opening',
  'forged-checkpoint',
  'not-in-ledger',
  'opening-expired',
  'not-authentic',
  'wrong-context',
] as const satisfies readonly VaultRefusal[];

function vaulted<Value extends z.core.$ZodType>(value: Value) {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: z.enum(refusals) }),
  ]);
}

const keyRef = { purpose: purposeSchema, keyId: thumbprintSchema };

export const calls = {
  enrol: {
    takes: z.tuple([
      z.object({
        invitation: short,
        rootKid: thumbprintSchema,
        descriptor: keptDescriptorSchema,
        secret: z.discriminatedUnion('method', [passphrase, passkey]),
      }),
    ]),
    gives: vaulted(
      z.object({ enrolment: enrolmentSchema, boxes: z.array(keyBoxSchema), recoveryCode: short }),
    ),
  },
  unlock: {
    takes: z.tuple([z.object({ ...opened, descriptor: keptDescriptorSchema })]),
    gives: vaulted(z.object({ kid: thumbprintSchema })),
  },
  lock: { takes: z.tuple([]), gives: z.undefined() },
  isLocked: { takes: z.tuple([]), gives: z.boolean() },
  touch: { takes: z.tuple([]), gives: z.undefined() },
  learn: {
    takes: z.tuple([deskMeSchema]),
    gives: vaulted(
      z.object({
        held: z.array(z.object(keyRef)),
        refused: z.array(z.object({ keyId: thumbprintSchema, reason: z.enum(refusals) })),
      }),
    ),
  },
  addMethod: {
    takes: z.tuple([z.object(opened), secretSchema]),
    gives: vaulted(keyBoxSchema),
  },
  authorize: {
    takes: z.tuple([z.object({ method: short, path: short, body: z.exactOptional(z.string()) })]),
    gives: vaulted(short),
  },
  signStep: {
    // The vault holds the step itself to the law of cases, once it has said by whom it is.
    takes: z.tuple([z.custom<UnsignedStep>((step) => typeof step === 'object' && step !== null)]),
    gives: vaulted(unstampedEventSchema),
  },
  openBody: { takes: z.tuple([deskContentSchema]), gives: vaulted(reportBodySchema) },
  openIdentity: { takes: z.tuple([deskContentSchema]), gives: vaulted(identitySchema) },
  tagContent: {
    takes: z.tuple([
      z.object({
        targets: z.array(z.string()),
        documents: z.array(documentClaimSchema),
      }),
    ]),
    gives: vaulted(
      z.array(z.object({ about: z.enum(['address', 'document']), tag: sha256Schema })),
    ),
  },
  sealWords: {
    takes: z.tuple([words, text]),
    gives: vaulted(z.object({ sealed: sealedBodySchema, sha256: sha256Schema })),
  },
  openWords: { takes: z.tuple([deskContentSchema, words, sealedBodySchema]), gives: vaulted(text) },
  openMessage: {
    takes: z.tuple([deskContentSchema, place, sealedBodySchema]),
    gives: vaulted(messageSchema),
  },
  openNamingAnswers: {
    takes: z.tuple([deskContentSchema, place, sealedBodySchema]),
    gives: vaulted(answersSchema),
  },
  sealDraft: { takes: z.tuple([short, text]), gives: vaulted(sealedBodySchema) },
  openDraft: { takes: z.tuple([short, sealedBodySchema]), gives: vaulted(text) },
  grantKey: {
    takes: z.tuple([
      z.object({
        purpose: purposeSchema,
        keyId: z.exactOptional(thumbprintSchema),
        to: z.object({ handler: handlerNumberSchema, sealingKey: sealingKeySchema }),
      }),
    ]),
    gives: vaulted(keyGrantSchema),
  },
  approve: {
    takes: z.tuple([approvalSchema.shape.of, sha256Schema]),
    gives: vaulted(approvalSchema),
  },
} as const satisfies Record<
  Exclude<keyof DeskVault, 'onLocked'>,
  { takes: z.core.$ZodType; gives: z.core.$ZodType }
>;
export type CallName = keyof typeof calls;

const isCall = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name);

export const requestSchema = z.object({
  id: z.int(),
  call: z.custom<CallName>(isCall),
  args: z.array(z.unknown()),
});

/** `failed`: a fault in the worker, which the worker itself tells. */
export const replySchema = z.union([
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ id: z.int(), failed: z.literal(true) }),
  z.object({ event: z.literal('locked') }),
]);

/** What both ends speak through: a worker on the page's side, its own scope on the other. */
export interface VaultPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
