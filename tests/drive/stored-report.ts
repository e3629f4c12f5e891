import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { importDeskKey, unlockDeskKey } from '../../server/keys/desk-key-file.ts';
import { sha256HexOfBlob } from '../../utils/evidence/digest.ts';
import { type BodyContext, openBody } from '../../utils/evidence/seal-body.ts';
import { openIdentity } from '../../utils/evidence/seal-identity.ts';
import { openBlob } from '../../utils/evidence/sealed-blob.ts';
import type { FirstBody, ReportBody } from '../../utils/protocol/body.ts';
import type { Artefact } from '../../utils/protocol/evidence.ts';
import { type ReportEnvelope, reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import type { EndpointDrive } from './endpoint.ts';

type Place = Pick<EndpointDrive, 'dataDir' | 'deskKeyDir'>;

/** A report as the endpoint's files hold it: the endpoint is not asked. */
export type ReportOnDisk = {
  id: string;
  receipt: string;
  envelope: ReportEnvelope;
  /** How many entries of the ledger received this report; one is right. */
  ledgerEntries: number;
};

/** One sealed blob of a stored report and what the desk finds in it. */
export type StoredEvidence = {
  sealedSha256: string;
  /** The digest of the stored bytes, computed from them. */
  storedSha256: string;
  /** The evidence manifest's word on it. The package has none: the manifest lies inside it. */
  artefact: Artefact | undefined;
  /** What the sealed body promises of the content. */
  promisedSha256: string;
  /** The digest of the opened content, computed from it. */
  contentSha256: string;
  content: Blob;
};

/** Everything that the endpoint in this data directory has received, in the ledger's order. */
export function readStoredReports({ dataDir }: Pick<Place, 'dataDir'>): ReportOnDisk[] {
  const database = new DatabaseSync(join(dataDir, 'plaint.sqlite'), { readOnly: true });
  try {
    const entries = database.prepare('SELECT event FROM ledger_entry').all();
    const received = entries.map(
      ({ event }) => JSON.parse(String(event)) as { type: string; reportId: string },
    );
    return database
      .prepare('SELECT id, receipt, envelope FROM report ORDER BY leaf_index')
      .all()
      .map((row) => ({
        id: String(row['id']),
        receipt: String(row['receipt']),
        envelope: reportEnvelopeSchema.parse(JSON.parse(String(row['envelope']))),
        ledgerEntries: received.filter(
          ({ type, reportId }) => type === 'report.received' && reportId === row['id'],
        ).length,
      }));
  } finally {
    database.close();
  }
}

/** The types of the steps of a case, in the ledger's order. */
export function readLedgerSteps({ dataDir }: Pick<Place, 'dataDir'>, reportId: string): string[] {
  const database = new DatabaseSync(join(dataDir, 'plaint.sqlite'), { readOnly: true });
  try {
    const entries = database.prepare('SELECT event FROM ledger_entry ORDER BY leaf_index').all();
    return entries
      .map(({ event }) => JSON.parse(String(event)))
      .filter((event) => event.reportId === reportId && typeof event.seq === 'number')
      .map(({ type }) => String(type));
  } finally {
    database.close();
  }
}

/** All that a report says, whichever type of body says it. */
export type OpenedBody = Omit<FirstBody, 'type'>;

/**
 * Opens a stored report with the desk's private key, as a handler would, and who reports as well. `sealed` is
 * the body as it stood in its seal.
 */
export async function openStoredReport(
  place: Place,
  { id, envelope }: ReportOnDisk,
): Promise<{ body: OpenedBody; sealed: ReportBody; evidence: StoredEvidence[] }> {
  const { manifest } = envelope;
  const context = { reportId: id, evidenceManifestSha256: manifest.evidenceManifestSha256 };
  const deskKey = await readDeskKey(place);
  const sealed = await openBody(envelope.body, deskKey, context);
  const body = await joinIdentity(sealed, deskKey, context);
  const evidence = [];
  for (const { sha256: sealedSha256 } of manifest.evidence) {
    const name = `${manifest.capabilitySha256}.${sealedSha256}`;
    const sealed = new Blob([await readSealed(place.dataDir, name)]);
    const key = body.keys.find((candidate) => candidate.sealedSha256 === sealedSha256);
    if (key === undefined) throw new Error(`no key for ${sealedSha256}`);
    const content = await openBlob(sealed, key.key);
    evidence.push({
      sealedSha256,
      storedSha256: await sha256HexOfBlob(sealed),
      artefact: body.evidence.artefacts.find(({ sha256 }) => sha256 === key.sha256),
      promisedSha256: key.sha256,
      content,
      contentSha256: await sha256HexOfBlob(content),
    });
  }
  return { body, sealed, evidence };
}

async function joinIdentity(
  body: ReportBody,
  deskKey: CryptoKey,
  context: BodyContext,
): Promise<OpenedBody> {
  if (body.type === 'plaint.body/1') return body;
  const identity = await openIdentity(body.identity, deskKey, context);
  return {
    ...body,
    reporter: identity.reporter,
    answers: { ...body.answers, ...identity.answers },
    documents: [...body.documents, ...identity.documents],
    keys: [...body.keys, ...identity.keys],
  };
}

async function readDeskKey({ deskKeyDir }: Pick<Place, 'deskKeyDir'>): Promise<CryptoKey> {
  const [file = ''] = await readdir(deskKeyDir);
  const text = await readFile(join(deskKeyDir, file), 'utf8');
  return importDeskKey(await unlockDeskKey(text, undefined));
}

/** Evidence that a report has claimed lies in its shard; a crash may have left it where it arrived. */
async function readSealed(dataDir: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(join(dataDir, 'evidence', name.slice(0, 2), name)));
  } catch {
    return new Uint8Array(await readFile(join(dataDir, 'pending', name)));
  }
}
