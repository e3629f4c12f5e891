import type { Box, Cut } from '../../protocol/capture.ts';
import type { FreezeRequest, FrozenResource, ResourceSource, ResourceUse } from './frozen.ts';
import type { Pixels } from './pixels.ts';

interface Wanted {
  url: string;
  use: ResourceUse;
  mediaType: string;
  blob?: Blob;
  source?: ResourceSource;
  missing?: Cut['why'];
  /** What still holds the decoded picture, should the bytes be gone. */
  pixels?: () => Promise<Blob | undefined>;
  isQueued?: boolean;
  isTaken?: boolean;
  shot?: Box;
  isBlank?: boolean;
}

export interface WantOptions {
  readonly absent?: boolean;
  readonly pixels?: () => Promise<Blob | undefined>;
  readonly shot?: Box;
}

const parallel = 8;

/**
 * The bytes that the page refers to, each once. Reading begins while the walk still runs, in the page's
 * own context: what it has in its cache is not asked for again, and nothing is readable that the page
 * could not read itself.
 */
export class ResourcePool {
  readonly #byUrl = new Map<string, number>();
  readonly #wanted: Wanted[] = [];
  readonly #queue: number[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #request: FreezeRequest;
  readonly #known: ReadonlySet<string>;
  readonly #stop: AbortController;
  #totalBytes = 0;

  constructor(request: FreezeRequest, known: ReadonlySet<string>, signal: AbortSignal) {
    this.#request = request;
    this.#known = known;
    this.#stop = new AbortController();
    signal.addEventListener('abort', () => this.#stop.abort(signal.reason), { once: true });
  }

  /** The index of the resource; `absent` says that the page never loaded it, so that it is not fetched now. */
  want(url: string, use: ResourceUse, options: WantOptions = {}): number {
    const id = this.#byUrl.get(url) ?? this.#add({ url, use, mediaType: '' });
    this.#byUrl.set(url, id);
    const wanted = this.#wanted[id];
    if (!wanted) return id;
    if (options.pixels) wanted.pixels ??= options.pixels;
    if (options.shot) wanted.shot ??= options.shot;
    if (options.absent || wanted.isQueued || this.#known.has(url)) return id;
    wanted.isQueued = true;
    if (this.#wanted.length > this.#request.maxResources) wanted.missing = 'limit-nodes';
    else {
      this.#queue.push(id);
      this.#start();
    }
    return id;
  }

  /** Bytes made here: pixels of a canvas, a video frame. */
  addPixels(url: string, made: Promise<Pixels>, shot: Box | undefined): number {
    const wanted: Wanted = { url, use: 'image', mediaType: 'image/png', ...(shot ? { shot } : {}) };
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

  addMissing(url: string, use: ResourceUse, why: Cut['why']): number {
    return this.#add({ url, use, mediaType: '', missing: why });
  }

  /** Reads text, for a style sheet that the CSSOM does not show. Undefined if the page may not. */
  async readText(url: string): Promise<string | undefined> {
    if (this.#known.has(url)) return undefined;
    try {
      const response = await pageFetch(url, this.#stop.signal);
      if (!response.ok) return undefined;
      const text = await response.text();
      return text.length > this.#request.maxResourceBytes ? undefined : text;
    } catch {
      return undefined;
    }
  }

  /** What is known by now of the resources not taken before; their bytes are held here no longer. */
  takeSettled(): FrozenResource[] {
    const taken: FrozenResource[] = [];
    for (const wanted of this.#wanted) {
      const { url, use, mediaType, blob, source, missing } = wanted;
      if (wanted.isTaken || (blob === undefined && missing === undefined)) continue;
      wanted.isTaken = true;
      delete wanted.blob;
      taken.push({
        url,
        use,
        mediaType,
        ...(blob ? { blob } : {}),
        ...(source ? { source } : {}),
        ...(missing ? { missing } : {}),
      });
    }
    return taken;
  }

  /** The address of a resource by its index. */
  urlOf(id: number): string | undefined {
    return this.#wanted[id]?.url;
  }

  /** Waits for what is being read, at most `maxResourceMs`; the rest is listed as cut. */
  async settle(): Promise<FrozenResource[]> {
    const timer = setTimeout(() => this.#stop.abort(), this.#request.maxResourceMs);
    while (this.#running.size > 0) await Promise.all(this.#running);
    clearTimeout(timer);
    return this.#wanted.map(({ url, use, mediaType, blob, source, missing, shot, isBlank }) => ({
      url,
      use,
      mediaType,
      ...(blob ? { blob } : {}),
      ...(source ? { source } : {}),
      ...(missing ? { missing } : {}),
      ...(shot ? { shot } : {}),
      ...(isBlank ? { isBlank } : {}),
    }));
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
    const why = await this.#fetchBytes(wanted);
    if (why === undefined) return;
    const pixels =
      wanted.pixels && !this.#stop.signal.aborted
        ? await wanted.pixels().catch(() => undefined)
        : undefined;
    if (pixels) this.#keep(wanted, pixels, 'pixels');
    else wanted.missing = why;
  }

  /** Keeps the bytes, or tells why not. */
  async #fetchBytes(wanted: Wanted): Promise<Cut['why'] | undefined> {
    if (this.#stop.signal.aborted) return 'limit-time';
    try {
      const response = await pageFetch(wanted.url, this.#stop.signal);
      if (!response.ok) return 'network';
      if (Number(response.headers.get('content-length') ?? 0) > this.#request.maxResourceBytes) {
        await response.body?.cancel();
        return 'limit-bytes';
      }
      const blob = await response.blob();
      if (!isPlausible(wanted.use, blob.type)) return 'unreadable';
      return this.#keep(wanted, blob, wanted.url.startsWith('blob:') ? 'page' : 'page-cache');
    } catch {
      if (this.#stop.signal.aborted) return 'limit-time';
      if (wanted.url.startsWith('blob:')) return 'revoked';
      return isForeign(wanted.url) ? 'cross-origin' : 'network';
    }
  }

  #keep(wanted: Wanted, blob: Blob, source: ResourceSource): Cut['why'] | undefined {
    const tooMuch =
      blob.size > this.#request.maxResourceBytes ||
      this.#totalBytes + blob.size > this.#request.maxTotalResourceBytes;
    if (tooMuch) {
      wanted.missing = 'limit-bytes';
      return 'limit-bytes';
    }
    this.#totalBytes += blob.size;
    wanted.blob = blob;
    wanted.mediaType = blob.type.split(';')[0]?.trim().toLowerCase() ?? '';
    wanted.source = source;
    delete wanted.missing;
    return undefined;
  }
}

/** An error page with status 200 in place of a picture. */
function isPlausible(use: ResourceUse, type: string): boolean {
  return !(use !== 'css' && /^text\/html|^application\/json/i.test(type));
}

function isForeign(url: string): boolean {
  try {
    return new URL(url).origin !== location.origin;
  } catch {
    return false;
  }
}

/**
 * As the page itself would ask, and from its cache whenever that has it. Firefox gives content scripts
 * a `content.fetch` with the page's rights; Chromium's own `fetch` has no others.
 */
function pageFetch(url: string, signal: AbortSignal): Promise<Response> {
  const content: unknown = Reflect.get(globalThis, 'content');
  const options: RequestInit = { cache: 'force-cache', credentials: 'same-origin', signal };
  if (typeof content === 'object' && content !== null) {
    const theirs: unknown = Reflect.get(content, 'fetch');
    if (typeof theirs === 'function') {
      return Reflect.apply(theirs, content, [
        url,
        { cache: 'force-cache', credentials: 'same-origin' },
      ]);
    }
  }
  return fetch(url, options);
}
