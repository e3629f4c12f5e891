import { readBlob } from '../../utils/evidence/blob-chunks.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256HexOfBlob } from '../../utils/evidence/digest.ts';
import { redactPackage } from '../../utils/evidence/redact/redact-package.ts';
import { redactPictureInBrowser } from '../../utils/evidence/redact/redact-picture.ts';
import { openBlob, sealBlob } from '../../utils/evidence/sealed-blob.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { describeArtefacts } from '../../utils/evidence/wacz/describe-artefacts.ts';
import type { PackageInput } from '../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../utils/evidence/wacz/write-package.ts';
import { factsOf } from '../unit/evidence/sample-facts.ts';

export interface InPage {
  readonly holds: boolean;
  readonly findings: readonly unknown[];
  readonly failsWhenChanged: boolean;
  readonly isSealedWell: boolean;
  readonly derivativeHolds: boolean;
  readonly canaryLeft: boolean;
  readonly maskedPixel: readonly number[];
}

const url = 'https://forum.example.org/thread/7';
const at = '2026-03-04T05:06:07.890Z';
const now = new Date('2026-03-04T06:00:00.000Z');

async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(20, 20);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 20, 20);
  return canvas.convertToBlob({ type: 'image/png' });
}

async function capture(): Promise<PackageInput> {
  const html = new Blob(['<!doctype html><p title="Canary Name">Hello Canary Name']);
  const page = { url, title: 'Canary Name', capturedAt: at, text: 'Hello Canary Name' };
  const screenshot = await picture();
  const film = new Blob([new Uint8Array(9_000_000)]);
  const facts = canonicalBytes(factsOf(page));
  const parts = {
    page,
    documents: [{ url, html, mediaType: 'text/html' }],
    resources: [{ url: 'https://forum.example.org/film', mediaType: 'video/mp4', bytes: film }],
    screenshot,
    records: [
      { path: 'evidence/facts.json' as const, mediaType: 'application/json', bytes: facts },
    ],
  };
  return {
    ...parts,
    manifest: {
      type: 'plaint.evidence/1',
      reportId: '11111111-2222-4333-8444-555555555555',
      capturedAt: at,
      url,
      software: { name: 'plaint', version: '0.1.0', browser: 'Example 1' },
      clocks: { browser: at },
      artefacts: await describeArtefacts(parts),
    },
    signer: await createSigningPair(),
    packedAt: at,
  };
}

/** Everything that the extension does with evidence, once, in the browser it is opened in. */
export async function runInPage(): Promise<InPage> {
  const input = await capture();
  const file = await packWacz(input);
  const verdict = await verifyPackage(file, { now });
  const bytes = await readBlob(file);
  bytes[700] = (bytes[700] as number) ^ 1;
  const changed = await verifyPackage(new Blob([bytes]), { now });
  const { sealed, key } = await sealBlob(file);
  const opened = await openBlob(sealed, key);
  const reason = 'reporter-identity';
  const derived = await redactPackage(
    input,
    {
      terms: [{ text: 'Canary Name', reason }],
      elements: [],
      regions: [{ picture: 'screenshot', box: { x: 2, y: 2, width: 5, height: 5 }, reason }],
    },
    {
      parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
      redactPicture: redactPictureInBrowser,
    },
  );
  const derivative = await packWacz(derived.input);
  const documents = await Promise.all(derived.input.documents.map(({ html }) => html.text()));
  return {
    holds: verdict.holds,
    findings: verdict.points.flatMap((point) => point.findings),
    failsWhenChanged: !changed.holds,
    isSealedWell: (await sha256HexOfBlob(opened)) === (await sha256HexOfBlob(file)),
    derivativeHolds: (await verifyPackage(derivative, { now })).holds,
    canaryLeft: `${documents}${derived.input.page.text}${derived.input.page.title}`.includes(
      'Canary',
    ),
    maskedPixel: await pixelAt(derived.input.screenshot, 4, 4),
  };
}

async function pixelAt(image: Blob | undefined, x: number, y: number): Promise<number[]> {
  if (image === undefined) return [];
  const canvas = new OffscreenCanvas(20, 20);
  const context = canvas.getContext('2d');
  context?.drawImage(await createImageBitmap(image), 0, 0);
  return [...(context?.getImageData(x, y, 1, 1).data ?? [])];
}
