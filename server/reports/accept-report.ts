import type { Limits } from '../../utils/protocol/limits.ts';
import type { ReportEnvelope } from '../../utils/protocol/report.ts';
import type { EvidenceName, EvidenceStore } from '../blobs/evidence-store.ts';
import { createBatch } from '../concurrency/batch.ts';
import { createKeyedLock } from '../concurrency/keyed-lock.ts';
import type { Database } from '../db/database.ts';
import type { AlikeGate } from '../http/alike-gate.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { RequestRefused } from '../problem.ts';
import type { CheckAtDoor } from './check-at-door.ts';
import { checkEnvelope, parseEnvelope } from './check-envelope.ts';
import {
  type Claim,
  findEarlier,
  type NewReport,
  type StoredReport,
  storeReports,
} from './report-store.ts';

export interface AcceptPorts {
  readonly db: Database;
  readonly evidence: EvidenceStore;
  readonly limits: Limits;
  readonly desk: DeskKeys;
  readonly checkAtDoor: CheckAtDoor;
  readonly signClaims: SignClaims;
  readonly isStamping: boolean;
  /** Refuses a report of a kind that comes in a burst, unless its work is done. */
  readonly requireWork: AlikeGate['require'];
  /** Bytes that are pending no longer. */
  readonly release: (sizeBytes: number) => void;
  readonly now: () => Date;
}

export interface AcceptedReport {
  readonly isNew: boolean;
  readonly receipt: string;
}

/** Takes in a report exactly once. Throws RequestRefused; then nothing has changed. */
export type AcceptReport = (
  id: string,
  capabilitySha256: string,
  body: Uint8Array,
  workNonce?: string,
) => Promise<AcceptedReport>;

export function createAcceptReport(ports: AcceptPorts): AcceptReport {
  const lock = createKeyedLock();
  const steps: Steps = {
    lookUp: createBatch((claims: readonly Claim[]) => findEarlier(ports.db, claims)),
    store: createBatch((reports: readonly NewReport[]) => storeReports(ports.db, reports, ports)),
  };
  return async (id, capabilitySha256, body, workNonce) => {
    const envelope = parseEnvelope(body);
    const { desk } = ports;
    const manifestSha256 = await checkEnvelope(envelope, { id, capabilitySha256, desk });
    return lock(id, () => acceptOnce({ envelope, manifestSha256, workNonce }, ports, steps));
  };
}

/** What reports that come at the same time share. */
interface Steps {
  readonly lookUp: (claim: Claim) => Promise<StoredReport | undefined>;
  readonly store: (report: NewReport) => Promise<StoredReport>;
}

interface CheckedReport {
  readonly envelope: ReportEnvelope;
  readonly manifestSha256: string;
  readonly workNonce: string | undefined;
}

async function acceptOnce(
  { envelope, manifestSha256, workNonce }: CheckedReport,
  ports: AcceptPorts,
  { lookUp, store }: Steps,
): Promise<AcceptedReport> {
  const { manifest } = envelope;
  const earlier = await lookUp(manifest);
  if (earlier !== undefined) return replay(earlier, manifestSha256);
  const routing = ports.checkAtDoor(manifest.header);
  ports.requireWork(manifest.header, manifest.id, workNonce);
  await requireEvidence(envelope, ports);
  try {
    const { receipt } = await store({ envelope, manifestSha256, routing });
    await ports.evidence.keep(evidenceNames(envelope));
    ports.release(manifest.evidence.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
    return { isNew: true, receipt };
  } catch (cause) {
    return settleRace(envelope, manifestSha256, lookUp, cause);
  }
}

/** Another process may have taken the same report in meanwhile: then that is the answer. */
async function settleRace(
  { manifest }: ReportEnvelope,
  manifestSha256: string,
  lookUp: Steps['lookUp'],
  cause: unknown,
): Promise<AcceptedReport> {
  const earlier = await lookUp(manifest);
  if (earlier !== undefined) return replay(earlier, manifestSha256);
  throw cause;
}

/**
 * The same manifest again, which holds id and capability, gets the same receipt; another one under either of
 * the two is refused.
 */
function replay(earlier: StoredReport, manifestSha256: string): AcceptedReport {
  if (earlier.manifestSha256 !== manifestSha256) throw new RequestRefused('conflict');
  return { isNew: false, receipt: earlier.receipt };
}

export function evidenceNames({ manifest }: ReportEnvelope): EvidenceName[] {
  const { capabilitySha256 } = manifest;
  return manifest.evidence.map(({ sha256 }) => ({ capabilitySha256, sha256 }));
}

/** All that the manifest names is here, whole, of the size it says, and within the limits. */
async function requireEvidence(envelope: ReportEnvelope, ports: AcceptPorts): Promise<void> {
  const { evidence } = envelope.manifest;
  if (evidence.length > ports.limits.maxEvidencePerReport)
    throw new RequestRefused('too-large', {
      detail: `At most ${ports.limits.maxEvidencePerReport} pieces of evidence are accepted.`,
    });
  const states = await Promise.all(
    evidenceNames(envelope).map((name) => ports.evidence.state(name)),
  );
  const errors = evidence.flatMap(({ sizeBytes }, index) => {
    const state = states[index];
    if (state?.isComplete && state.offset === sizeBytes) return [];
    const code = state?.isComplete ? 'wrong-size' : 'missing';
    return [{ pointer: `/manifest/evidence/${index}`, code }];
  });
  if (errors.length > 0) throw new RequestRefused('evidence-missing', { errors });
}
