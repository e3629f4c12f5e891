import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../../utils/parse-json.ts';
import { instantSchema } from '../../utils/protocol/primitives.ts';
import { readTextIfAny, writeFileDurably } from './key-file.ts';

const dayMs = 24 * 3_600_000;

/**
 * Reporters pass over a descriptor that is farther ahead of their clocks
 * (`utils/endpoint/verify-descriptor.ts`).
 */
const maxAheadMs = 31 * dayMs;

/**
 * An endpoint that was not started and took in nothing for longer is rare; a clock that is wrong by years is
 * not.
 */
const maxGapMs = 400 * dayMs;

const issuedSchema = z.strictObject({ issuedAt: instantSchema });

/**
 * The clock is far ahead of all that this endpoint has seen of the time. The message names the newest of
 * that.
 */
export class ClockAhead extends Error {
  override readonly name = 'ClockAhead';
}

export interface TimeEvidence {
  readonly dataDir: string;
  readonly now: Date;
  /** The instant of the ledger's newest entry; one in 1970 for an empty ledger. */
  readonly ledgerAt: string;
  /** Whether the operator says that the clock is right, however far ahead it is. */
  readonly trustsClock: boolean;
}

/**
 * When the next descriptor is issued, kept on disk before it is: never before the last one, since reporters
 * keep the newer of two, wherever the clock stands. A last one that is far ahead of clock and ledger was
 * issued under a clock that was wrong; nobody keeps it. Throws ClockAhead.
 */
export async function takeIssueTime(evidence: TimeEvidence): Promise<string> {
  const { dataDir, now, ledgerAt, trustsClock } = evidence;
  const path = join(dataDir, 'issued.json');
  const lastMs = Date.parse(await readIssued(path));
  const ledgerMs = Date.parse(ledgerAt);
  const nowMs = now.getTime();
  const seenMs = Math.max(lastMs, ledgerMs);
  if (!trustsClock && seenMs > 0 && nowMs > seenMs + maxGapMs)
    throw new ClockAhead(new Date(seenMs).toISOString());
  const baseMs = Math.max(nowMs, ledgerMs);
  const issuedMs = lastMs > baseMs + maxAheadMs ? baseMs : Math.max(baseMs, lastMs);
  const issuedAt = new Date(issuedMs).toISOString();
  await writeFileDurably(path, `${JSON.stringify({ issuedAt })}\n`, 0o600);
  return issuedAt;
}

async function readIssued(path: string): Promise<string> {
  const text = (await readTextIfAny(path)) ?? '';
  return parseJson(issuedSchema, text)?.issuedAt ?? new Date(0).toISOString();
}
