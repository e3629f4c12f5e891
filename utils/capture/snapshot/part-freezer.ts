import { baseUriOf, parentNodeOf } from '../../dom/nodes.ts';
import { after } from './after.ts';
import { DocumentWriter } from './document-writer.ts';
import type { FrameContext, OpenShadowRoot } from './frame-context.ts';
import type { FreezeRequest, FrozenResource } from './frozen.ts';
import { Guard } from './guard.ts';
import type { Level } from './level.ts';
import { OmissionList } from './omission-list.ts';
import { AroundSelection, InsideSelection, type PartTarget } from './part-selection.ts';
import { renderPart, renderSheet } from './render-part.ts';
import { noCopy, ResourcePool } from './resource-pool.ts';
import { RootRules } from './root-rules.ts';
import { rootSheets } from './root-sheets.ts';
import { Slicer } from './slicer.ts';
import { StyleReader } from './style-reader.ts';
import { ResourceTimeline } from './timeline.ts';
import { walkDocument, walkFrom } from './walk.ts';

/** The document around parts: what comes before and after each of them. Stored once for all that share it. */
export interface Shell {
  readonly before: string;
  readonly after: string;
}

/** One part, to be put into its shell. */
export interface FrozenPiece {
  /** Index among the shells. */
  readonly shell: number;
  readonly html: string;
}

export interface SharedSheet {
  readonly url: string;
  readonly text: string;
}

export interface SharedResource extends FrozenResource {
  /** The address by which parts refer to it. */
  readonly name: string;
}

/** What parts share, as far as it has not been taken before. */
export interface SharedNews {
  readonly shells: readonly Shell[];
  readonly sheets: readonly SharedSheet[];
  readonly resources: readonly SharedResource[];
}

interface Place {
  readonly version: string;
  readonly shell: number;
  readonly level: Level;
}

/** On the part itself: a document that shows it alone opens at it. */
const partMark = 'plaint-part';
/** Marks of the shells' own rules end below this; those of parts begin here. */
const firstPartMark = 100_000;

/**
 * Freezes parts of one living document, one after another, for as long as a capture lasts: each part is
 * written alone, the document around it once, and every sheet and resource once under an address that all
 * refer to.
 */
export class PartFreezer {
  readonly #context: FrameContext;
  readonly #pool: ResourcePool;
  readonly #styles: StyleReader;
  readonly #timeline = new ResourceTimeline();
  readonly #cuts = new OmissionList();
  readonly #prefix: string;
  readonly #hole: string;
  readonly #places = new WeakMap<Node, Place>();
  readonly #shellIds = new Map<string, number>();
  readonly #shells: Shell[] = [];
  #growth = 0;
  #shellsTaken = 0;
  #sheetsTaken = 0;

  constructor(
    request: FreezeRequest,
    openShadowRoot: OpenShadowRoot,
    folder: string,
    signal: AbortSignal,
  ) {
    const slicer = new Slicer(request.sliceMs, request.maxWalkMs, signal);
    this.#pool = new ResourcePool(request, noCopy, this.#timeline, signal);
    this.#timeline.read(window);
    const guard = new Guard(this.#cuts, signal);
    this.#styles = new StyleReader({
      pool: this.#pool,
      cuts: this.#cuts,
      guard,
      slicer,
      request,
      isTrue: (feature) => window.matchMedia(feature).matches,
      wasLoaded: (href) => this.#timeline.wasLoaded(href),
    });
    const host = /^https?:$/.test(location.protocol) ? location.origin : 'https://plaint.invalid';
    this.#prefix = `${host}/.plaint/${folder}`;
    this.#hole = `<!--${randomToken()}-->`;
    let names = 0;
    this.#context = {
      request,
      key: '',
      pool: this.#pool,
      styles: this.#styles,
      cuts: this.#cuts,
      guard,
      slicer,
      openShadowRoot,
      renamed: new Set(),
      syntheticUrl: (name) => `${this.#prefix}/${++names}-${name}`,
      timeline: this.#timeline,
      addDocument: () => 0,
      isOfParts: true,
      nodes: 0,
      textLength: 0,
    };
  }

  get longestTaskMs(): number {
    return this.#context.slicer.longestTaskMs;
  }

  get cuts(): OmissionList {
    return this.#cuts;
  }

  /** Undefined when the part is not there any more, or lies deeper than what is written. */
  async freeze(target: PartTarget): Promise<FrozenPiece | undefined> {
    const [first] = target.roots;
    if (first === undefined) return undefined;
    this.#context.slicer.resume();
    const place = await this.#placeOf(target, first);
    if (place === undefined) return undefined;
    const rules = new RootRules(firstPartMark);
    const writer = new DocumentWriter(this.#context, document, window, '', rules);
    const { adopts: _, ...level } = place.level;
    const selection = new InsideSelection(target, () => {
      writer.pendingState = ` ${partMark}`;
    });
    await walkFrom(writer, { ...level, next: first, close: '', rules }, selection);
    const own = rules.text;
    if (own !== '') {
      writer.out.text('<style plaint-added>');
      for (const part of this.#styles.rewriter.sheet(own, writer.base)) writer.out.part(part);
      writer.out.text('</style>');
    }
    this.#context.slicer.rest();
    return { shell: place.shell, html: renderPart(writer.out.finish(), this.#names) };
  }

  /** Everything shared that is complete by now and was not given before. */
  takeNews(): SharedNews {
    const shells = this.#shells.slice(this.#shellsTaken);
    this.#shellsTaken = this.#shells.length;
    const sheets: SharedSheet[] = [];
    if (!this.#styles.isWaiting) {
      for (; this.#sheetsTaken < this.#styles.sheets.length; this.#sheetsTaken++) {
        const text = renderSheet(this.#sheetsTaken, this.#styles.sheets, this.#names);
        const url = this.#names.sheetUrl(this.#sheetsTaken);
        if (url !== undefined) sheets.push({ url, text });
      }
    }
    const resources = this.#pool
      .takeSettled()
      .map((resource) => ({ ...resource, name: this.#nameOf(resource.url) }));
    return { shells, sheets, resources };
  }

  /** Waits for what is still being read, within the request's limits, and gives the rest. */
  async finish(): Promise<SharedNews> {
    await Promise.race([this.#styles.settle(), after(this.#context.request.maxResourceMs)]);
    const news = this.takeNews();
    await this.#pool.settle();
    const late = this.takeNews();
    return {
      shells: [...news.shells, ...late.shells],
      sheets: [...news.sheets, ...late.sheets],
      resources: [...news.resources, ...late.resources],
    };
  }

  async #placeOf(target: PartTarget, first: Node): Promise<Place | undefined> {
    const parent = parentNodeOf(first);
    if (parent === null) return undefined;
    const sheets = rootSheets(document);
    if (this.#styles.forgetGrown(sheets)) this.#growth++;
    const version = `${sheets.length} ${this.#growth}`;
    const known = this.#places.get(parent);
    if (known?.version === version) return known;
    await this.#styles.readAll(document, baseUriOf(document));
    const writer = new DocumentWriter(this.#context, document, window, '');
    await writer.readSheets(document);
    let level: Level | undefined;
    const selection = new AroundSelection(target, (found) => {
      level = found;
      writer.out.text(this.#hole);
    });
    writer.out.text('<!DOCTYPE html>');
    await walkDocument(writer, selection);
    writer.documentRules.add(`[${partMark}]{scroll-initial-target:nearest}`);
    writer.finishExtraSheet();
    if (level === undefined) return undefined;
    const own = renderSheet(writer.extraSheet, this.#styles.sheets, this.#names);
    this.#styles.set(writer.extraSheet, []);
    const text = renderPart(writer.out.finish(), this.#names, { id: writer.extraSheet, text: own });
    const place: Place = { version, shell: this.#shellOf(text), level };
    this.#places.set(parent, place);
    return place;
  }

  #shellOf(text: string): number {
    const known = this.#shellIds.get(text);
    if (known !== undefined) return known;
    const at = text.indexOf(this.#hole);
    const shell = { before: text.slice(0, at), after: text.slice(at + this.#hole.length) };
    const id = this.#shells.push(shell) - 1;
    this.#shellIds.set(text, id);
    return id;
  }

  readonly #names = {
    sheetUrl: (id: number): string | undefined =>
      (this.#styles.sheets[id]?.parts.length ?? 0) === 0 && !this.#styles.isWaiting
        ? undefined
        : `${this.#prefix}/sheet/${id}.css`,
    resourceUrl: (id: number): string => this.#nameOf(this.#pool.urlOf(id) ?? ''),
  };

  readonly #ownNames = new Map<string, string>();

  /** Its own address, or one on the page's host for `blob:` and the like. */
  #nameOf(url: string): string {
    if (/^https?:/.test(url)) return url;
    const known = this.#ownNames.get(url) ?? `${this.#prefix}/bytes/${this.#ownNames.size}`;
    this.#ownNames.set(url, known);
    return known;
  }
}

/** What no page can have written by chance or on purpose. */
function randomToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
