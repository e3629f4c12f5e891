/** The default size of the resource timeline's buffer (Resource Timing §4.2); full, it tells nothing about what came later. */
const bufferLength = 250;
const fontName = /\.(?:woff2?|ttf|otf)(?:$|\?)/i;

/** What the documents of this frame ever loaded, as their resource timelines tell. */
export class Timeline {
  readonly #urls = new Set<string>();
  readonly #failed = new Set<string>();
  #isFull = false;

  /** Adds what one window loaded; one that cannot be read leaves everything possible. */
  read(view: Window | null): void {
    try {
      const entries = view?.performance.getEntriesByType('resource') ?? [];
      for (const entry of entries) {
        const url = entry.name.split('#')[0] ?? entry.name;
        this.#urls.add(url);
        if (saysNoPicture(entry)) this.#failed.add(url);
        else this.#failed.delete(url);
      }
      if (view === null || entries.length >= bufferLength) this.#isFull = true;
    } catch {
      this.#isFull = true;
    }
  }

  /** Whether the last answer under this URL was none that a picture can be made of. */
  didFail(url: string): boolean {
    return this.#failed.has(url);
  }

  wasLoaded(url: string): boolean {
    return this.#isFull || this.#urls.has(url) || !/^https?:/.test(url);
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

/** The font files that one window loaded, in the order in which they were asked for. */
export function loadedFonts(view: Window | null): string[] {
  try {
    const entries = (view?.performance.getEntriesByType('resource') ??
      []) as PerformanceResourceTiming[];
    const loaded = entries.filter(
      ({ name, initiatorType }) => fontName.test(name) && !byScript.has(initiatorType),
    );
    return [...new Set(loaded.map(({ name }) => name))];
  } catch {
    return [];
  }
}
