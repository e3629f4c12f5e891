import { defined } from '../defined.ts';
import { createDomAccess, type DomAccess } from '../dom/dom-access.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { sha256HexOfBlob } from '../evidence/digest.ts';
import { manifestDigest } from '../evidence/manifest-head.ts';
import { type Provenance, provenanceSchema } from '../evidence/provenance.ts';
import { type RedactionPorts, redactPackage } from '../evidence/redact/redact-package.ts';
import { type RedactionReason, redactionsSchema } from '../evidence/redactions.ts';
import {
  type EvidenceRecord,
  evidencePaths,
  type PackageInput,
} from '../evidence/wacz/package-input.ts';
import type { DerivativeRecord, PickedElement, RedactionChoice } from './derivative-record.ts';

export interface DeriveRequest {
  /** The original without its history (`captureInput`). */
  readonly original: PackageInput;
  readonly captureId: string;
  readonly provenance: Provenance;
  readonly choice: RedactionChoice;
  readonly ports: RedactionPorts;
  /** An instant. */
  readonly now: string;
}

export interface Derivative {
  readonly record: DerivativeRecord;
  /** Bytes by SHA-256. */
  readonly blobs: ReadonlyMap<string, Blob>;
}

const provenancePath = 'evidence/provenance.json';
const factsPath = 'evidence/facts.json';
/** Put on what was picked while it is parsed for redaction; it goes with its element. */
const pickAttribute = 'data-plaint-picked';

/**
 * A redacted copy of a capture: what the reporter chose is taken out of every part of it. The capture record
 * is redacted as data and written out anew later, for a list of the original's digests would let anyone check
 * guesses of what was taken out.
 */
export async function deriveCapture(request: DeriveRequest): Promise<Derivative> {
  const { original, choice, ports, captureId, now } = request;
  const prepared: PackageInput = {
    ...original,
    records: [...original.records, jsonRecord(provenancePath, request.provenance)],
  };
  const main = await original.documents[0]?.html.text();
  const dom = createDomAccess(ports.parse);
  const { input, openings } = await redactPackage(
    prepared,
    {
      terms: choice.terms,
      elements: choice.elements.map((picked, order) => ({
        selector: `[${pickAttribute}="${order}"]`,
        reason: picked.reason,
      })),
      documents: await pickedFrames(request),
      regions: choice.regions.flatMap(({ box, reason }) => [
        { picture: 'screenshot' as const, box, reason },
        { picture: 'screenshotMarked' as const, box, reason },
      ]),
    },
    {
      ...ports,
      parse: (html) => markPicked(ports.parse(html), html === main ? choice.elements : [], dom),
    },
  );
  return store(input, { captureId, choice, now, openings: [...openings] });
}

/** Elements are found by their number before anything is taken out, and by their mark afterwards. */
function markPicked(
  document: Document,
  elements: readonly PickedElement[],
  dom: DomAccess,
): Document {
  if (elements.length === 0) return document;
  const all = dom.querySelectorAll(document, '*');
  for (const [order, { index }] of elements.entries()) {
    const picked = all[index];
    if (picked !== undefined)
      Element.prototype.setAttribute.call(picked, pickAttribute, String(order));
  }
  return document;
}

/** Addresses of the frames inside what was picked: their documents go as well. */
async function pickedFrames({
  original,
  choice,
  ports,
}: DeriveRequest): Promise<Map<string, RedactionReason>> {
  const [main] = original.documents;
  const frames = new Map<string, RedactionReason>();
  if (main === undefined || choice.elements.length === 0) return frames;
  const dom = createDomAccess(ports.parse);
  const all = dom.querySelectorAll(ports.parse(await main.html.text()), '*');
  for (const { index, reason } of choice.elements) {
    const picked = all[index];
    const inside = picked === undefined ? [] : [picked, ...dom.querySelectorAll(picked, '*')];
    for (const element of inside) {
      const source = dom.localName(element) === 'iframe' ? dom.getAttribute(element, 'src') : null;
      if (source !== null && source !== main.url) frames.set(source, reason);
    }
  }
  return frames;
}

function jsonRecord(path: EvidenceRecord['path'], value: unknown): EvidenceRecord {
  return { path, mediaType: 'application/json', bytes: canonicalBytes(value) };
}

/** Takes the copy apart into blobs by digest, as captures are stored. */
async function store(
  input: PackageInput,
  about: Pick<DerivativeRecord, 'captureId' | 'choice' | 'openings'> & { readonly now: string },
): Promise<Derivative> {
  const blobs = new Map<string, Blob>();
  const keep = async (blob: Blob): Promise<string> => {
    const sha256 = await sha256HexOfBlob(blob);
    blobs.set(sha256, blob);
    return sha256;
  };
  const record = async (path: string): Promise<Blob> => {
    const found = input.records.find((each) => each.path === path);
    if (found === undefined) throw new TypeError(`no ${path}`);
    return found.bytes instanceof Blob ? found.bytes : new Blob([found.bytes]);
  };
  const parsed = async (path: string): Promise<unknown> =>
    JSON.parse(await (await record(path)).text());
  const part = async (url: string, mediaType: string, blob: Blob) => ({
    url,
    mediaType: mediaType.split(';')[0]?.trim().toLowerCase() ?? '',
    sha256: await keep(blob),
  });
  const { url, title, capturedAt, text } = input.page;
  const { screenshot, screenshotMarked, thumbnail } = input;
  const documents = [];
  for (const each of input.documents)
    documents.push(await part(each.url, each.mediaType, each.html));
  const resources = [];
  for (const each of input.resources)
    resources.push(await part(each.url, each.mediaType, each.bytes));
  return {
    blobs,
    record: {
      reportId: input.manifest.reportId,
      captureId: about.captureId,
      madeAt: about.now,
      choice: about.choice,
      manifest: input.manifest,
      page: { url, title, capturedAt },
      textSha256: await keep(new Blob([text])),
      documents,
      resources,
      pictures: {
        ...defined({
          screenshot: screenshot && (await keep(screenshot)),
          screenshotMarked: screenshotMarked && (await keep(screenshotMarked)),
          thumbnail: thumbnail && (await keep(thumbnail)),
        }),
      },
      factsSha256: await keep(await record(factsPath)),
      provenance: provenanceSchema.parse(await parsed(provenancePath)),
      redactions: redactionsSchema.parse(await parsed(evidencePaths.redactions)),
      openings: about.openings,
    },
  };
}

/** The digest that a custody entry names a derivative by. */
export function derivativeDigest(derivative: DerivativeRecord): Promise<string> {
  return manifestDigest(derivative.manifest);
}
