import * as z from 'zod/mini';
import { parseJson } from '../../parse-json.ts';
import type { Box } from '../../protocol/capture.ts';
import type { EvidenceManifest } from '../../protocol/evidence.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { canonicalJson } from '../canonical.ts';
import { sha256Hex, sha256HexOfBlob } from '../digest.ts';
import type { RedactionReason, Redactions } from '../redactions.ts';
import { packageJson } from '../wacz/data-package.ts';
import { describeArtefacts, type PackageParts } from '../wacz/describe-artefacts.ts';
import { type EvidenceRecord, evidencePaths, type PackageInput } from '../wacz/package-input.ts';
import { PartFates } from './part-fates.ts';
import { type ElementRedaction, redactHtml } from './redact-html.ts';
import type { RedactPicture } from './redact-picture.ts';
import { redactResource } from './redact-resource.ts';
import { redactJson, redactText, urlMask } from './redact-text.ts';
import { commitToTaken, type RedactionOpening, type Taken } from './taken.ts';
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
 * A derivative of a capture without the words, elements and pixels of the plan. Everything in it is made
 * anew: documents, texts, addresses, titles, records, pictures and the manifest. Words *in pictures* are
 * not found; whoever draws the plan marks their boxes.
 */
export async function redactPackage(
  original: PackageInput,
  plan: RedactionPlan,
  ports: RedactionPorts,
): Promise<RedactedPackage> {
  const originalManifestSha256 = await sha256Hex(canonicalJson(original.manifest));
  const redactor = new Redactor(plan, ports, originalManifestSha256);
  const parts = await redactor.redact(original);
  const { redactions, openings } = await commitToTaken(redactor.taken);
  const record: Redactions = {
    type: 'plaint.redactions/1',
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
  return { input: { ...parts, records }, openings: [...openings, ...redactor.openings] };
}

class Redactor {
  readonly taken: Taken[] = [];
  /** Of the digests that the original gives for parts that are not in the copy as they were. */
  readonly openings: RedactionOpening[] = [];
  readonly #fates = new PartFates(() => this.taken.length);
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
  readonly #take = (taken: Taken): void => {
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
  async redact(original: PackageInput): Promise<PackageInput> {
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
      manifest: await this.#manifest(manifest, derived),
      signer,
      packedAt,
      ...(signal === undefined ? {} : { signal }),
    };
  }

  #text(text: string, where: string): string {
    return redactText(text, this.#matchCopies, this.#take, { kind: 'text', where });
  }

  #url(url: string, where: string): string {
    return redactText(url, this.#matchers.text, this.#take, { kind: 'url', where }, urlMask);
  }

  async #html(html: Blob): Promise<string> {
    return redactHtml(await html.text(), {
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
      const make = async () => new Blob([await this.#html(html)]);
      const redacted = await this.#fates.follow('document', html, make);
      if (redacted === undefined) continue;
      documents.push({ url: this.#url(url, 'document'), html: redacted, mediaType });
    }
    return documents;
  }

  async #resources(original: PackageInput): Promise<PackageInput['resources']> {
    const resources = [];
    for (const resource of original.resources) {
      const { mediaType, url, bytes } = resource;
      const isTaken = this.#takenUrls.has(url);
      const make = async () => (isTaken ? undefined : this.#resource(mediaType, bytes));
      const redacted = await this.#fates.follow('resource', bytes, make);
      if (redacted === undefined) this.#takeBytes(await sha256HexOfBlob(bytes));
      else resources.push({ url: this.#url(url, 'resource'), mediaType, bytes: redacted });
    }
    return resources;
  }

  #resource(mediaType: string, bytes: Blob): Promise<Blob | undefined> {
    return redactResource({ mediaType, bytes }, this.#matchers, this.#take);
  }

  /** A resource taken out whole is committed to by its digest, as the original's manifest names it. */
  #takeBytes(sha256: string): void {
    this.#take({
      kind: 'resource',
      reason: 'reporter-identity',
      where: 'resource',
      content: sha256,
    });
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
      const content = await sha256HexOfBlob(bytes);
      this.#take({ kind: 'resource', reason: 'other', where, content });
    }
  }

  async #followedRecord(record: EvidenceRecord): Promise<EvidenceRecord> {
    if (record.path !== evidencePaths.facts) return this.#record(record);
    const make = async () => new Blob([(await this.#record(record)).bytes]);
    const facts = await this.#fates.follow('facts', new Blob([record.bytes]), make);
    return facts === undefined ? record : { ...record, bytes: facts };
  }

  async #record(record: EvidenceRecord): Promise<EvidenceRecord> {
    const { mediaType, path } = record;
    const bytes = record.bytes instanceof Blob ? record.bytes : new Blob([record.bytes]);
    if (mediaType === 'text/html') return { ...record, bytes: utf8(await this.#html(bytes)) };
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
      screenshot === undefined || original.thumbnail === undefined
        ? undefined
        : await this.#fates.follow('thumbnail', original.thumbnail, async () =>
            renderThumbnail?.(screenshot),
          );
    return {
      ...(screenshot === undefined ? {} : { screenshot }),
      ...(screenshotMarked === undefined ? {} : { screenshotMarked }),
      ...(thumbnail === undefined ? {} : { thumbnail }),
    };
  }

  async #picture(where: Picture, picture: Blob | undefined): Promise<Blob | undefined> {
    if (picture === undefined) return undefined;
    const regions = this.#plan.regions.filter((region) => region.picture === where);
    const boxes = regions.map((region) => region.box);
    return this.#fates.follow(pictureRoles[where], picture, async () => {
      const { picture: redacted, taken } = await this.#ports.redactPicture(picture, boxes);
      for (const [index, { box, reason }] of regions.entries()) {
        const content: Bytes = taken[index] ?? new Uint8Array();
        this.#take({ kind: 'pixels', reason, where, box, content });
      }
      return redacted;
    });
  }

  async #manifest(original: EvidenceManifest, derived: PackageParts): Promise<EvidenceManifest> {
    const url = this.#url(original.url, 'manifest');
    const artefacts = await describeArtefacts(derived);
    const { parts, openings } = await this.#fates.tell(original.artefacts);
    this.openings.push(...openings);
    return {
      ...original,
      url,
      artefacts,
      original: { manifestSha256: this.#originalSha256, parts },
    };
  }
}

/** The page's title as the redacted facts have it: the copy names its page in one way only. */
async function titleInFacts(records: readonly EvidenceRecord[]): Promise<string | undefined> {
  const facts = records.find(({ path }) => path === evidencePaths.facts);
  if (facts === undefined) return undefined;
  return parseJson(titledSchema, await new Blob([facts.bytes]).text())?.page.title;
}

const titledSchema = z.object({ page: z.object({ title: z.string() }) });
