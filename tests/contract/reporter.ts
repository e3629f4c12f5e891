import { randomUUID } from 'node:crypto';
import { GeneralEncrypt, importJWK } from 'jose';
import { type Bytes, randomBytes, toBase64url, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalBytes, canonicalJson } from '../../utils/evidence/canonical.ts';
import { contentDigest, sha256Hex } from '../../utils/evidence/digest.ts';
import {
  createSigningPair,
  type SigningPair,
  signCanonical,
} from '../../utils/evidence/signature.ts';
import type { BodyType } from '../../utils/protocol/body.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import {
  type ReportEnvelope,
  type ReportManifest,
  type RoutingHeader,
  type SealedBody,
  sealedBodySchema,
} from '../../utils/protocol/report.ts';
import { headers, mediaTypes, paths, signingDomains } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';

/** A report as a reporter's software would make it, with everything needed to send it or to spoil it. */
export interface TestReport {
  readonly id: string;
  readonly capability: string;
  readonly signer: SigningPair;
  readonly evidence: readonly Bytes[];
  readonly envelope: ReportEnvelope;
}

export const exampleHeader: RoutingHeader = {
  standard: { id: guideline2023.id, version: guideline2023.version },
  channel: 'extension',
  category: 'insult',
  surface: 'post',
  affected: 'self',
  flags: [],
  platform: 'forum.example.org',
  language: 'zh-Hans',
  elements: ['url', 'quote', 'contact'],
  documents: [],
};

export interface ReportOptions {
  readonly id?: string;
  readonly capability?: string;
  readonly evidence?: readonly Bytes[];
  readonly header?: Partial<RoutingHeader>;
  readonly plaintext?: string;
  readonly bodyType?: BodyType;
  readonly evidenceManifestSha256?: string;
  readonly signer?: SigningPair;
}

async function seal(
  plaintext: string,
  aad: { reportId: string; evidenceManifestSha256: string },
  deskKey: SealingKey,
  bodyType: BodyType = 'plaint.body/1',
): Promise<SealedBody> {
  const { kid, ...jwk } = deskKey;
  const jwe = new GeneralEncrypt(utf8(plaintext))
    .setProtectedHeader({ enc: 'A256GCM' })
    .setAdditionalAuthenticatedData(utf8(`${bodyType}\n${canonicalJson(aad)}`));
  jwe
    .addRecipient(await importJWK(jwk, 'ECDH-ES+A256KW'))
    .setUnprotectedHeader({ alg: 'ECDH-ES+A256KW', kid });
  return sealedBodySchema.parse(await jwe.encrypt());
}

export async function createReport(
  deskKey: SealingKey,
  options: ReportOptions = {},
): Promise<TestReport> {
  const id = options.id ?? randomUUID();
  const capability = options.capability ?? toBase64url(randomBytes(32));
  const evidence = options.evidence ?? [randomBytes(2000)];
  const signer = options.signer ?? (await createSigningPair());
  const evidenceManifestSha256 =
    options.evidenceManifestSha256 ?? (await sha256Hex(randomBytes(32)));
  const plaintext = options.plaintext ?? '{}';
  const context = { reportId: id, evidenceManifestSha256 };
  const body = await seal(plaintext, context, deskKey, options.bodyType);
  const manifest: ReportManifest = {
    type: 'plaint.report/1',
    id,
    createdAt: '2026-01-02T03:04:05.678Z',
    header: { ...exampleHeader, ...options.header },
    evidenceManifestSha256,
    bodySha256: await sha256Hex(canonicalBytes(body)),
    evidence: await Promise.all(
      evidence.map(async (bytes) => ({ sha256: await sha256Hex(bytes), sizeBytes: bytes.length })),
    ),
    capabilitySha256: await sha256Hex(new Uint8Array(Buffer.from(capability, 'base64url'))),
    signer: signer.publicKey,
  };
  const signature = await signManifest(manifest, signer);
  return { id, capability, signer, evidence, envelope: { manifest, signature, body } };
}

export function signManifest(manifest: ReportManifest, signer: SigningPair): Promise<string> {
  return signCanonical(signingDomains.report, manifest, signer.privateKey);
}

export interface ChunkOptions {
  readonly offset?: number;
  readonly isLast?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sha256?: string;
}

export async function sendChunk(
  url: string,
  report: Pick<TestReport, 'capability'>,
  bytes: Bytes,
  options: ChunkOptions = {},
): Promise<Response> {
  const sha256 = options.sha256 ?? (await sha256Hex(bytes));
  return fetch(url + paths.evidence(sha256), {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${report.capability}`,
      'Content-Type': mediaTypes.chunk,
      [headers.digest]: await contentDigest(bytes),
      [headers.offset]: String(options.offset ?? 0),
      [headers.complete]: (options.isLast ?? true) ? '?1' : '?0',
      ...options.headers,
    },
    body: bytes,
  });
}

export async function sendEvidence(url: string, report: TestReport): Promise<void> {
  for (const bytes of report.evidence) {
    const response = await sendChunk(url, report, bytes);
    if (response.status !== 204) throw new Error(`evidence: ${response.status}`);
  }
}

/** Goes on where the endpoint says that each upload stands. */
export async function resumeEvidence(url: string, report: TestReport): Promise<void> {
  for (const bytes of report.evidence) {
    const sha256 = await sha256Hex(bytes);
    const head = await fetch(url + paths.evidence(sha256), {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${report.capability}` },
    });
    if (head.headers.get(headers.complete) === '?1') continue;
    const offset = Number(head.headers.get(headers.offset) ?? 0);
    const rest = await sendChunk(url, report, bytes.slice(offset), { offset, sha256 });
    if (rest.status !== 204) throw new Error(`evidence: ${rest.status}`);
  }
}

export function putReport(
  url: string,
  report: Pick<TestReport, 'id' | 'capability'>,
  body: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url + paths.report(report.id), {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${report.capability}`,
      'Content-Type': mediaTypes.json,
      ...fields,
    },
    body,
  });
}

/** Evidence, then the report; resolves to the answer to the latter. */
export async function sendReport(url: string, report: TestReport): Promise<Response> {
  await sendEvidence(url, report);
  return putReport(url, report, JSON.stringify(report.envelope));
}
