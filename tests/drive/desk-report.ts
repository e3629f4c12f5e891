import { randomUUID } from 'node:crypto';
import { PNG } from 'pngjs';
import { defined } from '../../utils/defined.ts';
import { toBase64url } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex, sha256HexOfBlob } from '../../utils/evidence/digest.ts';
import { bodyContext, sealBody } from '../../utils/evidence/seal-body.ts';
import { sealIdentity } from '../../utils/evidence/seal-identity.ts';
import { sealBlob } from '../../utils/evidence/sealed-blob.ts';
import { createSealingPair, type SealingPair } from '../../utils/evidence/sealing-key.ts';
import { createSigningPair, type SigningPair } from '../../utils/evidence/signature.ts';
import { evidencePaths } from '../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../utils/evidence/wacz/write-package.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import type { ReportManifest, RoutingHeader } from '../../utils/protocol/report.ts';
import type { ThreadEvidence } from '../../utils/protocol/thread.ts';
import { exampleHeader, sendReport, signManifest } from '../contract/reporter.ts';
import { pageUrl, samplePackageInput } from '../unit/evidence/sample-package.ts';

/** What a screenshot looks like from afar: a heading and lines of text. */
function drawPicture(): Blob {
  const picture = new PNG({ width: 720, height: 420 });
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const isHeading = y > 30 && y < 62 && x > 40 && x < 380;
      const isLine = y > 90 && y % 34 < 14 && x > 40 && x < 420 + ((y * 37) % 240);
      const [r, g, b] = isHeading ? [28, 94, 139] : isLine ? [70, 80, 90] : [250, 249, 245];
      const at = 4 * (y * picture.width + x);
      picture.data[at] = r ?? 0;
      picture.data[at + 1] = g ?? 0;
      picture.data[at + 2] = b ?? 0;
      picture.data[at + 3] = 255;
    }
  }
  return new Blob([new Uint8Array(PNG.sync.write(picture))], { type: 'image/png' });
}

export interface DeskReportOptions {
  readonly header?: Partial<RoutingHeader>;
  readonly answers?: Readonly<Record<string, string>>;
  /** Uploaded with the report; its key is in no body, and can go into a message. */
  readonly later?: Blob;
  /** Who reports, in the seal of their own. */
  readonly reporterName?: string;
  /** A file that shows who reports, told of in the seal of their own. */
  readonly identityFile?: { readonly name: string; readonly bytes: Blob };
  /** The frozen page in its package. */
  readonly snapshot?: string;
  /** The discussion that its package holds. */
  readonly thread?: ThreadEvidence;
  /** A second package, where the redacted copy goes. */
  readonly copy?: Blob;
}

/** A report that was delivered, and what its reporter needs to write to the desk. */
export interface DeliveredReport {
  readonly id: string;
  readonly capability: string;
  readonly signer: SigningPair;
  readonly reply: SealingPair;
  readonly manifestSha256: string;
  readonly laterKey?: EvidenceKey;
}

async function sealFile(file: Blob) {
  const sealed = await sealBlob(file);
  const sha256 = await sha256HexOfBlob(file);
  const { sha256: sealedSha256, key } = sealed;
  return { sealed, key: { sealedSha256, sha256, sizeBytes: file.size, key } };
}

const html = 'text/html; charset=utf-8';

/** With the page and the discussion that are asked for. */
async function samplePackage(signer: SigningPair, { snapshot, thread }: DeskReportOptions) {
  const documents =
    snapshot === undefined
      ? undefined
      : [{ url: pageUrl, html: new Blob([snapshot]), mediaType: html }];
  const page = { signer, screenshot: drawPicture(), ...defined({ documents }) };
  const sample = await samplePackageInput(page);
  if (thread === undefined) return sample;
  const bytes = canonicalBytes(thread);
  const record = { path: evidencePaths.thread, mediaType: 'application/json', bytes };
  return samplePackageInput({ ...page, records: [...sample.records, record] });
}

/** A whole report with a package, sealed as the extension seals it, and delivered. */
export async function deliverReport(
  url: string,
  descriptor: Descriptor,
  options: DeskReportOptions = {},
): Promise<DeliveredReport> {
  const id = randomUUID();
  const signer = await createSigningPair();
  const sample = await samplePackage(signer, options);
  const input = { ...sample, manifest: { ...sample.manifest, reportId: id } };
  const packed = await sealFile(await packWacz(input));
  const copy = options.copy && (await sealFile(options.copy));
  const later = options.later && (await sealFile(options.later));
  const { identityFile } = options;
  const naming = identityFile && (await sealFile(identityFile.bytes));
  const files = [packed, copy, later, naming].filter((each) => each !== undefined);
  const { deskKey, identityKey = deskKey } = descriptor;
  const answers = options.answers ?? {
    url: input.page.url,
    quote: 'Teal Kettle pocketed the whole lantern fund last spring.',
  };
  const content = {
    answers,
    targets: [input.page.url],
    evidence: input.manifest,
    documents: [],
    keys: [packed.key, ...(copy ? [copy.key] : [])],
  };
  const context = await bodyContext(id, { evidence: input.manifest });
  const reply = await createSealingPair();
  const body: ReportBody = {
    type: 'plaint.body/2',
    identity: await sealIdentity(
      {
        type: 'plaint.identity/1',
        reporter: {
          name: options.reporterName ?? 'A. Example',
          contact: 'a@reporter.test',
          anonymous: false,
        },
        answers: { contact: 'a@reporter.test' },
        documents:
          identityFile && naming
            ? [{ sha256: naming.key.sha256, kind: 'identity-document', name: identityFile.name }]
            : [],
        keys: naming ? [naming.key] : [],
      },
      context,
      [identityKey],
    ),
    replyKey: reply.publicKey,
    ...content,
  };
  const sealedBody = await sealBody(body, { reportId: id, deskKey });
  const capability = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const header = { ...exampleHeader, ...options.header };
  const manifest: ReportManifest = {
    type: 'plaint.report/1',
    id,
    createdAt: new Date().toISOString(),
    header,
    evidenceManifestSha256: context.evidenceManifestSha256,
    bodySha256: await sha256Hex(canonicalBytes(sealedBody)),
    evidence: files.map(({ sealed: { sha256, sizeBytes } }) => ({ sha256, sizeBytes })),
    capabilitySha256: await sha256Hex(new Uint8Array(Buffer.from(capability, 'base64url'))),
    signer: signer.publicKey,
  };
  const signature = await signManifest(manifest, signer);
  const evidence = await Promise.all(
    files.map(async ({ sealed }) => new Uint8Array(await sealed.sealed.arrayBuffer())),
  );
  const answer = await sendReport(url, {
    id,
    capability,
    signer,
    evidence,
    envelope: { manifest, signature, body: sealedBody },
  });
  if (answer.status !== 201) throw new Error(`report: ${answer.status} ${await answer.text()}`);
  const manifestSha256 = await sha256Hex(canonicalBytes(manifest));
  return { id, capability, signer, reply, manifestSha256, ...defined({ laterKey: later?.key }) };
}
