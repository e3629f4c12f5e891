import type { Times } from '../../utils/casework/times.ts';
import type { Limits } from '../../utils/protocol/limits.ts';
import type { ReportEnvelope } from '../../utils/protocol/report.ts';
import type { EvidenceName, EvidenceStore } from '../blobs/evidence-store.ts';
import { createBatch } from '../concurrency/batch.ts';
import { createKeyedLock } from '../concurrency/keyed-lock.ts';
import type { Database } from '../db/database.ts';
import type { CampaignGate } from '../http/campaign-gate.ts';
import type { WorkShown } from '../http/work-shown.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { RequestRefused } from '../problem.ts';
import type { UploadRoom } from '../uploads/upload-room.ts';
import { checkEnvelope, hashEarlierManifest, parseEnvelope } from './check-envelope.ts';
import type { CheckHeader, Routing } from './check-header.ts';
import {
  findEarlier,
  findStoredReceipt,
  type NewReport,
  type Stored,
  type StoredReport,
  storeReports,
} from './report-store.ts';

export interface AcceptPorts {
  readonly db: Database;
  readonly evidence: EvidenceStore;
  readonly limits: Limits;
  readonly desk: DeskKeys;
  readonly checkHeader: CheckHeader;
  readonly signClaims: SignClaims;
  readonly isStamping: boolean;
  readonly times: Times;
  /** Asks for work of a report of a kind that comes in a burst. */
  readonly campaignGate: CampaignGate;
  readonly room: Pick<UploadRoom, 'release' | 'requireFree'>;
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
  work: WorkShown,
) => Promise<AcceptedReport>;

export function createAcceptReport(ports: AcceptPorts): AcceptReport {
  const lock = createKeyedLock();
  // Reports that come at the same time share a transaction.
  const store = createBatch((reports: readonly NewReport[]) =>
    storeReports(ports.db, reports, ports),
  );
  return async (id, capabilitySha256, body, work) => {
    let envelope: ReportEnvelope;
    try {
      envelope = parseEnvelope(body);
    } catch (refusal) {
      // What an earlier release took in is answered as it was, though a new report could not say it any more.
      const manifestSha256 = hashEarlierManifest(body);
      const receipt =
        manifestSha256 && (await findStoredReceipt(ports.db, id, capabilitySha256, manifestSha256));
      if (receipt) return { isNew: false, receipt };
      throw refusal;
    }
    const { desk } = ports;
    const manifestSha256 = await checkEnvelope(envelope, { id, capabilitySha256, desk });
    const report = { envelope, manifestSha256, work, sizeBytes: body.length };
    return lock(id, () => acceptOnce(report, ports, store));
  };
}

interface CheckedReport {
  readonly envelope: ReportEnvelope;
  readonly manifestSha256: string;
  readonly work: WorkShown;
  readonly sizeBytes: number;
}

async function acceptOnce(
  report: CheckedReport,
  ports: AcceptPorts,
  store: (report: NewReport) => Promise<Stored>,
): Promise<AcceptedReport> {
  const { envelope, manifestSha256 } = report;
  const { manifest } = envelope;
  let routing: Routing;
  try {
    routing = await admit(report, ports);
  } catch (refusal) {
    // What came before is answered as it was, whatever has changed since: the rules, or the evidence, deleted
    // in time.
    const [earlier] = await findEarlier(ports.db, [manifest]);
    if (earlier !== undefined) return replay(earlier, manifestSha256);
    // A report refused for now comes again: what is here of it must not expire on the way.
    await ports.evidence.renew(evidenceNames(envelope));
    throw refusal;
  }
  const stored = await store({ envelope, manifestSha256, routing });
  if (stored.kind === 'earlier') return replay(stored.earlier, manifestSha256);
  if (stored.kind === 'missing')
    throw new RequestRefused('evidence-missing', { errors: stored.missing });
  if (stored.kind === 'expiring')
    throw new RequestRefused('unavailable', { headers: { 'Retry-After': '2' } });
  ports.campaignGate.count(manifest.header);
  const names = evidenceNames(envelope);
  await ports.evidence.keep(names);
  ports.room.release(names);
  return { isNew: true, receipt: stored.receipt };
}

/** Whether a report that is new may come in, and where it goes. Throws RequestRefused. */
async function admit(report: CheckedReport, ports: AcceptPorts): Promise<Routing> {
  const { envelope, work, sizeBytes } = report;
  const { header } = envelope.manifest;
  const routing = ports.checkHeader(header);
  await work.require(ports.campaignGate.bits(header));
  ports.room.requireFree(sizeBytes);
  await requireEvidence(envelope, ports);
  return routing;
}

/**
 * The same manifest again, which holds id and capability, gets the same receipt; another one under either of
 * the two is refused.
 */
function replay(earlier: StoredReport, manifestSha256: string): AcceptedReport {
  if (earlier.manifestSha256 !== manifestSha256) throw new RequestRefused('conflict');
  return { isNew: false, receipt: earlier.receipt };
}

function evidenceNames({ manifest }: ReportEnvelope): EvidenceName[] {
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
