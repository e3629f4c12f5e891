import * as z from 'zod/mini';
import { instantSchema, reportIdSchema, sha256Schema } from '../protocol/primitives.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './digest.ts';

/** What can happen to evidence on the device that captured it. */
export const custodyActionSchema = z.enum([
  'captured',
  'viewed',
  'redacted',
  'exported',
  'sent',
  'acknowledged',
]);
export type CustodyAction = z.infer<typeof custodyActionSchema>;

const custodyEntrySchema = z.strictObject({
  action: custodyActionSchema,
  /** By the device's own clock. */
  at: instantSchema,
  /**
   * What it was done to or came of it: the evidence manifest captured, the derivative's manifest, the report
   * manifest sent, the receipt acknowledged.
   */
  sha256: z.exactOptional(sha256Schema),
  /** SHA-256 of the entry before, in canonical form; of the log's beginning for the first. */
  previous: sha256Schema,
});

/** `evidence/custody.json`: a hash chain, oldest first, so that no entry can be changed or taken out. */
export const custodyLogSchema = z.strictObject({
  type: z.literal('plaint.custody/1'),
  reportId: reportIdSchema,
  entries: z.array(custodyEntrySchema).check(z.maxLength(10_000)),
});
export type CustodyLog = z.infer<typeof custodyLogSchema>;

export function beginCustody(reportId: string): CustodyLog {
  return { type: 'plaint.custody/1', reportId, entries: [] };
}

/** A new log with one entry more. `at` is RFC 3339 in UTC with milliseconds. */
export async function appendCustody(
  log: CustodyLog,
  event: { action: CustodyAction; at: string; sha256?: string },
): Promise<CustodyLog> {
  const previous = await hashBefore(log, log.entries.length);
  return { ...log, entries: [...log.entries, { ...event, previous }] };
}

/**
 * Index of the first entry that does not follow from what is before it; undefined when the chain is whole.
 */
export async function findCustodyBreak(log: CustodyLog): Promise<number | undefined> {
  for (const [index, entry] of log.entries.entries()) {
    if (entry.previous !== (await hashBefore(log, index))) return index;
  }
  return undefined;
}

function hashBefore(log: CustodyLog, index: number): Promise<string> {
  const before = log.entries[index - 1] ?? { type: log.type, reportId: log.reportId };
  return sha256Hex(canonicalJson(before));
}
