import type { CaptureAccount, Omission, ResourceFacts } from '../../protocol/capture-account.ts';
import type { BrowserCopy } from './browser-copy.ts';
import type { FrozenFrame, MissingResource, ResourceUse } from './frozen.ts';
import { Inventory, type Piece } from './inventory.ts';
import { OmissionList } from './omission-list.ts';
import { placeholderFrame } from './placeholder.ts';
import { renderDocument, snapshotPolicy, viewPolicy } from './render.ts';
import type { PixelSource } from './screenshot-pixels.ts';
import { PartSink } from './sink.ts';

export interface AssembleInput {
  /** The top frame first, then every other frame that answered. */
  readonly frames: readonly FrozenFrame[];
  /** The browser's own copy of the page (`pageCapture.saveAsMHTML`). */
  readonly copy?: BrowserCopy;
  /** What was visible, for pixels that only a screenshot has. */
  readonly pixels?: PixelSource;
}

export interface SnapshotDocument {
  readonly url: string;
  readonly mediaType: 'text/html';
  readonly html: Blob;
}

export interface Snapshot {
  /** One self-contained HTML file that requests nothing and runs nothing. */
  readonly view: Blob;
  /** The top document first; they refer to `resources` and to each other by URL. */
  readonly documents: readonly SnapshotDocument[];
  readonly resources: readonly Piece[];
  /** The visible text of all documents. */
  readonly text: string;
  readonly missing: readonly MissingResource[];
  readonly account: CaptureAccount;
}

const engine = 'plaint-snapshot/1';

/**
 * Joins what the frames handed over into one snapshot. Pure: no DOM, no network. A page of which nothing
 * could be frozen gives one without a document, whose view says so. Throws RangeError without any frame.
 */
export async function assemble(input: AssembleInput): Promise<Snapshot> {
  const frames = input.frames.filter((frame) => !frame.within && frame.documents.length > 0);
  const top = frames.find((frame) => frame.key === '') ?? frames[0];
  if (!top) {
    const [answering] = input.frames;
    if (answering === undefined) throw new RangeError('no frame was captured');
    return withoutDocument(answering.url);
  }
  const cuts = new OmissionList();
  for (const frame of frames) cuts.addAll(frame.account.cuts);
  const inventory = new Inventory(frames, input.copy ?? new Map(), input.pixels);
  await inventory.load();

  const view = new PartSink();
  renderDocument({ inventory, mode: 'view', policy: viewPolicy, depth: 0 }, top, 0, view);
  const frozen = inventory.documents().filter(({ frame, id }) => !hasFailed(frame, id));
  const documents = frozen.map(({ frame, id, url }) => {
    const sink = new PartSink();
    renderDocument(
      { inventory, mode: 'document', policy: snapshotPolicy, depth: 0 },
      frame,
      id,
      sink,
    );
    return { url, mediaType: 'text/html' as const, html: sink.toBlob('text/html') };
  });
  const missing = inventory.missing();
  for (const { url, use, why } of missing) cuts.add(omissionKind(use), why, url);
  return {
    view: view.toBlob('text/html'),
    documents,
    resources: inventory.pieces(),
    text: frames.flatMap((frame) => frame.documents.map((document) => document.text)).join('\n\n'),
    missing,
    account: { ...buildAccount(frames, missing, cuts), resources: listSources(inventory) },
  };
}

function hasFailed(frame: FrozenFrame, id: number): boolean {
  return frame.documents[id]?.hasFailed === true;
}

/** What there is when nothing of a page could be frozen or joined: that, said in words. */
export function withoutDocument(url: string): Snapshot {
  const page = placeholderFrame(url, 'unreadable');
  return {
    view: new Blob([page], { type: 'text/html' }),
    documents: [],
    resources: [],
    text: '',
    missing: [{ url, use: 'frame', why: 'unreadable' }],
    account: {
      engine,
      durationMs: 0,
      longestTaskMs: 0,
      nodes: 0,
      mutationsDuring: 0,
      frames: [{ url: url.slice(0, 8192), captured: false, nodes: 0 }],
      cuts: [{ what: 'frame', why: 'unreadable', count: 1, examples: [url.slice(0, 2000)] }],
    },
  };
}

const maxListed = 3_000;

/** Where the bytes of each resource are from. */
function listSources(inventory: Inventory): ResourceFacts[] {
  return inventory
    .pieces()
    .slice(0, maxListed)
    .map(({ url, mediaType, bytes, source }) => ({
      url: url.slice(0, 8192),
      mediaType: mediaType.slice(0, 2000),
      sizeBytes: bytes.size,
      source,
    }));
}

function omissionKind(use: ResourceUse | 'frame'): Omission['what'] {
  if (use === 'css') return 'stylesheet';
  return use === 'css-image' ? 'image' : use;
}

function buildAccount(
  frames: readonly FrozenFrame[],
  missing: readonly MissingResource[],
  cuts: OmissionList,
): CaptureAccount {
  const accounts = frames.map((frame) => frame.account);
  return {
    engine,
    durationMs: Math.max(...accounts.map((account) => account.durationMs)),
    longestTaskMs: Math.max(...accounts.map((account) => account.longestTaskMs)),
    nodes: accounts.reduce((sum, account) => sum + account.nodes, 0),
    mutationsDuring: accounts.reduce((sum, account) => sum + account.mutationsDuring, 0),
    frames: [
      ...frames
        .flatMap((frame) => frame.documents)
        .filter((document) => document.hasFailed !== true || document === frames[0]?.documents[0])
        .map(({ url, nodes, hasFailed: failed }) => ({
          url: url.slice(0, 8192),
          captured: failed !== true,
          nodes,
        })),
      ...missing
        .filter(({ use }) => use === 'frame')
        .map(({ url }) => ({ url: url.slice(0, 8192), captured: false, nodes: 0 })),
    ].slice(0, 500),
    cuts: cuts.list().slice(0, 500),
  };
}
