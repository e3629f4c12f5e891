import { type ReceiptProof, receiptProofSchema } from '../evidence/receipt-proof.ts';
import type { Timestamps } from '../evidence/timestamps.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import { reportEnvelopeSchema } from '../protocol/report.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseStored } from './parse-stored.ts';
import { type StoredSealing, storedSealingSchema } from './sealing-record.ts';

/**
 * Keeps what a receipt will be checked against. Durable before the report can leave; what is kept of the same
 * manifest already stays, for it may have its descriptor and timestamps by then.
 */
export async function addSealing(
  db: PlaintDb,
  sealing: { readonly envelopeText: string; readonly manifestSha256: string },
): Promise<void> {
  const { manifest, signature } = reportEnvelopeSchema.parse(JSON.parse(sealing.envelopeText));
  const { manifestSha256 } = sealing;
  const kept = parseStored(
    storedSealingSchema,
    { manifestSha256, manifest, signature },
    'sealings',
  );
  await db.use(async (connection) => {
    const transaction = connection.transaction('sealings', 'readwrite', { durability: 'strict' });
    const known = await transaction.store.getKey(manifestSha256);
    if (known === undefined) await transaction.store.put(kept);
    await transaction.done;
  });
}

/** Binds the endpoint's keys of the moment to a sealing that has its receipt; the first ones stay. */
export function bindDescriptor(
  db: PlaintDb,
  manifestSha256: string,
  descriptor: SignedDescriptor,
): Promise<void> {
  return change(db, manifestSha256, (sealing) =>
    sealing.descriptor === undefined ? { ...sealing, descriptor } : sealing,
  );
}

/** Keeps the timestamps of a delivered report; more tokens replace fewer, never the other way round. */
export function keepTimestamps(
  db: PlaintDb,
  manifestSha256: string,
  timestamps: Timestamps,
): Promise<void> {
  return change(db, manifestSha256, (sealing) => {
    const known = sealing.timestamps?.timestamps.length ?? 0;
    return timestamps.timestamps.length > known ? { ...sealing, timestamps } : sealing;
  });
}

async function change(
  db: PlaintDb,
  manifestSha256: string,
  make: (sealing: StoredSealing) => StoredSealing,
): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('sealings', 'readwrite', { durability: 'strict' });
    const stored = parseFound(
      storedSealingSchema,
      await transaction.store.get(manifestSha256),
      'sealings',
    );
    if (stored !== undefined) await transaction.store.put(make(stored));
    await transaction.done;
  });
}

/** What a delivered report was sealed as; undefined while there is no receipt. */
export async function loadSealing(
  db: PlaintDb,
  item: OutboxItem | undefined,
): Promise<StoredSealing | undefined> {
  const { receipt } = item ?? {};
  if (receipt === undefined) return undefined;
  const stored = await db.use((connection) => connection.get('sealings', receipt.manifestSha256));
  return parseFound(storedSealingSchema, stored, 'sealings');
}

/** Everything to check the receipt of a delivered report offline; undefined while there is none. */
export async function loadReceiptProof(
  db: PlaintDb,
  item: OutboxItem | undefined,
): Promise<ReceiptProof | undefined> {
  const stored = await loadSealing(db, item);
  const { receipt } = item ?? {};
  if (receipt === undefined || stored?.descriptor === undefined) return undefined;
  const { manifest, signature, descriptor } = stored;
  return receiptProofSchema.parse({
    type: 'plaint.receipt-proof/1',
    receipt: receipt.jws,
    manifest,
    signature,
    descriptor,
  });
}
