import type { Times } from '../../utils/casework/times.ts';
import { defined } from '../../utils/defined.ts';
import { toldElsewhere } from '../../utils/faults/expected.ts';
import { type LedgerEvent, receivedEvent } from '../../utils/protocol/ledger.ts';
import type { ReceiptClaims } from '../../utils/protocol/receipt.ts';
import type { ReportEnvelope } from '../../utils/protocol/report.ts';
import type { ReportStatus } from '../../utils/protocol/status.ts';
import type { EvidenceStore } from '../blobs/evidence-store.ts';
import { writeFlags } from '../cases/case-flags.ts';
import { openCases } from '../cases/open-cases.ts';
import type { Database } from '../db/database.ts';
import { lockCapabilities } from '../db/lock-capabilities.ts';
import type { Tables } from '../db/schema.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import {
  type AppendedEvent,
  type LedgerHead,
  lockHead,
  prepareAppend,
  writeAppend,
} from '../ledger/append-events.ts';
import { readTimestamps } from '../timestamps/read-timestamps.ts';
import { type Stampable, scheduleTimestamps } from '../timestamps/schedule.ts';
import type { Routing } from './check-header.ts';
import { findMissing, type MissingEvidence } from './find-missing.ts';

export interface StoredReport {
  readonly manifestSha256: string;
  readonly receipt: string;
}

/** What tells whether a report came before. */
export type Claim = Pick<ReportEnvelope['manifest'], 'id' | 'capabilitySha256'>;

/** For each claim the report that has its id or, failing that, its capability. */
export async function findEarlier(
  db: Database,
  claims: readonly Claim[],
): Promise<readonly (StoredReport | undefined)[]> {
  const ids = claims.map(({ id }) => id);
  const capabilities = claims.map(({ capabilitySha256 }) => capabilitySha256);
  const rows = await db
    .selectFrom('report')
    .select(['id', 'capability_sha256', 'manifest_sha256', 'receipt'])
    .where((eb) => eb.or([eb('id', 'in', ids), eb('capability_sha256', 'in', capabilities)]))
    .execute();
  return claims.map(({ id, capabilitySha256 }) => {
    const row =
      rows.find((found) => found.id === id) ??
      rows.find((found) => found.capability_sha256 === capabilitySha256);
    return row && { manifestSha256: row.manifest_sha256, receipt: row.receipt };
  });
}

/**
 * The receipt of a report that came before with exactly this manifest, by id and capability; undefined for
 * what is no manifest at all.
 */
export async function findStoredReceipt(
  db: Database,
  id: string,
  capabilitySha256: string,
  manifestSha256: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('report')
    .select('receipt')
    .where('id', '=', id)
    .where('capability_sha256', '=', capabilitySha256)
    .where('manifest_sha256', '=', manifestSha256)
    .executeTakeFirst();
  return row?.receipt;
}

/** For the one who holds the capability; to anyone else the report does not exist. */
export async function loadStatus(
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
  const timestamps = await readTimestamps(db, id);
  return {
    reportId: id,
    receipt: row.receipt,
    steps: [{ step: 'received', at: row.received_at }],
    ...defined({ timestamps }),
  };
}

export interface NewReport {
  readonly envelope: ReportEnvelope;
  readonly manifestSha256: string;
  readonly routing: Routing;
}

function eventOf({ envelope, manifestSha256 }: NewReport): (at: string) => LedgerEvent {
  const reportId = envelope.manifest.id;
  return (at) => receivedEvent({ reportId, manifestSha256, receivedAt: at });
}

function claimsOf(
  { envelope, manifestSha256 }: NewReport,
  { event, leafIndex, checkpoint, inclusionPath }: AppendedEvent,
): ReceiptClaims {
  return {
    type: 'plaint.receipt/1',
    reportId: envelope.manifest.id,
    manifestSha256,
    receivedAt: event.at,
    leafIndex,
    checkpoint,
    inclusionPath,
  };
}

function rowOf(report: NewReport, claims: ReceiptClaims, receipt: string): Tables['report'] {
  const { manifest } = report.envelope;
  return {
    id: manifest.id,
    manifest_sha256: report.manifestSha256,
    capability_sha256: manifest.capabilitySha256,
    received_at: claims.receivedAt,
    leaf_index: claims.leafIndex,
    category: manifest.header.category,
    platform: manifest.header.platform,
    lane: report.routing.lane,
    lane_rule: report.routing.laneRule,
    standard_version: report.routing.standardVersion,
    language: manifest.header.language,
    flags: writeFlags(manifest.header.flags),
    envelope: JSON.stringify(report.envelope),
    removing_until: null,
    evidence_bytes: evidenceBytes(manifest.evidence),
    receipt,
  };
}

/** Whatever is named twice is there once. */
function evidenceBytes(evidence: ReportEnvelope['manifest']['evidence']): number {
  const sizes = new Map(evidence.map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  return [...sizes.values()].reduce((sum, sizeBytes) => sum + sizeBytes, 0);
}

function stampablesOf(
  reports: readonly NewReport[],
  places: readonly AppendedEvent[],
): Stampable[] {
  return places.flatMap(({ checkpoint, event }, index) => {
    const manifest = reports[index]?.envelope.manifest;
    if (manifest === undefined) return [];
    const { id: reportId, evidenceManifestSha256 } = manifest;
    return [{ reportId, evidenceManifestSha256, checkpoint, receivedAt: event.at }];
  });
}

export interface StorePorts {
  readonly now: () => Date;
  readonly signClaims: SignClaims;
  /** When the cases of these reports are due. */
  readonly times: Times;
  /** Whether a time-stamping authority is there to be asked. */
  readonly isStamping: boolean;
  /** Where the evidence lies that the reports name, all of it whole. */
  readonly evidence: Pick<EvidenceStore, 'settle' | 'isWhole'>;
}

/**
 * What became of a report: stored now, found to have come before, or not stored because its evidence is gone.
 */
export type Stored =
  | { readonly kind: 'new'; readonly receipt: string }
  | { readonly kind: 'earlier'; readonly earlier: StoredReport }
  | { readonly kind: 'missing'; readonly missing: readonly MissingEvidence[] }
  /** Expired evidence of its capability is being deleted at this moment. */
  | { readonly kind: 'expiring' };

/**
 * In one transaction: the ledger's entries, the receipts that prove them, and the reports, but for those that
 * came before: under the lock of the head nobody else can be storing them. Their evidence is at rest before
 * it ends; and it is looked for once more under the lock of its capability, which whoever deletes what has
 * expired needs too.
 */
export async function storeReports(
  db: Database,
  reports: readonly NewReport[],
  ports: StorePorts,
): Promise<readonly Stored[]> {
  const settled = ports.evidence.settle();
  // Awaited below; a transaction that fails before that is what is told.
  settled.catch(toldElsewhere);
  return db.transaction().execute(async (tx) => {
    const claims = reports.map(({ envelope }) => envelope.manifest);
    const capabilities = claims.map(({ capabilitySha256 }) => capabilitySha256);
    const head = await lockHead(tx);
    const earlier = await findEarlier(tx, claims);
    const locked = await lockCapabilities(tx, capabilities, 'shared');
    const missing = await Promise.all(claims.map((claim) => findMissing(claim, ports.evidence)));
    const kindOf = (index: number): Stored | undefined => {
      const [found, lost] = [earlier[index], missing[index] ?? []];
      if (found !== undefined) return { kind: 'earlier', earlier: found };
      if (!locked.has(capabilities[index] ?? '')) return { kind: 'expiring' };
      return lost.length === 0 ? undefined : { kind: 'missing', missing: lost };
    };
    const kinds = reports.map((_, index) => kindOf(index));
    const fresh = reports.filter((_, index) => kinds[index] === undefined);
    const receipts = (fresh.length > 0 ? await insertFresh(tx, head, fresh, ports) : []).values();
    await settled;
    return kinds.map((kind): Stored => {
      if (kind !== undefined) return kind;
      const { value: receipt } = receipts.next();
      if (receipt === undefined) throw new RangeError('fewer receipts than reports');
      return { kind: 'new', receipt };
    });
  });
}

/** Everything that one transaction adds; resolves to the receipts, in the order of the reports. */
async function insertFresh(
  tx: Database,
  head: LedgerHead,
  reports: readonly NewReport[],
  { now, signClaims, isStamping, times }: StorePorts,
): Promise<readonly string[]> {
  const append = await prepareAppend(head, now(), reports.map(eventOf));
  const { placed } = append;
  const rows = placed.map((place, index) => {
    const report = reports[index];
    if (report === undefined) throw new RangeError('more places than reports');
    const claims = claimsOf(report, place);
    return rowOf(report, claims, signClaims(claims));
  });
  await writeAppend(tx, append);
  await tx.insertInto('report').values(rows).execute();
  await openCases(tx, rows, times);
  if (isStamping) await scheduleTimestamps(tx, stampablesOf(reports, placed));
  return rows.map(({ receipt }) => receipt);
}
