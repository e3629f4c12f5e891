import { sha256Hex } from '../../evidence/digest.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import { recordCustodyOnce } from '../../storage/custody.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { bindDescriptor } from '../../storage/sealings.ts';

/**
 * Writes into the custody log how far a report has got, each step once however often this is called: a worker
 * that died in between is followed by one that calls it again.
 */
export async function recordDelivery(db: PlaintDb, item: OutboxItem): Promise<void> {
  const { reportId, receipt, sealed } = item;
  const at = new Date().toISOString();
  const leaving = receipt ?? (sealed?.isCommitStarted === true ? sealed : undefined);
  if (leaving === undefined) return;
  await recordCustodyOnce(db, reportId, { action: 'sent', at, sha256: leaving.manifestSha256 });
  if (receipt === undefined) return;
  const enrolment = await loadEndpoint(db, item.endpoint);
  if (enrolment !== undefined) {
    await bindDescriptor(db, receipt.manifestSha256, enrolment.signed);
  }
  const sha256 = await sha256Hex(receipt.jws);
  await recordCustodyOnce(db, reportId, { action: 'acknowledged', at, sha256 });
}
