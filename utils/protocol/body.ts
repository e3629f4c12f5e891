import * as z from 'zod/mini';
import { documentClaimSchema, evidenceManifestSchema } from './evidence.ts';
import { evidenceKeySchema } from './evidence-key.ts';
import { answersSchema, reporterSchema } from './identity.ts';
import { sealingKeySchema } from './primitives.ts';
import { sealedBodySchema } from './report.ts';

const content = {
  /** Answers by element id; what the standard asks for (要件). */
  answers: answersSchema,
  /**
   * The full wording of the answers that show personal data masked (A8a). The desk shows `answers`; these
   * only on demand, with a reason.
   */
  unmasked: z.exactOptional(answersSchema),
  /** Where the content is; the first is the one that was captured. */
  targets: z.array(z.string().check(z.maxLength(8192))).check(z.minLength(1), z.maxLength(200)),
  evidence: evidenceManifestSchema,
  documents: z.array(documentClaimSchema).check(z.maxLength(64)),
  keys: z.array(evidenceKeySchema).check(z.maxLength(64)),
};

/** Whoever opens it reads who reports. */
const firstBodySchema = z.strictObject({
  type: z.literal('plaint.body/1'),
  reporter: reporterSchema,
  ...content,
});
export type FirstBody = z.infer<typeof firstBodySchema>;

/** Who reports is apart: whoever opens the body can assess the report without seeing it. */
const secondBodySchema = z.strictObject({
  type: z.literal('plaint.body/2'),
  /** `identity.ts`, bound to this report and its evidence. */
  identity: sealedBodySchema,
  /**
   * Made for this report alone; answers are sealed to it. The private half stays in the reporter's browser.
   */
  replyKey: sealingKeySchema,
  ...content,
});
export type SecondBody = z.infer<typeof secondBodySchema>;

/** The sealed part of a report. */
export const reportBodySchema = z.discriminatedUnion('type', [firstBodySchema, secondBodySchema]);
export type ReportBody = z.infer<typeof reportBodySchema>;

export const bodyTypes = ['plaint.body/1', 'plaint.body/2'] as const;
export type BodyType = (typeof bodyTypes)[number];
