import { defined } from '../defined.ts';
import { PlaintError } from '../errors.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import type { SigningPair } from '../evidence/signature.ts';
import { evidencePaths, type PackageInput } from '../evidence/wacz/package-input.ts';
import { packWacz } from '../evidence/wacz/write-package.ts';
import type { Artefact, ArtefactRole, EvidenceManifest } from '../protocol/evidence.ts';
import type { CaptureRecord } from './capture-record.ts';
import { historyRecords, type PackageHistory } from './history-records.ts';

/** Stored bytes by SHA-256; undefined when they are gone. */
export type LoadBlob = (sha256: string) => Promise<Blob | undefined>;

export interface PackRequest {
  readonly capture: CaptureRecord;
  readonly manifest: EvidenceManifest;
  readonly signer: SigningPair;
  readonly loadBlob: LoadBlob;
  /** Left out, the package holds the capture alone. */
  readonly history?: PackageHistory;
  /** An instant. */
  readonly packedAt: string;
  readonly signal?: AbortSignal;
}

interface Located {
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Blob;
}

/** A stored capture as one signed WACZ. Rejects with `not_found` when bytes of it are gone. */
export async function packCapture(request: PackRequest): Promise<Blob> {
  const { history, manifest } = request;
  const input = await captureInput(request);
  const told = history === undefined ? [] : historyRecords(history, manifest);
  return packWacz({ ...input, records: [...input.records, ...told] });
}

/**
 * What a package of a stored capture is made from, without its history: also what a redacted copy starts
 * from.
 */
export async function captureInput(request: Omit<PackRequest, 'history'>): Promise<PackageInput> {
  const { capture, manifest, signer, packedAt, signal } = request;
  const load = async ({ sha256, mediaType }: Artefact): Promise<Blob> => {
    const blob = await request.loadBlob(sha256);
    if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
    return blob.type === mediaType ? blob : blob.slice(0, blob.size, mediaType);
  };
  const ofRole = (role: ArtefactRole) => capture.artefacts.filter((item) => item.role === role);
  const located = (role: ArtefactRole): Promise<Located[]> =>
    Promise.all(
      ofRole(role).map(async (item) => ({
        url: item.url ?? capture.facts.page.url.shown,
        mediaType: item.mediaType,
        bytes: await load(item),
      })),
    );
  const only = async (role: ArtefactRole): Promise<Blob | undefined> => {
    const [item] = ofRole(role);
    return item === undefined ? undefined : load(item);
  };

  const [documents, resources, text] = [
    await located('document'),
    await located('resource'),
    await only('text'),
  ];
  const screenshot = await only('screenshot');
  const screenshotMarked = await only('screenshot-marked');
  const screenshotElement = await only('screenshot-element');
  const screenshotPage = await only('screenshot-page');
  const thumbnail = await only('thumbnail');
  const thread = await only('thread');
  return {
    page: {
      url: capture.facts.page.url.shown,
      title: capture.facts.page.title,
      capturedAt: capture.capturedAt,
      text: (await text?.text()) ?? '',
    },
    documents: documents.map(({ url, mediaType, bytes }) => ({ url, mediaType, html: bytes })),
    resources,
    ...defined({ screenshot, screenshotMarked, screenshotElement, screenshotPage, thumbnail }),
    records: [
      {
        path: 'evidence/facts.json',
        mediaType: 'application/json',
        bytes: canonicalBytes(capture.facts),
      },
      ...(thread === undefined
        ? []
        : [{ path: evidencePaths.thread, mediaType: 'application/json', bytes: thread }]),
    ],
    manifest,
    signer,
    packedAt,
    ...defined({ signal }),
  };
}
