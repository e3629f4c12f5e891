import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../utils/storage/outbox-actions.ts';
import { loadReceiptProof } from '../../utils/storage/sealings.ts';

/** Hands over the receipt with everything that it is checked against, as a file. */
export async function saveReceipt(db: PlaintDb, reportId: string): Promise<void> {
  const item = await loadOutboxItem(db, reportId);
  if (item?.receipt === undefined) return;
  const proof = (await loadReceiptProof(db, item)) ?? { receipt: item.receipt.jws };
  const text = JSON.stringify(proof, undefined, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `receipt-${reportId.slice(0, 8)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
