import * as z from 'zod/mini';
import { handlerNumberSchema } from '../casework/roles.ts';
import { deskContentSchema } from '../casework/wire.ts';
import { keptDescriptorSchema } from '../protocol/descriptor.ts';
import { documentClaimSchema } from '../protocol/evidence.ts';
import { directionSchema } from '../protocol/message.ts';
import {
  countSchema,
  reportIdSchema,
  sealingKeySchema,
  sha256Schema,
  termIdSchema,
  thumbprintSchema,
} from '../protocol/primitives.ts';
import { sealedBodySchema } from '../protocol/report.ts';
import type { UnsignedStep } from './desk-vault.ts';
import { approvalSchema, deskMeSchema, keyBoxSchema, purposeSchema } from './team-wire.ts';
import type { CallName } from './vault-contract.ts';

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
const words = z.object({
  reportId: reportIdSchema,
  kind: termIdSchema,
  stepId: z.exactOptional(reportIdSchema),
});

const place = z.object({
  reportId: reportIdSchema,
  number: countSchema,
  direction: directionSchema,
  previousSha256: sha256Schema,
});

/** What each call takes: the worker with the keys holds it to this. */
export const takes = {
  enrol: z.tuple([
    z.object({
      invitation: short,
      rootKid: thumbprintSchema,
      descriptor: keptDescriptorSchema,
      secret: z.discriminatedUnion('method', [passphrase, passkey]),
    }),
  ]),
  unlock: z.tuple([z.object({ ...opened, descriptor: keptDescriptorSchema })]),
  lock: z.tuple([]),
  isLocked: z.tuple([]),
  touch: z.tuple([]),
  learn: z.tuple([deskMeSchema]),
  addMethod: z.tuple([z.object(opened), secretSchema]),
  authorize: z.tuple([z.object({ method: short, path: short, body: z.exactOptional(z.string()) })]),
  signStep: z.tuple([z.custom<UnsignedStep>((step) => typeof step === 'object' && step !== null)]),
  openBody: z.tuple([deskContentSchema]),
  openIdentity: z.tuple([deskContentSchema]),
  tagContent: z.tuple([
    z.object({
      targets: z.array(z.string()),
      documents: z.array(documentClaimSchema),
    }),
  ]),
  tagAccounts: z.tuple([z.array(text)]),
  sealWords: z.tuple([words, text]),
  openWords: z.tuple([deskContentSchema, words, sealedBodySchema]),
  openMessage: z.tuple([deskContentSchema, place, sealedBodySchema]),
  openNamingParts: z.tuple([deskContentSchema, place, sealedBodySchema]),
  openNamingAnswers: z.tuple([deskContentSchema, place, sealedBodySchema]),
  openNamingFiles: z.tuple([deskContentSchema, place, sealedBodySchema]),
  sealDraft: z.tuple([short, text]),
  openDraft: z.tuple([short, sealedBodySchema]),
  grantKey: z.tuple([
    z.object({
      purpose: purposeSchema,
      keyId: z.exactOptional(thumbprintSchema),
      to: z.object({ handler: handlerNumberSchema, sealingKey: sealingKeySchema }),
    }),
  ]),
  approve: z.tuple([approvalSchema.shape.of, sha256Schema]),
} as const satisfies Record<CallName, z.core.$ZodType>;
