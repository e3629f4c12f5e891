import type { Snapshot } from '../../capture/snapshot/assemble.ts';
import { defined } from '../../defined.ts';
import { canonicalBytes } from '../../evidence/canonical.ts';
import { sha256HexOfBlob } from '../../evidence/digest.ts';
import { noted } from '../../faults/expected.ts';
import type { Box } from '../../protocol/capture.ts';
import type { CaptureFacts } from '../../protocol/capture-facts.ts';
import type { Artefact } from '../../protocol/evidence.ts';
import { cropScreenshot, makeThumbnail, markScreenshot } from './mark-screenshot.ts';

export interface GatherRequest {
  readonly snapshot: Snapshot;
  readonly facts: CaptureFacts;
  readonly screenshot: Blob | undefined;
  /** The box to outline on the screenshot, in CSS pixels of the viewport. */
  readonly box: Box | undefined;
}

export interface Gathered {
  readonly artefacts: Artefact[];
  readonly viewSha256: string;
  readonly blobs: ReadonlyMap<string, Blob>;
}

type Piece = readonly [role: Artefact['role'], name: string, bytes: Blob, url?: string];

async function pictures(request: GatherRequest): Promise<Piece[]> {
  const { screenshot, box, facts } = request;
  if (screenshot === undefined) return [];
  const { viewport } = facts.page;
  const marked = box && (await orNothing(markScreenshot(screenshot, box, viewport)));
  const element = box && (await orNothing(cropScreenshot(screenshot, box, viewport)));
  const thumbnail = await orNothing(makeThumbnail(screenshot, box, viewport));
  return [
    ['screenshot', 'screenshot.png', screenshot],
    ...(marked ? [['screenshot-marked', 'marked.png', marked] satisfies Piece] : []),
    ...(element ? [['screenshot-element', 'element.png', element] satisfies Piece] : []),
    ...(thumbnail ? [['thumbnail', 'thumbnail.jpg', thumbnail] satisfies Piece] : []),
  ];
}

/** What is made of the screenshot may fail, for a page that tells no size; the screenshot stays. */
function orNothing<Value>(made: Promise<Value>): Promise<Value | undefined> {
  return made.catch(noted('picture.derive', undefined));
}

/** A media type without parameters, as artefacts record it. */
function plainType(type: string): string {
  const [plain = ''] = type.toLowerCase().split(';');
  return /^[a-z0-9][\w!#$&^.+-]*\/[a-z0-9][\w!#$&^.+-]*$/.test(plain.trim())
    ? plain.trim()
    : 'application/octet-stream';
}

/**
 * Gives the name, size and digest of everything that a capture consists of. Each digest is of the bytes as
 * they go into the package.
 */
export async function gatherArtefacts(request: GatherRequest): Promise<Gathered> {
  const { snapshot, facts } = request;
  const blobs = new Map<string, Blob>();
  const pieces: Piece[] = [
    ...snapshot.documents.map(({ html, url }): Piece => ['document', 'page.html', html, url]),
    ...snapshot.resources.map(
      ({ bytes, mediaType, url }): Piece => [
        'resource',
        'resource',
        bytes.slice(0, bytes.size, plainType(mediaType)),
        url,
      ],
    ),
    ['text', 'text.txt', new Blob([snapshot.text], { type: 'text/plain' })],
    ['facts', 'facts.json', new Blob([canonicalBytes(facts)], { type: 'application/json' })],
    ...(await pictures(request)),
  ];
  const artefacts: Artefact[] = [];
  for (const [role, name, bytes, url] of pieces) {
    const sha256 = await sha256HexOfBlob(bytes);
    blobs.set(sha256, bytes);
    artefacts.push({
      role,
      name,
      mediaType: plainType(bytes.type),
      sizeBytes: bytes.size,
      sha256,
      ...defined({ url: url?.slice(0, 8192) }),
    });
  }
  const viewSha256 = await sha256HexOfBlob(snapshot.view);
  blobs.set(viewSha256, snapshot.view);
  return { artefacts, viewSha256, blobs };
}
