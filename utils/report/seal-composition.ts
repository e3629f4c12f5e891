import { defined } from '../defined.ts';
import { PlaintError } from '../errors.ts';
import { randomBytes, toBase64url } from '../evidence/bytes.ts';
import { canonicalBytes, canonicalJson } from '../evidence/canonical.ts';
import { sha256Hex, sha256HexOfBlob } from '../evidence/digest.ts';
import { manifestDigest } from '../evidence/manifest-head.ts';
import { bodyContext, sealBody } from '../evidence/seal-body.ts';
import { sealIdentity } from '../evidence/seal-identity.ts';
import { sealBlob } from '../evidence/sealed-blob.ts';
import { type SigningPair, signCanonical } from '../evidence/signature.ts';
import type { ReportBody } from '../protocol/body.ts';
import type { Descriptor } from '../protocol/descriptor.ts';
import type { EvidenceKey } from '../protocol/evidence-key.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import type { ReportEnvelope, ReportManifest, RoutingHeader } from '../protocol/report.ts';
import { signingDomains } from '../protocol/wire.ts';
import type { Composition } from './compose.ts';
import type { PackageHistory } from './history-records.ts';
import { type LoadBlob, packCapture } from './pack-capture.ts';

export interface SealRequest {
  readonly composition: Pick<Composition, 'header' | 'body' | 'naming' | 'capture'>;
  readonly descriptor: Descriptor;
  /** The key of this report alone. */
  readonly signer: SigningPair;
  /** The reply key of this report alone; given where the desk opens `plaint.body/2`, which carries it. */
  readonly replyKey?: SealingKey;
  readonly loadBlob: LoadBlob;
  /** The history that goes into the capture's package. */
  readonly history?: PackageHistory;
  /** The redacted copy, packed already. It is sealed beside the original, for eyes that need not see that. */
  readonly derivative?: Blob;
  /** An instant. */
  readonly now: string;
  readonly signal: AbortSignal;
}

/** A report sealed, signed and serialised: nothing of it changes any more. */
export interface SealedReport {
  readonly envelopeText: string;
  readonly manifestSha256: string;
  /** The secret by which its uploads and its status may be asked for: 32 random bytes in base64url. */
  readonly capability: string;
  readonly evidence: readonly {
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly blob: Blob;
  }[];
}

interface SealedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly blob: Blob;
  readonly opener: EvidenceKey;
  /** Of a document. */
  readonly kind?: string;
}

async function sealFile(file: Blob, sha256: string, signal: AbortSignal): Promise<SealedFile> {
  const { sealed, sha256: sealedSha256, key, sizeBytes } = await sealBlob(file, { signal });
  return {
    sha256: sealedSha256,
    sizeBytes,
    blob: sealed,
    opener: { sealedSha256, sha256, sizeBytes: file.size, key },
  };
}

/** The body of the newest type that the desk opens. In the second, who reports is sealed apart. */
async function buildBody(request: SealRequest, files: readonly SealedFile[]): Promise<ReportBody> {
  const { composition, descriptor, replyKey } = request;
  const { reporter, ...content } = composition.body;
  if (replyKey === undefined)
    return { type: 'plaint.body/1', reporter, ...content, keys: openersOf(files) };
  const { elements, documents } = composition.naming;
  const isNamingId = (id: string) => elements.includes(id);
  const isNaming = ({ kind }: { readonly kind?: string }) =>
    kind !== undefined && documents.includes(kind);
  const isOther = (part: { readonly kind?: string }) => !isNaming(part);
  const { deskKey, identityKey = deskKey, recoveryKey } = descriptor;
  const identity = await sealIdentity(
    {
      type: 'plaint.identity/1',
      reporter,
      answers: partOf({ ...content.answers, ...content.unmasked }, isNamingId),
      documents: content.documents.filter(isNaming),
      keys: openersOf(files.filter(isNaming)),
    },
    await bodyContext(content.evidence.reportId, content),
    [identityKey, ...(recoveryKey === undefined ? [] : [recoveryKey])],
  );
  const isSubstance = (id: string) => !isNamingId(id);
  return {
    ...content,
    type: 'plaint.body/2',
    identity,
    replyKey,
    answers: partOf(content.answers, isSubstance),
    ...defined({ unmasked: content.unmasked && partOf(content.unmasked, isSubstance) }),
    documents: content.documents.filter(isOther),
    keys: openersOf(files.filter(isOther)),
  };
}

function openersOf(files: readonly SealedFile[]): EvidenceKey[] {
  return files.map(({ opener }) => opener);
}

function partOf(answers: Readonly<Record<string, string>>, isPart: (id: string) => boolean) {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => isPart(id)));
}

/**
 * Packs the capture, seals every file and the body to the endpoint's desk, and signs the manifest with the
 * report's own key. Rejects with `not_found` when stored bytes are gone.
 */
export async function sealComposition(request: SealRequest): Promise<SealedReport> {
  const { composition, descriptor, signer, loadBlob, history, derivative, now, signal } = request;
  const { capture } = composition;
  const { reportId } = composition.body.evidence;
  const files: SealedFile[] = [];
  if (capture !== undefined) {
    const manifest = composition.body.evidence;
    const packed = await packCapture({
      capture,
      manifest,
      signer,
      loadBlob,
      ...defined({ history }),
      packedAt: now,
      signal,
    });
    files.push(await sealFile(packed, await sha256HexOfBlob(packed), signal));
    if (derivative !== undefined) {
      files.push(await sealFile(derivative, await sha256HexOfBlob(derivative), signal));
    }
  }
  const documents: RoutingHeader['documents'] = [];
  for (const { sha256, kind } of composition.body.documents) {
    const blob = await loadBlob(sha256);
    if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
    const sealed = await sealFile(blob, sha256, signal);
    files.push({ ...sealed, kind });
    documents.push({ kind, sha256: sealed.sha256 });
  }
  const opened = await buildBody(request, files);
  const body = await sealBody(opened, {
    reportId,
    deskKey: descriptor.deskKey,
    ...defined({ recoveryKey: descriptor.recoveryKey }),
  });
  const capability = randomBytes(32);
  const manifest: ReportManifest = {
    type: 'plaint.report/1',
    id: reportId,
    createdAt: now,
    header: { ...composition.header, documents },
    evidenceManifestSha256: await manifestDigest(composition.body.evidence),
    bodySha256: await sha256Hex(canonicalBytes(body)),
    evidence: files.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })),
    capabilitySha256: await sha256Hex(capability),
    signer: signer.publicKey,
  };
  const signature = await signCanonical(signingDomains.report, manifest, signer.privateKey);
  const envelope: ReportEnvelope = { manifest, signature, body };
  return {
    envelopeText: canonicalJson(envelope),
    manifestSha256: await sha256Hex(canonicalBytes(manifest)),
    capability: toBase64url(capability),
    evidence: files.map(({ sha256, sizeBytes, blob }) => ({ sha256, sizeBytes, blob })),
  };
}
