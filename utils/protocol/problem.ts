import * as z from 'zod/mini';
import { tolerant } from './tolerant.ts';

/** Every reason an endpoint refuses a request. `type` of the problem is `urn:plaint:problem:` + code. */
export const problemCodes = [
  'not-found',
  'method-not-allowed',
  'malformed',
  'invalid',
  'incomplete',
  'unsupported-media-type',
  'too-large',
  'wrong-offset',
  'wrong-digest',
  'wrong-signature',
  'wrong-capability',
  'evidence-missing',
  'conflict',
  'unknown-key',
  'unknown-standard',
  'not-signed-in',
  'out-of-step',
  'step-refused',
  'team-refused',
  'too-many-requests',
  'work-required',
  'timeout',
  'storage-full',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The most leading zero bits that a client may be asked for: about a minute of work on a slow machine. */
export const maxWorkBits = 22;

/** RFC 9457 problem details, plus what a client needs to mend the request. */
export const problemSchema = z.looseObject({
  type: z.string().check(z.maxLength(200)),
  title: z.string().check(z.maxLength(200)),
  status: z.int().check(z.minimum(400), z.maximum(599)),
  detail: z.exactOptional(z.string().check(z.maxLength(2000))),
  /** What is wrong: JSON pointers into the request, or ids of missing elements. */
  errors: z.exactOptional(
    z
      .array(z.strictObject({ pointer: z.string().check(z.maxLength(300)), code: z.string() }))
      .check(z.maxLength(100)),
  ),
  /** With `work-required`: how many leading zero bits the proof of work must have. */
  work: z.exactOptional(
    z.strictObject({ bits: z.int().check(z.minimum(1), z.maximum(maxWorkBits)) }),
  ),
});
export type Problem = z.infer<typeof problemSchema>;

/** The same as a client reads it. */
export const receivedProblemSchema = tolerant(problemSchema);

export const problemTypePrefix = 'urn:plaint:problem:';
