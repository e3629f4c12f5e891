import type { Limits } from '../../utils/protocol/limits.ts';
import type { SealedEvidence } from '../../utils/protocol/report.ts';
import type { EvidenceStore } from '../blobs/evidence-store.ts';
import type { Database } from '../db/database.ts';
import { lockCapabilities } from '../db/lock-capabilities.ts';
import { RequestRefused } from '../problem.ts';
import { readLaterFiles } from '../reports/notice-files.ts';
import { readEvidenceNames } from '../reports/read-claims.ts';
import type { UploadRoom } from '../uploads/upload-room.ts';

export interface FilePorts {
  readonly evidence: EvidenceStore;
  readonly limits: Pick<Limits, 'maxEvidencePerReport'>;
  readonly room: Pick<UploadRoom, 'release'>;
}

/**
 * Files that a message or an appeal comes with: uploaded before under the report's own capability, or under
 * that of the notice.
 */
export interface FilesToClaim {
  readonly capabilitySha256: string;
  readonly evidence: readonly SealedEvidence[];
  /** Where in what was sent they are named. */
  readonly pointer: string;
}

/**
 * So many go with one report, whether with itself or with what its reporter wrote later, and so many with one
 * notice: neither side can use up what the other may send.
 */
async function requireFew(
  db: Database,
  { capabilitySha256, evidence }: FilesToClaim,
  { limits }: FilePorts,
): Promise<void> {
  const capabilities = [capabilitySha256];
  const own = await db
    .selectFrom('report')
    .select('envelope')
    .where('capability_sha256', '=', capabilitySha256)
    .where('envelope', 'is not', null)
    .executeTakeFirst();
  const earlier = await readLaterFiles(db, { capabilities });
  const reported = own === undefined ? [] : readEvidenceNames(own.envelope ?? '');
  const names = [...reported, ...earlier.map(({ name }) => name), ...evidence];
  const count = new Set(names.map(({ sha256 }) => sha256)).size;
  if (count <= limits.maxEvidencePerReport) return;
  const detail = `At most ${limits.maxEvidencePerReport} pieces of evidence are accepted.`;
  throw new RequestRefused('too-large', { detail });
}

/**
 * All of these files are here, whole and of the size it says, and stay while the transaction lasts:
 * whoever deletes what has expired needs the lock that this takes. Throws RequestRefused.
 */
export async function requireFiles(
  tx: Database,
  files: FilesToClaim,
  ports: FilePorts,
): Promise<void> {
  await requireFew(tx, files, ports);
  const { capabilitySha256, evidence, pointer } = files;
  const locked = await lockCapabilities(tx, [capabilitySha256], 'shared');
  if (!locked.has(capabilitySha256))
    throw new RequestRefused('unavailable', { headers: { 'Retry-After': '2' } });
  const whole = await Promise.all(
    evidence.map(({ sha256, sizeBytes }) =>
      ports.evidence.isWhole({ capabilitySha256, sha256 }, sizeBytes),
    ),
  );
  const errors = whole.flatMap((isWhole, index) =>
    isWhole ? [] : [{ pointer: `${pointer}/${index}`, code: 'missing' }],
  );
  if (errors.length > 0) throw new RequestRefused('evidence-missing', { errors });
}

/** Adds the size of these files to the size of the report's evidence. */
export async function countFiles(
  tx: Database,
  reportId: string,
  { evidence }: FilesToClaim,
): Promise<void> {
  const sizeBytes = evidence.reduce((sum, file) => sum + file.sizeBytes, 0);
  await tx
    .updateTable('report')
    .set((eb) => ({ evidence_bytes: eb('evidence_bytes', '+', sizeBytes) }))
    .where('id', '=', reportId)
    .execute();
}

/**
 * Keeps files from expiring, once what they came with is stored. Should it fail, the sweep of uploads does it
 * later.
 */
export async function keepFiles(files: FilesToClaim, ports: FilePorts): Promise<void> {
  const { capabilitySha256, evidence } = files;
  const names = evidence.map(({ sha256 }) => ({ capabilitySha256, sha256 }));
  await ports.evidence.keep(names);
  ports.room.release(names);
}
