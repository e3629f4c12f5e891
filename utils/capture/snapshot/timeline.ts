/** The default size of the resource timeline's buffer (Resource Timing §4.2); full, it tells nothing about what came later. */
const bufferLength = 250;
const fontName = /\.(?:woff2?|ttf|otf)(?:$|\?)/i;

/** What the documents of this frame ever loaded, as their resource timelines tell. */
export class Timeline {
  readonly #urls = new Set<string>();
  #isFull = false;

  /** Adds what one window loaded; one that cannot be read leaves everything possible. */
  read(view: Window | null): void {
    try {
      const entries = view?.performance.getEntriesByType('resource') ?? [];
      for (const entry of entries) this.#urls.add(entry.name.split('#')[0] ?? entry.name);
      if (view === null || entries.length >= bufferLength) this.#isFull = true;
    } catch {
      this.#isFull = true;
    }
  }

  wasLoaded(url: string): boolean {
    return this.#isFull || this.#urls.has(url) || !/^https?:/.test(url);
  }
}

/** What a script reads itself becomes a font of bytes, which tells no file. */
const byScript = new Set(['fetch', 'xmlhttprequest']);

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
