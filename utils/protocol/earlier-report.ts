import * as z from 'zod/mini';
import { base64urlSchema, termIdSchema } from './primitives.ts';
import {
  type ReportEnvelope,
  type ReportManifest,
  reportEnvelopeSchema,
  reportManifestSchema,
  routingHeaderSchema,
  sealedBodySchema,
} from './report.ts';

/**
 * What was taken in, signed or packed before the fields in the clear were narrowed: a host could have a port,
 * a language a variant. Nothing new is sent or taken in like this; what is kept stays readable, and its
 * signatures hold.
 */
const earlierHeaderSchema = z.extend(routingHeaderSchema, {
  standard: z.strictObject({ id: termIdSchema, version: z.string().check(z.maxLength(32)) }),
  flags: z.array(termIdSchema).check(z.maxLength(16)),
  platform: z.string().check(z.maxLength(253)),
  language: z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/)),
  elements: z.array(termIdSchema).check(z.maxLength(64)),
});

export const earlierManifestSchema: z.ZodMiniType<ReportManifest, ReportManifest> = z.extend(
  reportManifestSchema,
  { header: earlierHeaderSchema },
);

const earlierBodySchema = z.extend(sealedBodySchema, { protected: base64urlSchema });

export const earlierEnvelopeSchema: z.ZodMiniType<ReportEnvelope, ReportEnvelope> = z.extend(
  reportEnvelopeSchema,
  { manifest: earlierManifestSchema, body: earlierBodySchema },
);
