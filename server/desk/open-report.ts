import { manifestDigest } from '../../utils/evidence/manifest-head.ts';
import { openBody } from '../../utils/evidence/seal-body.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import { earlierEnvelopeSchema } from '../../utils/protocol/earlier-report.ts';
import type { ReportEnvelope } from '../../utils/protocol/report.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Database } from '../db/database.ts';
import { type DeskPrivateKey, importDeskKey } from '../keys/desk-key-file.ts';
import { appendEvents } from '../ledger/append-events.ts';
import { type Judgement, judgeBody } from './judge-body.ts';
import { type LinkedReport, linkReport, tagContent } from './link-content.ts';

export interface OpenedReport {
  /** What the rules say of all of it, and where the readable header said something else. */
  readonly judgement: Judgement;
  /** Reports opened before with this key that are about the same address or bring the same document. */
  readonly linked: readonly LinkedReport[];
  readonly body: ReportBody;
}

/** There is no such report, or retention has deleted its content. */
class NothingToOpen extends Error {
  override readonly name = 'NothingToOpen';
}

async function readEnvelope(db: Database, id: string): Promise<ReportEnvelope> {
  const row = await db
    .selectFrom('report')
    .select('envelope')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.envelope == null) throw new NothingToOpen(id);
  return earlierEnvelopeSchema.parse(JSON.parse(row.envelope));
}

/** The access stands in the ledger before the seal is broken: nobody looks without leaving a trace. */
async function logAccess(
  db: Database,
  access: { reportId: string; keyId: string; reason: string },
  now: Date,
): Promise<void> {
  await db
    .transaction()
    .execute((tx) => appendEvents(tx, now, [(at) => ({ type: 'report.opened', at, ...access })]));
}

/** Bound to its report and its evidence: a body moved under another envelope does not open. */
async function decrypt(
  { manifest, body }: ReportEnvelope,
  key: DeskPrivateKey,
): Promise<ReportBody> {
  if (!body.recipients.some(({ header }) => header.kid === key.kid))
    throw new Error('not sealed to this key');
  const { id: reportId, evidenceManifestSha256 } = manifest;
  return openBody(body, await importDeskKey(key), { reportId, evidenceManifestSha256 });
}

/** What of the body is not what was signed for, where only its hashes stand in the clear. */
async function compareHashes({ manifest }: ReportEnvelope, body: ReportBody): Promise<string[]> {
  const told = new Set(manifest.header.documents.map(({ sha256 }) => sha256));
  /** The header names a document by its ciphertext, the body by what it is in the clear. */
  const sealedAs = new Map(body.keys.map(({ sha256, sealedSha256 }) => [sha256, sealedSha256]));
  const isEvidenceTold = (await manifestDigest(body.evidence)) === manifest.evidenceManifestSha256;
  return [
    ...(isEvidenceTold ? [] : ['the evidence manifest is another than the one signed for']),
    ...body.documents
      .filter(({ sha256 }) => !told.has(sealedAs.get(sha256) ?? ''))
      .map(({ kind }) => `a document of kind ${kind} is not in the header`),
  ];
}

/**
 * Opens one report for one reason. The access is logged first, whether the key then fits or not. Rejects with
 * NothingToOpen, or if this key does not open it.
 */
export async function openReport(
  db: Database,
  request: {
    readonly id: string;
    readonly reason: string;
    readonly key: DeskPrivateKey;
    readonly standard: Standard;
  },
  now: Date,
): Promise<OpenedReport> {
  const envelope = await readEnvelope(db, request.id);
  const { id: reportId, key, reason, standard } = request;
  await logAccess(db, { reportId, keyId: key.kid, reason }, now);
  const body = await decrypt(envelope, key);
  const judged = judgeBody(envelope.manifest.header, body, standard);
  const disagreements = [...(await compareHashes(envelope, body)), ...judged.disagreements];
  return {
    judgement: { ...judged, disagreements },
    linked: await linkReport(db, reportId, tagContent(body, key)),
    body,
  };
}
