import { defined } from '../../defined.ts';
import { noted } from '../../faults/expected.ts';
import type { Box } from '../../protocol/capture.ts';
import type { Omission } from '../../protocol/capture-account.ts';
import { isPageCondition } from '../page-condition.ts';
import { findAvailablePicture, type PictureMode, type ShownPicture } from './available-picture.ts';
import { isGecko, readCached } from './cached-bytes.ts';
import type { FreezeRequest, FrozenResource, ResourceSource, ResourceUse } from './frozen.ts';
import { type CanvasPixels, readPixels } from './pixels.ts';
import { isSamePicture } from './same-picture.ts';
import type { ResourceTimeline } from './timeline.ts';

/** What the page shows of a picture now. */
export type LookAtPicture = () => Promise<ShownPicture | undefined>;

interface Wanted {
  url: string;
  use: ResourceUse;
  mediaType: string;
  blob?: Blob;
  source?: ResourceSource;
  missing?: Omission['why'];
  look?: LookAtPicture;
  /** In which ways style sheets ask for it; undefined among them where that is not known. */
  modes: Set<PictureMode | undefined>;
  isQueued?: boolean;
  isTaken?: boolean;
  /** The cache may hold newer bytes than were shown, and nothing was found yet to compare them with. */
  isUnproven?: boolean;
  shot?: Box;
  isBlank?: boolean;
}

export interface WantOptions {
  readonly absent?: boolean;
  readonly look?: LookAtPicture;
  readonly shot?: Box;
  /** How the property of a style sheet asks for it. */
  readonly mode?: PictureMode;
}

/** What the browser's own copy of the page holds, so that it is not read here. */
export interface OwnCopy {
  readonly urls: ReadonlySet<string>;
  /** The text of a style sheet in it. */
  readonly readSheet: (url: string) => Promise<string | undefined>;
}

export const noCopy: OwnCopy = { urls: new Set(), readSheet: async () => undefined };

const parallel = 8;

/**
 * The bytes that the page refers to, each once, without one request: what the page's cache holds, else the
 * pixels of what is shown. Bytes that may have been replaced in the cache since are compared with what is
 * shown first. Reading begins while the walk still runs.
 */
export class ResourcePool {
  readonly #byUrl = new Map<string, number>();
  readonly #wanted: Wanted[] = [];
  readonly #queue: number[] = [];
  /**
   * Pictures of style sheets wait until all of these are read: only then is it known how each is asked for.
   */
  readonly #ofStyles: number[] = [];
  /** What Chromium's cache was asked for: it forgets the decoded picture of that address then. */
  readonly #asked = new Set<string>();
  /**
   * Decoded pictures that were taken hold of. Chromium is through with giving one some tasks later; were
   * other bytes of that address to take its place meanwhile, it would ask the network.
   */
  readonly #held = new Map<string, ShownPicture>();
  readonly #running = new Set<Promise<void>>();
  readonly #request: FreezeRequest;
  readonly #copy: OwnCopy;
  readonly #timeline: ResourceTimeline;
  readonly #stop: AbortController;
  #totalBytes = 0;

  constructor(
    request: FreezeRequest,
    copy: OwnCopy,
    timeline: ResourceTimeline,
    signal: AbortSignal,
  ) {
    this.#request = request;
    this.#copy = copy;
    this.#timeline = timeline;
    this.#stop = new AbortController();
    signal.addEventListener('abort', () => this.#stop.abort(signal.reason), { once: true });
  }

  /** The index of the resource; `absent` says that the page never loaded it, so that it is not read now. */
  want(url: string, use: ResourceUse, options: WantOptions = {}): number {
    const id = this.#byUrl.get(url) ?? this.#add(newWanted(url, use));
    this.#byUrl.set(url, id);
    const wanted = this.#wanted[id];
    if (!wanted) return id;
    if (options.look) wanted.look ??= options.look;
    if (options.shot) wanted.shot ??= options.shot;
    if (use === 'css-image') wanted.modes.add(options.mode);
    if (options.absent || wanted.isQueued || this.#copy.urls.has(url)) return id;
    wanted.isQueued = true;
    if (this.#wanted.length > this.#request.maxResources) wanted.missing = 'limit-nodes';
    else if (use === 'css-image') this.#ofStyles.push(id);
    else {
      if (use === 'image' && !wanted.look) this.#hold(wanted, 'plain');
      this.#queue.push(id);
      this.#start();
    }
    return id;
  }

  /** Bytes made here: pixels of a canvas, a video frame. */
  addPixels(url: string, made: Promise<CanvasPixels>, shot: Box | undefined): number {
    const wanted: Wanted = { ...newWanted(url, 'image'), ...defined({ shot }) };
    this.#track(
      made.then(
        ({ blob, isBlank }) => {
          if (isBlank) wanted.isBlank = true;
          if (blob) this.#keep(wanted, blob, 'pixels');
          else wanted.missing = 'tainted';
        },
        () => {
          wanted.missing = 'tainted';
        },
      ),
    );
    return this.#add(wanted);
  }

  /** What only a screenshot shows. */
  addShot(url: string, shot: Box): number {
    return this.#add({ ...newWanted(url, 'css-image'), shot });
  }

  addMissing(url: string, use: ResourceUse, why: Omission['why']): number {
    return this.#add({ ...newWanted(url, use), missing: why });
  }

  /**
   * Text for a style sheet that the CSSOM does not show, or symbols. Undefined if neither the cache nor the
   * browser's own copy gives it.
   */
  async readText(url: string): Promise<string | undefined> {
    this.#asked.add(url);
    const read = await readCached(url, this.#request.maxResourceBytes, this.#stop.signal);
    const nothing = noted('snapshot.resource', undefined, isPageCondition);
    if (!('blob' in read)) {
      return this.#copy.urls.has(url) ? this.#copy.readSheet(url).catch(nothing) : undefined;
    }
    if (read.blob.size > this.#request.maxResourceBytes) return undefined;
    return read.blob.text().catch(nothing);
  }

  /** What a document holds decoded under this address; undefined where asking could go out to the network. */
  findShown(url: string, mode: PictureMode, byStyle = false): ShownPicture | undefined {
    if (!isGecko && this.#asked.has(url)) return undefined;
    try {
      const isOwn = /^(?:blob|data):/.test(url);
      const loader = isOwn ? window : this.#timeline.solePictureLoader(url, byStyle);
      const shown = loader && findAvailablePicture(loader.document, url, mode);
      if (shown) this.#held.set(url, shown);
      return shown;
    } catch (_notTold) {
      return undefined;
    }
  }

  /** Pictures of style sheets that are not had, or not proven to be what was shown. */
  openCssImages(): ReadonlySet<string> {
    const open = this.#wanted.filter(
      ({ use, isQueued, missing, isUnproven }) =>
        use === 'css-image' && isQueued && (missing !== undefined || isUnproven),
    );
    return new Set(open.map(({ url }) => url));
  }

  isHad(url: string): boolean {
    return this.#wanted[this.#byUrl.get(url) ?? -1]?.blob !== undefined;
  }

  /** Settles an open picture by what is shown in its place. */
  async settleBy(url: string, shown: ShownPicture): Promise<void> {
    const wanted = this.#wanted[this.#byUrl.get(url) ?? -1];
    if (!wanted || this.#stop.signal.aborted) return;
    wanted.look = () => Promise.resolve(shown);
    if (wanted.blob) await this.#prove(wanted, wanted.blob);
    else await this.#takePixels(wanted, wanted.missing ?? 'unreadable');
  }

  /** What is known by now of the resources not taken before; their bytes are held here no longer. */
  takeSettled(): FrozenResource[] {
    const taken: FrozenResource[] = [];
    for (const wanted of this.#wanted) {
      if (wanted.isTaken || (wanted.blob === undefined && wanted.missing === undefined)) continue;
      wanted.isTaken = true;
      taken.push(frozen(wanted));
      delete wanted.blob;
    }
    return taken;
  }

  /** The address of a resource by its index. */
  urlOf(id: number): string | undefined {
    return this.#wanted[id]?.url;
  }

  /** Something else that has to be known before all is settled. It may fail. */
  waitFor(work: Promise<void>): void {
    this.#track(work.catch(noted('snapshot.resource', undefined, isPageCondition)));
  }

  /** Waits for what is being read, at most `maxResourceMs`; the rest is listed as cut. */
  async settle(): Promise<void> {
    this.#queue.push(...this.#ofStyles.splice(0));
    this.#start();
    const timer = setTimeout(() => this.#stop.abort(), this.#request.maxResourceMs);
    while (this.#running.size > 0) await Promise.all(this.#running);
    clearTimeout(timer);
  }

  /** Everything that was wanted, in the order of its indices. */
  all(): FrozenResource[] {
    return this.#wanted.map(frozen);
  }

  #add(wanted: Wanted): number {
    this.#wanted.push(wanted);
    return this.#wanted.length - 1;
  }

  #start(): void {
    while (this.#running.size < parallel) {
      const wanted = this.#wanted[this.#queue.shift() ?? -1];
      if (!wanted) return;
      this.#track(this.#read(wanted));
    }
  }

  #track(work: Promise<void>): void {
    const done = work.finally(() => {
      this.#running.delete(done);
      this.#start();
    });
    this.#running.add(done);
  }

  async #read(wanted: Wanted): Promise<void> {
    const { url, use } = wanted;
    if (this.#stop.signal.aborted) {
      wanted.missing = 'limit-time';
      return;
    }
    const [mode, ...others] = wanted.modes;
    if (mode !== undefined && others.length === 0) this.#hold(wanted, mode, true);
    this.#asked.add(url);
    if ((await this.#held.get(url)?.given) === false) {
      await this.#takePixels(wanted, 'not-cached');
      return;
    }
    const read = await readCached(url, this.#request.maxResourceBytes, this.#stop.signal);
    if (!('blob' in read)) await this.#takePixels(wanted, read.why);
    else if (!isPlausible(use, read.blob.type)) await this.#takePixels(wanted, 'unreadable');
    else {
      this.#keep(wanted, read.blob, read.source);
      const isPicture = use === 'image' || use === 'css-image';
      const isSure = read.isFresh && !this.#timeline.wasReplaced(url);
      if (isPicture && wanted.blob && !isSure) await this.#prove(wanted, read.blob);
    }
  }

  /**
   * Keeps bytes only if they show what is shown; where that cannot be told, if nothing says that they were
   * replaced.
   */
  async #prove(wanted: Wanted, blob: Blob): Promise<void> {
    const shown = await this.#lookAt(wanted);
    const isSame =
      shown &&
      (await isSamePicture(shown, blob).catch(
        noted('snapshot.same-picture', undefined, isPageCondition),
      ));
    delete wanted.isUnproven;
    if (isSame === true) return;
    const isReplaced = isSame === false || this.#timeline.wasReplaced(wanted.url);
    if (isReplaced) {
      this.#totalBytes -= blob.size;
      delete wanted.blob;
      await this.#takePixels(wanted, 'not-cached');
    }
    if (isSame === undefined) wanted.isUnproven = true;
  }

  async #takePixels(wanted: Wanted, why: Omission['why']): Promise<void> {
    const shown = this.#stop.signal.aborted ? undefined : await this.#lookAt(wanted);
    const pixels = shown && (await readPixels(shown.source, shown.width, shown.height));
    if (pixels) this.#keep(wanted, pixels, 'pixels');
    else wanted.missing = why;
  }

  async #lookAt({ look }: Wanted): Promise<ShownPicture | undefined> {
    return look?.().catch(noted('snapshot.same-picture', undefined, isPageCondition));
  }

  /** Takes hold of the decoded picture before anything else is done with its address. */
  #hold(wanted: Wanted, mode: PictureMode, byStyle = false): void {
    const held = this.findShown(wanted.url, mode, byStyle);
    if (held) wanted.look ??= () => Promise.resolve(held);
  }

  #keep(wanted: Wanted, blob: Blob, source: ResourceSource): void {
    const tooMuch =
      blob.size > this.#request.maxResourceBytes ||
      this.#totalBytes + blob.size > this.#request.maxTotalResourceBytes;
    if (tooMuch) {
      wanted.missing = 'limit-bytes';
      return;
    }
    this.#totalBytes += blob.size;
    wanted.blob = blob;
    wanted.mediaType = blob.type.split(';')[0]?.trim().toLowerCase() ?? '';
    wanted.source = source;
    delete wanted.missing;
  }
}

function newWanted(url: string, use: ResourceUse): Wanted {
  return { url, use, mediaType: '', modes: new Set() };
}

function frozen(wanted: Wanted): FrozenResource {
  const { url, use, mediaType, blob, source, missing, shot, isBlank } = wanted;
  return {
    url,
    use,
    mediaType,
    ...defined({ blob }),
    ...(blob && source ? { source } : {}),
    ...defined({ missing, shot, isBlank: isBlank || undefined }),
  };
}

/** An error page with status 200 in place of a picture. */
function isPlausible(use: ResourceUse, type: string): boolean {
  return !(use !== 'css' && /^text\/html|^application\/json/i.test(type));
}
