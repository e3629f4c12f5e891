import { randomBytes } from 'node:crypto';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import type { Artefact, EvidenceManifest } from '../../../utils/protocol/evidence.ts';

export const pageUrl = 'https://forum.example.org/thread/7?page=1';
export const reportId = '11111111-2222-4333-8444-555555555555';
export const capturedAt = '2026-03-04T05:06:07.890Z';
export const packedAt = '2026-03-04T05:07:00.000Z';
export const soonAfter = new Date('2026-03-04T06:00:00.000Z');

/** The smallest PNG: one transparent pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const html = `<!doctype html><meta charset="utf-8"><title>Thread 七</title>
<link rel="stylesheet" href="https://static.example.org/style.css">
<h1>Thread 七</h1><img src="https://static.example.org/cat.png" alt="cat"><p>第一帖 a post</p>
<iframe src="https://forum.example.org/frame"></iframe>`;

/** A small capture with a frame, a stylesheet, pictures and Plaint's own records; `extra` adds to it. */
export async function samplePackageInput(extra: Partial<PackageInput> = {}): Promise<PackageInput> {
  const input: Omit<PackageInput, 'manifest'> = {
    page: { url: pageUrl, title: 'Thread 七', capturedAt, text: 'Thread 七\n第一帖 a post' },
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
        bytes: new Blob(['{"page":{}}']),
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
export async function manifestOf(input: Omit<PackageInput, 'manifest'>): Promise<EvidenceManifest> {
  const described: [Artefact['role'], string, Blob][] = [
    ...input.documents.map(({ url, html }): [Artefact['role'], string, Blob] => [
      'document',
      url,
      html,
    ]),
    ...input.resources.map(({ url, bytes }): [Artefact['role'], string, Blob] => [
      'resource',
      url,
      bytes,
    ]),
    ['text', 'text', new Blob([input.page.text])],
  ];
  if (input.screenshot) described.push(['screenshot', 'screenshot', input.screenshot]);
  if (input.screenshotMarked)
    described.push(['screenshot-marked', 'marked', input.screenshotMarked]);
  if (input.thumbnail) described.push(['thumbnail', 'thumbnail', input.thumbnail]);
  const artefacts: Artefact[] = [];
  for (const [role, name, blob] of described) {
    const sha256 = await sha256HexOfBlob(blob);
    const mediaType = 'application/octet-stream';
    artefacts.push({ role, name: name.slice(0, 255), mediaType, sizeBytes: blob.size, sha256 });
  }
  return {
    type: 'plaint.evidence/1',
    reportId,
    capturedAt,
    url: input.page.url,
    software: { name: 'plaint', version: '0.1.0', browser: 'Example 1' },
    clocks: { browser: capturedAt },
    artefacts,
  };
}
