/**
 * The default size of the resource timeline's buffer (Resource Timing §4.2); full, it tells nothing about
 * what came later.
 */
const bufferLength = 250;
const fontName = /\.(?:woff2?|ttf|otf)(?:$|\?)/i;
/** What started a load that ends as a decoded picture. */
const pictureInitiators = new Set(['img', 'image', 'css', 'input', 'video']);

/** One load, as the timeline of the document that asked for it tells. */
interface Load {
  readonly view: Window;
  readonly initiator: string;
  /** Its body came over the network, and not only word that it is unchanged. */
  readonly wasTransferred: boolean;
  readonly throughWorker: boolean;
}

/** What the documents of this frame ever loaded, as their resource timelines tell. */
export class ResourceTimeline {
  readonly #loads = new Map<string, Load[]>();
  readonly #failed = new Set<string>();
  readonly #pictures = new Set<string>();
  #isFull = false;

  /** Adds what one window loaded; one that cannot be read leaves everything possible. */
  read(view: Window | null): void {
    try {
      const entries = resourceEntries(view);
      for (const entry of entries) this.#add(view, entry);
      if (view === null || entries.length >= bufferLength) this.#isFull = true;
    } catch (_notTold) {
      this.#isFull = true;
    }
  }

  /** Whether the last answer under this URL was none that a picture can be made of. */
  didFail(url: string): boolean {
    return this.#failed.has(url);
  }

  /** Whether the last answer under this URL was a picture, as far as the browser tells. */
  wasPicture(url: string): boolean {
    return this.#pictures.has(url);
  }

  wasLoaded(url: string): boolean {
    return this.#isFull || this.#loads.has(url) || !/^https?:/.test(url);
  }

  /**
   * The window that loaded this picture, if it did so once and nothing else loaded the same address: what
   * that window's document still holds under it is what was shown. Undefined where that is not certain.
   * `byStyle`: it has to be a style sheet that asked.
   */
  solePictureLoader(url: string, byStyle = false): Window | undefined {
    if (this.#isFull) return undefined;
    const [load, ...others] = this.#loads.get(url) ?? [];
    if (load === undefined || others.length > 0) return undefined;
    const isRight = byStyle ? load.initiator === 'css' : pictureInitiators.has(load.initiator);
    return isRight ? load.view : undefined;
  }

  /**
   * Whether the cache may hold other bytes than those that were shown: replaced since, or given by a worker
   * of the site.
   */
  wasReplaced(url: string): boolean {
    const loads = this.#loads.get(url) ?? [];
    return (
      loads.some(({ throughWorker }) => throughWorker) ||
      loads.filter(({ wasTransferred }) => wasTransferred).length > 1
    );
  }

  #add(view: Window | null, entry: PerformanceResourceTiming): void {
    if (view === null) return;
    const { name, initiatorType, transferSize, encodedBodySize, workerStart } = entry;
    const url = name.split('#')[0] ?? name;
    if (saysNoPicture(entry)) this.#failed.add(url);
    else this.#failed.delete(url);
    if (saysPicture(entry)) this.#pictures.add(url);
    else this.#pictures.delete(url);
    const loads = this.#loads.get(url) ?? [];
    loads.push({
      view,
      initiator: initiatorType,
      wasTransferred: encodedBodySize > 0 && transferSize >= encodedBodySize,
      throughWorker: workerStart > 0,
    });
    this.#loads.set(url, loads);
  }
}

/** What a script reads itself becomes a font of bytes, which tells no file. */
const byScript = new Set(['fetch', 'xmlhttprequest']);

/** An answer that is an error or no picture; silence, of other sites and older browsers, says nothing. */
function saysNoPicture(entry: PerformanceEntry): boolean {
  const status: unknown = Reflect.get(entry, 'responseStatus');
  const type: unknown = Reflect.get(entry, 'contentType');
  if (typeof status === 'number' && status >= 400) return true;
  return typeof type === 'string' && /^(?:text\/html|application\/json)/i.test(type);
}

function saysPicture(entry: PerformanceEntry): boolean {
  const type: unknown = Reflect.get(entry, 'contentType');
  return typeof type === 'string' && /^image\//i.test(type);
}

/** The font files that one window loaded, in the order in which they were asked for. */
export function loadedFonts(view: Window | null): string[] {
  try {
    const loaded = resourceEntries(view).filter(
      ({ name, initiatorType }) => fontName.test(name) && !byScript.has(initiatorType),
    );
    return [...new Set(loaded.map(({ name }) => name))];
  } catch (_notTold) {
    return [];
  }
}

function resourceEntries(view: Window | null): PerformanceResourceTiming[] {
  return (view?.performance.getEntriesByType('resource') ?? []) as PerformanceResourceTiming[];
}
