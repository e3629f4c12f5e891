import type { LedgerEvent } from '../../utils/protocol/ledger.ts';
import type { ReceiptClaims } from '../../utils/protocol/receipt.ts';
import type { ReportEnvelope } from '../../utils/protocol/report.ts';
import type { ReportStatus } from '../../utils/protocol/status.ts';
import type { Database } from '../db/database.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { appendEvent } from '../ledger/append-event.ts';
import type { Routing } from './check-at-door.ts';

export interface StoredReport {
  readonly manifestSha256: string;
  readonly receipt: string;
}

export async function findReport(db: Database, id: string): Promise<StoredReport | undefined> {
  const row = await db
    .selectFrom('report')
    .select(['manifest_sha256', 'receipt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { manifestSha256: row.manifest_sha256, receipt: row.receipt };
}

export async function isCapabilityUsed(db: Database, capabilitySha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('report')
    .select('id')
    .where('capability_sha256', '=', capabilitySha256)
    .executeTakeFirst();
  return row !== undefined;
}

/** For the one who holds the capability; to anyone else the report does not exist. */
export async function readStatus(
  db: Database,
  id: string,
  capabilitySha256: string,
): Promise<ReportStatus | undefined> {
  const row = await db
    .selectFrom('report')
    .select(['receipt', 'received_at'])
    .where('id', '=', id)
    .where('capability_sha256', '=', capabilitySha256)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    reportId: id,
    receipt: row.receipt,
    steps: [{ step: 'received', at: row.received_at }],
  };
}

/** In one transaction: the ledger's entry, the receipt that proves it, and the report. */
export async function storeReport(
  db: Database,
  input: {
    readonly envelope: ReportEnvelope;
    readonly manifestSha256: string;
    readonly routing: Routing;
    readonly now: Date;
    readonly signClaims: SignClaims;
  },
): Promise<StoredReport> {
  const { envelope, manifestSha256 } = input;
  const { manifest } = envelope;
  return db.transaction().execute(async (tx) => {
    const { at, ...place } = await appendEvent(
      tx,
      input.now,
      (at): LedgerEvent => ({
        type: 'report.received',
        at,
        reportId: manifest.id,
        manifestSha256,
      }),
    );
    const claims: ReceiptClaims = {
      type: 'plaint.receipt/1',
      reportId: manifest.id,
      manifestSha256,
      receivedAt: at,
      ...place,
    };
    const receipt = await input.signClaims(claims);
    await tx
      .insertInto('report')
      .values({
        id: manifest.id,
        manifest_sha256: manifestSha256,
        capability_sha256: manifest.capabilitySha256,
        received_at: at,
        leaf_index: place.leafIndex,
        category: manifest.header.category,
        platform: manifest.header.platform,
        lane: input.routing.lane,
        lane_rule: input.routing.laneRule,
        standard_version: input.routing.standardVersion,
        envelope: JSON.stringify(envelope),
        receipt,
      })
      .execute();
    return { manifestSha256, receipt };
  });
}
