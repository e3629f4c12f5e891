import { readStatus } from '../../endpoint/read-status.ts';
import { readReceiptClaims } from '../../evidence/receipt.ts';
import { ownTimestamps } from '../../evidence/timestamps.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { keepTimestamps, loadSealing } from '../../storage/sealings.ts';

const timeoutMs = 10_000;
/** One over a manifest and one over the checkpoint: there will be no more. */
const allTokens = 2;

/**
 * Asks the endpoint of a delivered report for its trusted timestamps and keeps what is about this report.
 * Does nothing for a report without a receipt or with all of them. Never throws for what a network does.
 */
export async function fetchTimestamps(
  db: PlaintDb,
  item: OutboxItem | undefined,
  fetchFrom: typeof fetch,
): Promise<void> {
  const sealing = await loadSealing(db, item);
  const { receipt } = item ?? {};
  if (item === undefined || receipt === undefined || sealing === undefined) return;
  if ((sealing.timestamps?.timestamps.length ?? 0) >= allTokens) return;
  const { endpoint, reportId } = item;
  const { capability, manifestSha256 } = receipt;
  const ports = { fetch: fetchFrom, timeoutMs };
  const address = { endpoint, reportId, capability };
  const status = await readStatus(address, ports, AbortSignal.timeout(timeoutMs));
  const claims = readReceiptClaims(receipt.jws);
  if (status?.timestamps === undefined || claims === undefined) return;
  const timestamps = await ownTimestamps(status.timestamps, {
    evidenceManifestSha256: sealing.manifest.evidenceManifestSha256,
    checkpoint: claims.checkpoint,
  });
  if (timestamps !== undefined) await keepTimestamps(db, manifestSha256, timestamps);
}
