import { type Judgement, judgeBody } from '../../utils/desk/judge-body.ts';
import { tagContent } from '../../utils/desk/tag-content.ts';
import { fromBase64url } from '../../utils/evidence/bytes.ts';
import { manifestDigest } from '../../utils/evidence/manifest-head.ts';
import { openBody } from '../../utils/evidence/seal-body.ts';
import { openIdentity } from '../../utils/evidence/seal-identity.ts';
import type { FirstBody, ReportBody, SecondBody } from '../../utils/protocol/body.ts';
import { earlierEnvelopeSchema } from '../../utils/protocol/earlier-report.ts';
import type { Identity } from '../../utils/protocol/identity.ts';
import type { ReportEnvelope, SealedBody } from '../../utils/protocol/report.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Database } from '../db/database.ts';
import { type DeskPrivateKey, importDeskKey } from '../keys/desk-key-file.ts';
import { appendEvents } from '../ledger/append-events.ts';
import { describeDisagreement } from './describe-disagreement.ts';
import { type LinkedReport, linkReport } from './link-content.ts';

export interface ReportByKeyFile {
  /** What the rules say of all of it, and where the readable header said something else, in words. */
  readonly judgement: Omit<Judgement, 'disagreements'> & { readonly disagreements: string[] };
  /** Reports opened before with this key that are about the same address or bring the same document. */
  readonly linked: readonly LinkedReport[];
  readonly body: FirstBody | Omit<SecondBody, 'identity'>;
  /** Of a body that has it apart: who reports, or the ids of the keys that would tell. */
  readonly identity?: Omit<Identity, 'type'> | { readonly sealedTo: string[] };
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

function recipientsOf({ recipients }: SealedBody): string[] {
  return recipients.map(({ header }) => header.kid);
}

async function importFor(sealed: SealedBody, key: DeskPrivateKey): Promise<CryptoKey> {
  if (!recipientsOf(sealed).includes(key.kid)) throw new Error('not sealed to this key');
  return importDeskKey(key);
}

function contextOf({ manifest }: ReportEnvelope) {
  return { reportId: manifest.id, evidenceManifestSha256: manifest.evidenceManifestSha256 };
}

/** Bound to its report and its evidence: a body moved under another envelope does not open. */
async function decrypt(envelope: ReportEnvelope, key: DeskPrivateKey): Promise<ReportBody> {
  const { body } = envelope;
  return openBody(body, await importFor(body, key), contextOf(envelope));
}

/** Who reports, where it is sealed apart and one of these keys opens it. */
async function decryptIdentity(
  envelope: ReportEnvelope,
  body: ReportBody,
  { key, identityKey }: Pick<OpenRequest, 'key' | 'identityKey'>,
): Promise<Identity | undefined> {
  if (body.type === 'plaint.body/1') return undefined;
  const opener = identityKey ?? key;
  const isOpened = identityKey !== undefined || recipientsOf(body.identity).includes(key.kid);
  if (!isOpened) return undefined;
  const privateKey = await importFor(body.identity, opener);
  return openIdentity(body.identity, privateKey, contextOf(envelope));
}

/** The body without the seal inside it, and beside it what that holds. */
function show(body: ReportBody, identity: Identity | undefined) {
  if (body.type === 'plaint.body/1') return { body };
  const { identity: sealed, ...substance } = body;
  if (identity === undefined)
    return { body: substance, identity: { sealedTo: recipientsOf(sealed) } };
  const { type: _, ...told } = identity;
  return { body: substance, identity: told };
}

/** What of the body is not what was signed for, where only its hashes stand in the clear. */
async function compareHashes(
  { manifest }: ReportEnvelope,
  body: ReportBody,
  identity: Identity | undefined,
): Promise<string[]> {
  const keys = [...body.keys, ...(identity?.keys ?? [])];
  const documents = [...body.documents, ...(identity?.documents ?? [])];
  const told = new Set(manifest.header.documents.map(({ sha256 }) => sha256));
  /** The header names a document by its ciphertext, the body by what it is in the clear. */
  const sealedAs = new Map(keys.map(({ sha256, sealedSha256 }) => [sha256, sealedSha256]));
  const isEvidenceTold = (await manifestDigest(body.evidence)) === manifest.evidenceManifestSha256;
  return [
    ...(isEvidenceTold ? [] : ['the evidence manifest is another than the one signed for']),
    ...documents
      .filter(({ sha256 }) => !told.has(sealedAs.get(sha256) ?? ''))
      .map(({ kind }) => `a document of kind ${kind} is not in the header`),
  ];
}

export interface OpenRequest {
  readonly id: string;
  readonly reason: string;
  readonly key: DeskPrivateKey;
  /** Of those who may see who reports, where that is sealed to a key of its own. */
  readonly identityKey?: DeskPrivateKey;
  readonly standard: Standard;
}

/**
 * Opens one report for one reason. The access is logged first, with each key that is used, whether it then
 * fits or not. Rejects with NothingToOpen, or if a key does not open what it is for.
 */
export async function openByKeyFile(
  db: Database,
  request: OpenRequest,
  now: Date,
): Promise<ReportByKeyFile> {
  const envelope = await readEnvelope(db, request.id);
  const { id: reportId, key, identityKey, reason, standard } = request;
  await logAccess(db, { reportId, keyId: key.kid, reason }, now);
  if (identityKey !== undefined)
    await logAccess(db, { reportId, keyId: identityKey.kid, reason }, now);
  const body = await decrypt(envelope, key);
  const identity = await decryptIdentity(envelope, body, request);
  const judged = judgeBody(envelope.manifest.header, body, standard, { identity });
  const disagreements = [
    ...(await compareHashes(envelope, body, identity)),
    ...judged.disagreements.map(describeDisagreement),
  ];
  return {
    judgement: { ...judged, disagreements },
    linked: await linkReport(db, reportId, await tagContent(body, fromBase64url(key.d))),
    ...show(body, identity),
  };
}
