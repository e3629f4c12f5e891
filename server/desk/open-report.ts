import { generalDecrypt } from 'jose';
import { toBase64url, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalBytes, canonicalJson } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { type ReportBody, reportBodySchema } from '../../utils/protocol/body.ts';
import { type ReportEnvelope, reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import type { Database } from '../db/database.ts';
import { type DeskPrivateKey, importDeskKey } from '../keys/desk-key-file.ts';
import { appendEvents } from '../ledger/append-events.ts';

export interface OpenedReport {
  readonly body: ReportBody;
  /** Where the readable header and the sealed body say different things. */
  readonly disagreements: readonly string[];
}

/** There is no such report, or retention has deleted its content. */
export class NothingToOpen extends Error {
  override readonly name = 'NothingToOpen';
}

async function readEnvelope(db: Database, id: string): Promise<ReportEnvelope> {
  const row = await db
    .selectFrom('report')
    .select('envelope')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.envelope == null) throw new NothingToOpen(id);
  return reportEnvelopeSchema.parse(JSON.parse(row.envelope));
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
  const { id: reportId, evidenceManifestSha256 } = manifest;
  const aad = utf8(`plaint.body/1\n${canonicalJson({ evidenceManifestSha256, reportId })}`);
  if (body.aad !== toBase64url(aad)) throw new Error('sealed for another report');
  const recipients = body.recipients.filter(({ header }) => header.kid === key.kid);
  if (recipients.length === 0) throw new Error('not sealed to this key');
  const { plaintext } = await generalDecrypt(body, await importDeskKey(key), {
    keyManagementAlgorithms: ['ECDH-ES+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return reportBodySchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
}

async function listDisagreements(
  { manifest }: ReportEnvelope,
  body: ReportBody,
): Promise<string[]> {
  const told = new Set(manifest.header.documents.map(({ sha256 }) => sha256));
  const isEvidenceTold =
    (await sha256Hex(canonicalBytes(body.evidence))) === manifest.evidenceManifestSha256;
  return [
    ...(isEvidenceTold ? [] : ['the evidence manifest is another than the one signed for']),
    ...body.documents
      .filter(({ sha256 }) => !told.has(sha256))
      .map(({ kind }) => `a document of kind ${kind} is not in the header`),
    ...Object.keys(body.answers)
      .filter((element) => !manifest.header.elements.includes(element))
      .map((element) => `the answer to ${element} is not in the header`),
    ...(body.reporter.anonymous === manifest.header.flags.includes('anonymous')
      ? []
      : ['anonymity is told differently in the header']),
  ];
}

/**
 * Opens one report for one reason. The access is logged first, whether the key then fits or not. Rejects with
 * NothingToOpen, or if this key does not open it.
 */
export async function openReport(
  db: Database,
  request: { readonly id: string; readonly reason: string; readonly key: DeskPrivateKey },
  now: Date,
): Promise<OpenedReport> {
  const envelope = await readEnvelope(db, request.id);
  const { id: reportId, key, reason } = request;
  await logAccess(db, { reportId, keyId: key.kid, reason }, now);
  const body = await decrypt(envelope, key);
  return { body, disagreements: await listDisagreements(envelope, body) };
}
