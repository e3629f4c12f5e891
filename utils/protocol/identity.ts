import * as z from 'zod/mini';
import { documentClaimSchema } from './evidence.ts';
import { evidenceKeySchema } from './evidence-key.ts';
import { termIdSchema } from './primitives.ts';

/** Who reports. */
export const reporterSchema = z.strictObject({
  name: z.exactOptional(z.string().check(z.maxLength(200))),
  contact: z.exactOptional(z.string().check(z.maxLength(300))),
  anonymous: z.boolean(),
});

/** Answers by element id. */
export const answersSchema = z.record(termIdSchema, z.string().check(z.maxLength(20_000)));

/** What of a report names its reporter: a seal of its own inside the sealed body. */
export const identitySchema = z.strictObject({
  type: z.literal('plaint.identity/1'),
  reporter: reporterSchema,
  /** Those to the elements that ask who reports. */
  answers: answersSchema,
  /** Those that prove who reports, and what opens them. */
  documents: z.array(documentClaimSchema).check(z.maxLength(64)),
  keys: z.array(evidenceKeySchema).check(z.maxLength(64)),
});
export type Identity = z.infer<typeof identitySchema>;
