import * as z from 'zod/mini';
import { reportIdSchema } from '../protocol/primitives.ts';

/** What became of a reported address, as far as this browser could see. */
export const recheckOutcomeSchema = z.enum(['up', 'changed', 'removed', 'login-wall', 'unknown']);
export type RecheckOutcome = z.infer<typeof recheckOutcomeSchema>;

/** One look at the address of an item. */
export const recheckRecordSchema = z.strictObject({
  id: reportIdSchema,
  itemId: reportIdSchema,
  url: z.string().check(z.maxLength(8_192)),
  checkedAt: z.string(),
  outcome: recheckOutcomeSchema,
  /** How much of the captured words was still there, 0 to 1; absent when nothing could be read. */
  likeness: z.exactOptional(z.number().check(z.minimum(0), z.maximum(1))),
  /** The capture that was made of the page then. */
  captureId: z.exactOptional(reportIdSchema),
  /** The outcome that a person gave who looked themselves. */
  confirmed: z.exactOptional(z.strictObject({ outcome: recheckOutcomeSchema, at: z.string() })),
});
export type RecheckRecord = z.infer<typeof recheckRecordSchema>;
