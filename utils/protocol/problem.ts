import * as z from 'zod/mini';

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
  'too-many-requests',
  'timeout',
  'storage-full',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 problem details, plus what a client needs to mend the request. */
export const problemSchema = z.looseObject({
  type: z.string().check(z.maxLength(200)),
  title: z.string().check(z.maxLength(200)),
  status: z.int().check(z.minimum(400), z.maximum(599)),
  detail: z.exactOptional(z.string().check(z.maxLength(2000))),
  /** JSON pointers into the request, or ids of missing elements. */
  errors: z.exactOptional(
    z
      .array(z.strictObject({ pointer: z.string().check(z.maxLength(300)), code: z.string() }))
      .check(z.maxLength(100)),
  ),
});
export type Problem = z.infer<typeof problemSchema>;

export const problemTypePrefix = 'urn:plaint:problem:';
