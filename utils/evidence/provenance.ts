import * as z from 'zod/mini';
import { arrivalSchema } from '../protocol/capture.ts';
import {
  frameFactsSchema,
  omissionSchema,
  pageLoadingSchema,
  pagePictureSchema,
  selfCheckSchema,
} from '../protocol/capture-account.ts';
import { clocksSchema } from '../protocol/evidence.ts';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sha256Schema,
} from '../protocol/primitives.ts';
import { siteProfileUseSchema } from '../protocol/site-profile.ts';

const pageUrl = z.string().check(z.maxLength(8_192));
const shortText = z.string().check(z.maxLength(2_000));

/** `evidence/provenance.json`: what produced the evidence, how, and what is not in it. */
export const provenanceSchema = z.strictObject({
  type: z.literal('plaint.provenance/1'),
  reportId: reportIdSchema,
  capturedAt: instantSchema,
  page: z.strictObject({ shown: pageUrl, canonical: z.exactOptional(pageUrl), title: shortText }),
  software: z.strictObject({
    name: z.literal('plaint'),
    version: shortText,
    /** SHA-256 of the extension's package, when the build knows it. */
    buildSha256: z.exactOptional(sha256Schema),
    engine: shortText,
  }),
  browser: shortText,
  clocks: clocksSchema,
  utcOffsetMinutes: z.int(),
  /** How the browser came to the page, as far as it tells; the addresses of redirects it never tells. */
  arrival: z.exactOptional(
    z.strictObject({ ...arrivalSchema.shape, referrer: z.exactOptional(pageUrl) }),
  ),
  /** Whether the page looked as if somebody was logged in. Cookies are never read. */
  login: z.enum(['yes', 'no', 'unknown']),
  durationMs: z.number(),
  nodes: countSchema,
  /** Changes that the page made to itself while it was captured. */
  mutationsDuring: countSchema,
  frames: z.array(frameFactsSchema).check(z.maxLength(500)),
  cuts: z.array(omissionSchema).check(z.maxLength(500)),
  selfCheck: z.exactOptional(selfCheckSchema),
  /**
   * How all of the page was made to load before, and what its picture holds; each only where it was asked
   * for.
   */
  loading: z.exactOptional(pageLoadingSchema),
  pagePicture: z.exactOptional(pagePictureSchema),
  /** By what the posts of a discussion were told. */
  siteProfile: z.exactOptional(siteProfileUseSchema),
});
export type Provenance = z.infer<typeof provenanceSchema>;
export type PageArrival = NonNullable<Provenance['arrival']>;
