import { randomUUID } from 'node:crypto';
import { PNG } from 'pngjs';
import { toBase64url } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex, sha256HexOfBlob } from '../../utils/evidence/digest.ts';
import { bodyContext, sealBody } from '../../utils/evidence/seal-body.ts';
import { sealIdentity } from '../../utils/evidence/seal-identity.ts';
import { sealBlob } from '../../utils/evidence/sealed-blob.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { packWacz } from '../../utils/evidence/wacz/write-package.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import type { ReportManifest, RoutingHeader } from '../../utils/protocol/report.ts';
import { exampleHeader, sendReport, signManifest } from '../contract/reporter.ts';
import { samplePackageInput } from '../unit/evidence/sample-package.ts';

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
}

/** A whole report with a package, sealed as the extension seals it, and delivered; resolves to its number. */
export async function deliverReport(
  url: string,
  descriptor: Descriptor,
  options: DeskReportOptions = {},
): Promise<string> {
  const id = randomUUID();
  const signer = await createSigningPair();
  const input = await samplePackageInput({ signer, screenshot: drawPicture() });
  const wacz = await packWacz(input);
  const sealed = await sealBlob(wacz);
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
    keys: [
      {
        sealedSha256: sealed.sha256,
        sha256: await sha256HexOfBlob(wacz),
        sizeBytes: wacz.size,
        key: sealed.key,
      },
    ],
  };
  const context = await bodyContext(id, { evidence: input.manifest });
  const body: ReportBody = {
    type: 'plaint.body/2',
    identity: await sealIdentity(
      {
        type: 'plaint.identity/1',
        reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
        answers: { contact: 'a@reporter.test' },
        documents: [],
        keys: [],
      },
      context,
      [identityKey],
    ),
    replyKey: (await createSealingPair()).publicKey,
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
    evidence: [{ sha256: sealed.sha256, sizeBytes: sealed.sizeBytes }],
    capabilitySha256: await sha256Hex(new Uint8Array(Buffer.from(capability, 'base64url'))),
    signer: signer.publicKey,
  };
  const signature = await signManifest(manifest, signer);
  const evidence = [new Uint8Array(await sealed.sealed.arrayBuffer())];
  const answer = await sendReport(url, {
    id,
    capability,
    signer,
    evidence,
    envelope: { manifest, signature, body: sealedBody },
  });
  if (answer.status !== 201) throw new Error(`report: ${answer.status} ${await answer.text()}`);
  return id;
}
