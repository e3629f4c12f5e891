import { randomBytes } from 'node:crypto';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { describeArtefacts } from '../../../utils/evidence/wacz/describe-artefacts.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import type { EvidenceManifest } from '../../../utils/protocol/evidence.ts';
import { capturedAt, factsOf } from './sample-facts.ts';

export { capturedAt, factsOf };

export const pageUrl = 'https://forum.example.org/thread/7?page=1';
export const reportId = '11111111-2222-4333-8444-555555555555';
export const packedAt = '2026-03-04T05:07:00.000Z';
export const soonAfter = new Date('2026-03-04T06:00:00.000Z');

/** The smallest PNG: one transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const html = `<!doctype html><meta charset="utf-8"><title>Thread 七</title>
<link rel="stylesheet" href="https://static.example.org/style.css">
<h1>Thread 七</h1><img src="https://static.example.org/cat.png" alt="cat"><p>第一帖 a post</p>
<iframe src="https://forum.example.org/frame"></iframe>`;

/** A small capture with a frame, a stylesheet, pictures and Plaint's own records; `extra` adds to it. */
export async function samplePackageInput(extra: Partial<PackageInput> = {}): Promise<PackageInput> {
  const page = { url: pageUrl, title: 'Thread 七', capturedAt, text: 'Thread 七\n第一帖 a post' };
  const input: Omit<PackageInput, 'manifest'> = {
    page,
    documents: [
      { url: pageUrl, html: new Blob([html]), mediaType: 'text/html; charset=utf-8' },
      {
        url: 'https://forum.example.org/frame',
        html: new Blob(['<!doctype html><p>frame']),
        mediaType: 'text/html; charset=utf-8',
      },
    ],
    resources: [
      {
        url: 'https://static.example.org/style.css',
        mediaType: 'text/css',
        bytes: new Blob(['h1 { color: rgb(1, 2, 3) }\n'.repeat(50)]),
      },
      { url: 'https://static.example.org/cat.png', mediaType: 'image/png', bytes: png(pixel) },
    ],
    screenshot: png(randomBytes(5000)),
    screenshotMarked: png(randomBytes(4000)),
    thumbnail: png(randomBytes(300)),
    records: [
      {
        path: 'evidence/facts.json',
        mediaType: 'application/json',
        bytes: canonicalBytes(factsOf(extra.page ?? page)),
      },
    ],
    signer: await createSigningPair(),
    packedAt,
    ...extra,
  };
  return { ...input, manifest: extra.manifest ?? (await manifestOf(input)) };
}

export function png(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' });
}

/** A manifest that names every artefact of a capture. */
async function manifestOf(input: Omit<PackageInput, 'manifest'>): Promise<EvidenceManifest> {
  return {
    type: 'plaint.evidence/1',
    reportId,
    capturedAt,
    url: input.page.url,
    software: { name: 'plaint', version: '0.1.0', browser: 'Example 1' },
    clocks: { page: capturedAt, browser: capturedAt },
    artefacts: await describeArtefacts(input),
  };
}
