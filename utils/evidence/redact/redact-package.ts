import * as z from 'zod/mini';
import { defined } from '../../defined.ts';
import { parseJson } from '../../parse-json.ts';
import type { Box } from '../../protocol/capture.ts';
import type { Artefact, ArtefactRole, EvidenceManifest } from '../../protocol/evidence.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { sha256HexOfBlob } from '../digest.ts';
import { manifestDigest } from '../manifest-head.ts';
import type { RedactionReason, Redactions } from '../redactions.ts';
import { packageJson } from '../wacz/data-package.ts';
import { describeArtefacts, type PackageParts } from '../wacz/describe-artefacts.ts';
import { type EvidenceRecord, evidencePaths, type PackageInput } from '../wacz/package-input.ts';
import { PartFates, type ToldFates } from './part-fates.ts';
import { type ElementRedaction, redactHtml } from './redact-html.ts';
import type { RedactPicture } from './redact-picture.ts';
import { redactResource } from './redact-resource.ts';
import { redactJson, redactText, urlMask } from './redact-text.ts';
import { commitToTaken, type RedactionOpening, type TakenContent } from './taken.ts';
import {
  createByteMatcher,
  createTermMatcher,
  type RedactionTerm,
  type TermMatcher,
} from './term-matcher.ts';

type Picture = 'screenshot' | 'screenshotMarked';
const pictureRoles = { screenshot: 'screenshot', screenshotMarked: 'screenshot-marked' } as const;

export interface RedactionPlan {
  /** Words to take out everywhere: the reporter's name and handles first of all. */
  readonly terms: readonly RedactionTerm[];
  readonly elements: readonly ElementRedaction[];
  /** Addresses of documents that go whole: of the frames inside of such elements. */
  readonly documents?: ReadonlyMap<string, RedactionReason>;
  /** Boxes in pixels of the picture. */
  readonly regions: readonly {
    readonly picture: Picture;
    readonly box: Box;
    readonly reason: RedactionReason;
  }[];
}

export interface RedactionPorts {
  /** `(html) => new DOMParser().parseFromString(html, 'text/html')` */
  readonly parse: (html: string) => Document;
  readonly redactPicture: RedactPicture;
  /** A new thumbnail of the redacted screenshot. Without it the derivative has none. */
  readonly renderThumbnail?: (screenshot: Blob) => Promise<Blob>;
}

export interface RedactedPackage {
  /** The derivative, to be packed like any capture: with its own manifest, and what was taken out. */
  readonly input: PackageInput;
  /** To be kept with the sealed original: opens each commitment. */
  readonly openings: readonly RedactionOpening[];
}

/**
 * A derivative of a capture without the words, elements and pixels of the plan, sought in every part of it:
 * documents, texts, addresses, titles, records and pictures. A part with nothing of them stays as it is, to
 * the byte. Words *in pictures* are not found; whoever draws the plan marks their boxes.
 */
export async function redactPackage(
  original: PackageInput,
  plan: RedactionPlan,
  ports: RedactionPorts,
): Promise<RedactedPackage> {
  const originalManifestSha256 = await manifestDigest(original.manifest);
  const redactor = new Redactor(plan, ports, originalManifestSha256);
  const { told, ...parts } = await redactor.redact(original);
  const { redactions, openings } = await commitToTaken(redactor.taken, told.placeOf);
  const record: Redactions = {
    type: 'plaint.redactions/2',
    reportId: original.manifest.reportId,
    originalManifestSha256,
    redactions,
  };
  const records = [
    ...parts.records,
    {
      path: evidencePaths.redactions,
      mediaType: 'application/json',
      bytes: utf8(packageJson(record)),
    },
  ];
  return { input: { ...parts, records }, openings: [...openings, ...told.openings] };
}

class Redactor {
  readonly taken: TakenContent[] = [];
  readonly #fates = new PartFates(this.taken);
  readonly #plan: RedactionPlan;
  readonly #ports: RedactionPorts;
  readonly #originalSha256: string;
  readonly #matchers: {
    readonly text: TermMatcher;
    readonly bytes: TermMatcher;
  };
  readonly #takenUrls = new Set<string>();
  readonly #takenWords: RedactionTerm[] = [];
  /** For what repeats the documents' text: the text record, the title, the facts. */
  #matchCopies: TermMatcher;
  readonly #take = (taken: TakenContent): void => {
    this.taken.push(taken);
  };

  constructor(plan: RedactionPlan, ports: RedactionPorts, originalSha256: string) {
    this.#plan = plan;
    this.#ports = ports;
    this.#originalSha256 = originalSha256;
    this.#matchers = { text: createTermMatcher(plan.terms), bytes: createByteMatcher(plan.terms) };
    this.#matchCopies = this.#matchers.text;
  }

  /** Documents first: they say which pictures and texts went with the elements taken out of them. */
  async redact(original: PackageInput): Promise<PackageInput & { readonly told: ToldFates }> {
    const { manifest, page, signer, packedAt, signal } = original;
    const documents = await this.#documents(original);
    this.#matchCopies = createTermMatcher([...this.#plan.terms, ...this.#takenWords]);
    const resources = await this.#resources(original);
    // The discussion as data holds the digests of the originals, by which guesses could be checked.
    const kept = original.records.filter(({ path }) => path !== evidencePaths.thread);
    await this.#dropped(original);
    const records = [];
    for (const record of kept) records.push(await this.#followedRecord(record));
    const text = async () => new Blob([this.#text(page.text, 'text')]);
    const pageText = await this.#fates.follow('text', new Blob([page.text]), text);
    const pictures = await this.#pictures(original);
    const derived = {
      page: {
        url: this.#url(page.url, 'page'),
        title: (await titleInFacts(records)) ?? this.#text(page.title, 'page'),
        capturedAt: page.capturedAt,
        text: (await pageText?.text()) ?? '',
      },
      documents,
      resources,
      records,
      ...pictures,
    };
    return {
      ...derived,
      ...(await this.#manifest(manifest, derived)),
      signer,
      packedAt,
      ...defined({ signal }),
    };
  }

  #text(text: string, where: string): string {
    return redactText(text, this.#matchCopies, this.#take, { kind: 'text', where });
  }

  #url(url: string, where: string): string {
    return redactText(url, this.#matchers.text, this.#take, { kind: 'url', where }, urlMask);
  }

  #html(html: string): string {
    return redactHtml(html, {
      match: this.#matchers.text,
      elements: this.#plan.elements,
      take: this.#take,
      where: 'document',
      takeUrl: (url) => this.#takenUrls.add(url),
      takeWords: (words, reason) => {
        for (const text of words) this.#takenWords.push({ text, reason });
      },
      parse: this.#ports.parse,
    });
  }

  async #documents(original: PackageInput): Promise<PackageInput['documents']> {
    const documents = [];
    for (const { url, html, mediaType } of original.documents) {
      const reason = this.#plan.documents?.get(url);
      let address = url;
      const redacted = await this.#fates.follow('document', html, async () => {
        if (reason !== undefined) return this.#takeWhole('document', html, reason);
        address = this.#url(url, 'document');
        const text = await html.text();
        const made = this.#html(text);
        return made === text ? html : new Blob([made]);
      });
      if (redacted !== undefined) documents.push({ url: address, html: redacted, mediaType });
    }
    return documents;
  }

  async #resources(original: PackageInput): Promise<PackageInput['resources']> {
    const resources = [];
    for (const resource of original.resources) {
      const { mediaType, url, bytes } = resource;
      let address = url;
      const redacted = await this.#fates.follow('resource', bytes, async () => {
        const isTaken = this.#takenUrls.has(url);
        const made = isTaken ? undefined : await this.#resource(mediaType, bytes);
        if (made === undefined) return this.#takeWhole('resource', bytes, 'reporter-identity');
        address = this.#url(url, 'resource');
        return made;
      });
      if (redacted !== undefined) resources.push({ url: address, mediaType, bytes: redacted });
    }
    return resources;
  }

  #resource(mediaType: string, bytes: Blob): Promise<Blob | undefined> {
    return redactResource({ mediaType, bytes }, this.#matchers, this.#take);
  }

  /** What is taken out whole is committed to by its digest, as the original's manifest names it. */
  async #takeWhole(where: ArtefactRole, bytes: Blob, reason: RedactionReason): Promise<undefined> {
    this.#take({ kind: 'resource', reason, where, content: await sha256HexOfBlob(bytes) });
  }

  /** What never goes into a copy, whatever is in it. */
  async #dropped({ records, screenshotElement, screenshotPage }: PackageInput): Promise<void> {
    const thread = records.find(({ path }) => path === evidencePaths.thread);
    const dropped = [
      ['thread', thread && new Blob([thread.bytes])],
      ['screenshot-element', screenshotElement],
      ['screenshot-page', screenshotPage],
    ] as const;
    for (const [where, bytes] of dropped) {
      if (bytes === undefined) continue;
      await this.#fates.follow(where, bytes, () => this.#takeWhole(where, bytes, 'other'));
    }
  }

  async #followedRecord(record: EvidenceRecord): Promise<EvidenceRecord> {
    if (record.path !== evidencePaths.facts) return this.#record(record);
    const make = async () => {
      const before = this.taken.length;
      const { bytes } = await this.#record(record);
      return new Blob([this.taken.length > before ? bytes : record.bytes]);
    };
    const facts = await this.#fates.follow('facts', new Blob([record.bytes]), make);
    return facts === undefined ? record : { ...record, bytes: facts };
  }

  async #record(record: EvidenceRecord): Promise<EvidenceRecord> {
    const { mediaType, path } = record;
    const bytes = record.bytes instanceof Blob ? record.bytes : new Blob([record.bytes]);
    if (mediaType === 'text/html')
      return { ...record, bytes: utf8(this.#html(await bytes.text())) };
    const text = await bytes.text();
    if (mediaType !== 'application/json') return { ...record, bytes: utf8(this.#text(text, path)) };
    const value = redactJson(JSON.parse(text), this.#matchCopies, this.#take, path.slice(0, 100));
    return { ...record, bytes: utf8(packageJson(value)) };
  }

  async #pictures(
    original: PackageInput,
  ): Promise<Pick<PackageInput, 'screenshot' | 'screenshotMarked' | 'thumbnail'>> {
    const screenshot = await this.#picture('screenshot', original.screenshot);
    const screenshotMarked = await this.#picture('screenshotMarked', original.screenshotMarked);
    const { renderThumbnail } = this.#ports;
    const thumbnail =
      original.thumbnail === undefined
        ? undefined
        : await this.#fates.follow('thumbnail', original.thumbnail, async () => {
            if (screenshot === original.screenshot) return original.thumbnail;
            return screenshot && renderThumbnail?.(screenshot);
          });
    return {
      ...defined({ screenshot, screenshotMarked, thumbnail }),
    };
  }

  async #picture(where: Picture, picture: Blob | undefined): Promise<Blob | undefined> {
    if (picture === undefined) return undefined;
    const regions = this.#plan.regions.filter((region) => region.picture === where);
    const boxes = regions.map((region) => region.box);
    return this.#fates.follow(pictureRoles[where], picture, async () => {
      if (regions.length === 0) return picture;
      const { picture: redacted, taken } = await this.#ports.redactPicture(picture, boxes);
      for (const [index, { box, reason }] of regions.entries()) {
        const content: Bytes = taken[index] ?? new Uint8Array();
        this.#take({ kind: 'pixels', reason, where, box, content });
      }
      return redacted;
    });
  }

  async #manifest(
    original: EvidenceManifest,
    derived: PackageParts,
  ): Promise<{ readonly manifest: EvidenceManifest; readonly told: ToldFates }> {
    const url = this.#url(original.url, 'manifest');
    const told = await this.#fates.tell(original, url);
    const { seed: _, ...about } = original;
    const manifest: EvidenceManifest = {
      ...about,
      type: 'plaint.evidence/1',
      url,
      artefacts: withKept(await describeArtefacts(derived), original.artefacts, told),
      original: {
        manifestSha256: this.#originalSha256,
        parts: [...told.parts],
        ...defined({ page: told.page }),
      },
    };
    return { manifest, told };
  }
}

/** A part that stayed is described just as the original describes it. */
function withKept(
  artefacts: readonly Artefact[],
  originals: readonly Artefact[],
  { parts }: ToldFates,
): Artefact[] {
  const ofRole = Map.groupBy(artefacts, ({ role }) => role);
  const kept = new Map<Artefact | undefined, Artefact>();
  for (const [place, { role, fate }] of parts.entries()) {
    if (fate === 'left-out') continue;
    const own = ofRole.get(role)?.shift();
    const was = originals[place];
    if (fate === 'kept' && was !== undefined) kept.set(own, was);
  }
  return artefacts.map((each) => kept.get(each) ?? each);
}

/** The page's title as the redacted facts have it: the copy names its page in one way only. */
async function titleInFacts(records: readonly EvidenceRecord[]): Promise<string | undefined> {
  const facts = records.find(({ path }) => path === evidencePaths.facts);
  if (facts === undefined) return undefined;
  return parseJson(titledSchema, await new Blob([facts.bytes]).text())?.page.title;
}

const titledSchema = z.object({ page: z.object({ title: z.string() }) });
