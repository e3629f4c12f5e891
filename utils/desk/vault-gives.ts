import * as z from 'zod/mini';
import { unstampedEventSchema } from '../casework/case-event.ts';
import { reportBodySchema } from '../protocol/body.ts';
import { answersSchema, identitySchema } from '../protocol/identity.ts';
import { messageFilesSchema, messageSchema } from '../protocol/message.ts';
import { sha256Schema, thumbprintSchema } from '../protocol/primitives.ts';
import { sealedBodySchema } from '../protocol/report.ts';
import type { VaultRefusal } from './desk-vault.ts';
import {
  approvalSchema,
  enrolmentSchema,
  keyBoxSchema,
  keyGrantSchema,
  purposeSchema,
} from './team-wire.ts';
import type { CallName } from './vault-contract.ts';

const text = z.string().check(z.maxLength(1_000_000));
const short = z.string().check(z.maxLength(1024));

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

/** What each call gives: the page holds the worker to this. */
export const gives = {
  enrol: vaulted(
    z.object({ enrolment: enrolmentSchema, boxes: z.array(keyBoxSchema), recoveryCode: short }),
  ),
  unlock: vaulted(z.object({ kid: thumbprintSchema })),
  lock: z.undefined(),
  isLocked: z.boolean(),
  touch: z.undefined(),
  learn: vaulted(
    z.object({
      held: z.array(z.object(keyRef)),
      refused: z.array(z.object({ keyId: thumbprintSchema, reason: z.enum(refusals) })),
    }),
  ),
  addMethod: vaulted(keyBoxSchema),
  authorize: vaulted(short),
  signStep: vaulted(unstampedEventSchema),
  openBody: vaulted(reportBodySchema),
  openIdentity: vaulted(identitySchema),
  tagContent: vaulted(
    z.array(z.object({ about: z.enum(['address', 'document']), tag: sha256Schema })),
  ),
  tagAccounts: vaulted(z.array(sha256Schema)),
  sealWords: vaulted(z.object({ sealed: sealedBodySchema, sha256: sha256Schema })),
  openWords: vaulted(text),
  openMessage: vaulted(messageSchema),
  openNamingParts: vaulted(
    z.object({
      identity: z.exactOptional(sealedBodySchema),
      identityFiles: z.exactOptional(sealedBodySchema),
    }),
  ),
  openNamingAnswers: vaulted(answersSchema),
  openNamingFiles: vaulted(messageFilesSchema),
  sealDraft: vaulted(sealedBodySchema),
  openDraft: vaulted(text),
  grantKey: vaulted(keyGrantSchema),
  approve: vaulted(approvalSchema),
} as const satisfies Record<CallName, z.core.$ZodType>;
