import type { DeskContent, ProvenStep } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import { earlierEnvelopeSchema } from '../../utils/protocol/earlier-report.ts';
import type { CheckpointClaims } from '../../utils/protocol/ledger.ts';
import type { ReportEnvelope } from '../../utils/protocol/report.ts';
import type { Database } from '../db/database.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { proveInclusion, readCheckpoint } from '../ledger/proofs.ts';
import { readLaterFiles } from '../reports/notice-files.ts';
import { loadSteps, type PlacedStep } from './case-steps.ts';
import { proveStep } from './prove-step.ts';

/** Content for a handler. `unopened`: the ledger does not have this handler as opening the report. */
export type Content<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'unopened' }
  | { readonly kind: 'no-content' };

interface Openings {
  readonly opening?: PlacedStep;
  readonly identityOpening?: PlacedStep;
}

/** The last openings by one handler; undefined if there are none. */
async function findOpenings(
  db: Database,
  reportId: string,
  handler: number,
): Promise<Openings | undefined> {
  const steps = await loadSteps(db, reportId);
  const last = (type: string) =>
    steps.findLast(
      ({ event }) => event.type === type && 'handler' in event.by && event.by.handler === handler,
    );
  const openings = defined({
    opening: last('report.opened'),
    identityOpening: last('identity.opened'),
  });
  return Object.keys(openings).length === 0 ? undefined : openings;
}

/** Whether a handler is in the ledger as opening a report. */
export async function hasOpened(db: Database, reportId: string, handler: number): Promise<boolean> {
  return (await findOpenings(db, reportId, handler))?.opening !== undefined;
}

interface StoredReport {
  readonly envelope: ReportEnvelope;
  readonly receipt: string;
  readonly leafIndex: number;
}

async function readReport(db: Database, id: string): Promise<StoredReport | undefined> {
  const row = await db
    .selectFrom('report')
    .select(['envelope', 'receipt', 'leaf_index'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.envelope == null) return undefined;
  const envelope = earlierEnvelopeSchema.parse(JSON.parse(row.envelope));
  return { envelope, receipt: row.receipt, leafIndex: row.leaf_index };
}

/** The receipt, and the way from its entry to the head of the ledger that the answer names. */
async function proveArrival(
  db: Database,
  { receipt, leafIndex }: StoredReport,
  size: number,
): Promise<DeskContent['arrival']> {
  const proof = await proveInclusion(db, leafIndex, size);
  return proof && { receipt, inclusionPath: proof.inclusionPath };
}

/** The report as it was sent, with the proofs of its arrival and of the openings by whoever asks. */
export async function readContent(
  ports: { readonly db: Database; readonly signClaims: SignClaims; readonly now: () => Date },
  reportId: string,
  handler: number,
): Promise<Content<DeskContent>> {
  const { db, signClaims, now } = ports;
  const openings = await findOpenings(db, reportId, handler);
  if (openings === undefined) return { kind: 'unopened' };
  const report = await readReport(db, reportId);
  if (report === undefined) return { kind: 'no-content' };
  const { envelope } = report;
  // After the steps, so that they are in it.
  const { checkpoint, at } = await readCheckpoint(db, now());
  const claims: CheckpointClaims = { type: 'plaint.checkpoint/1', at, checkpoint };
  const prove = async (step: PlacedStep | undefined): Promise<ProvenStep | undefined> => {
    return step && proveStep(db, step, checkpoint.size);
  };
  const proven = defined({
    arrival: await proveArrival(db, report, checkpoint.size),
    opening: await prove(openings.opening),
    identityOpening: await prove(openings.identityOpening),
  });
  return { kind: 'found', value: { envelope, checkpoint: signClaims(claims), ...proven } };
}

export interface FoundEvidence {
  readonly name: { readonly capabilitySha256: string; readonly sha256: string };
  readonly sizeBytes: number;
}

/**
 * Where one sealed blob of a report, of its messages or of an appeal lies, for whoever is in the ledger as
 * opening it.
 */
export async function findEvidence(
  db: Database,
  reportId: string,
  sha256: string,
  handler: number,
): Promise<Content<FoundEvidence>> {
  if ((await findOpenings(db, reportId, handler)) === undefined) return { kind: 'unopened' };
  const manifest = (await readReport(db, reportId))?.envelope.manifest;
  if (manifest === undefined) return { kind: 'no-content' };
  const { capabilitySha256, evidence } = manifest;
  const own = evidence.find((each) => each.sha256 === sha256);
  if (own !== undefined) {
    const name = { capabilitySha256, sha256 };
    return { kind: 'found', value: { name, sizeBytes: own.sizeBytes } };
  }
  const files = await readLaterFiles(db, { reports: [reportId] });
  const later = files.find(({ name }) => name.sha256 === sha256);
  return later === undefined ? { kind: 'no-content' } : { kind: 'found', value: later };
}
