import * as z from 'zod/mini';
import { keptDescriptorSchema } from '../protocol/descriptor.ts';
import { instantSchema, signingKeySchema } from '../protocol/primitives.ts';
import { checkpointSchema } from '../protocol/receipt.ts';
import { tolerant } from '../protocol/tolerant.ts';

/** The endpoint's clock less this one's, in ms, and half the round trip as its uncertainty. */
export const clockOffsetSchema = z.strictObject({
  offsetMs: z.number(),
  uncertaintyMs: z.number(),
  measuredAt: instantSchema,
});
export type ClockOffset = z.infer<typeof clockOffsetSchema>;

/**
 * An endpoint that reports may go to: its pinned root key and the last descriptor that this key vouched for.
 */
export const pairedEndpointSchema = z.strictObject({
  /** `https://reports.example.org`, without a trailing slash. */
  origin: z.string().check(z.maxLength(300)),
  rootKey: tolerant(signingKeySchema),
  signed: keptDescriptorSchema,
  enrolledAt: instantSchema,
  checkedAt: instantSchema,
  /** Who chose the endpoint: the person, or the administrator by policy. */
  source: z.enum(['person', 'policy']),
  clock: z.exactOptional(clockOffsetSchema),
  /**
   * The newest tree head that this device has seen to continue all before it; never replaced by one that does
   * not.
   */
  lastSeenCheckpoint: z.exactOptional(checkpointSchema),
  ledgerCheckedAt: z.exactOptional(instantSchema),
  /** The ledger no longer continues `lastSeenCheckpoint`: what it showed instead, and since when. */
  ledgerAlarm: z.exactOptional(
    z.strictObject({
      kind: z.enum(['shrunk', 'rewritten']),
      noticedAt: instantSchema,
      seen: checkpointSchema,
    }),
  ),
});
export type PairedEndpoint = z.infer<typeof pairedEndpointSchema>;
