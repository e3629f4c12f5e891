import type { ReporterKeys } from '../../correspondence/believe-messages.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import type { SealingKey } from '../../protocol/primitives.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSigner } from '../../storage/signers.ts';

export interface ReportKeys extends ReporterKeys {
  readonly signerKey: CryptoKey;
  readonly replyPublic: SealingKey;
}

/**
 * What opens and signs the messages of a report; undefined for one that was sealed before there were
 * messages, or has no receipt.
 */
export async function loadReportKeys(
  db: PlaintDb,
  { reportId, receipt }: OutboxItem,
): Promise<ReportKeys | undefined> {
  const stored = await loadSigner(db, reportId);
  if (stored?.reply === undefined || receipt === undefined) return undefined;
  return {
    reportId,
    manifestSha256: receipt.manifestSha256,
    signer: stored.publicKey,
    signerKey: stored.privateKey,
    replyKey: stored.reply.privateKey,
    replyPublic: stored.reply.publicKey,
  };
}
