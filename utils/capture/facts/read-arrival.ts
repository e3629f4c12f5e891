import { arrivalSchema, type PageFacts } from '../../protocol/capture.ts';
import { clip, urlLength } from '../../protocol/clip.ts';

/**
 * How the browser came to the page at `shown`, as its Navigation Timing says; undefined when it says nothing
 * of use. Addresses of redirects are told to nobody, and over other sites not even their number.
 */
export function readArrival(window: Window, shown: string): PageFacts['arrival'] {
  const [entry] = window.performance.getEntriesByType?.('navigation') ?? [];
  const { type, redirectCount, responseStatus, name } = (entry ?? {}) as Partial<
    Record<'type' | 'redirectCount' | 'responseStatus' | 'name', unknown>
  >;
  const loaded = typeof name === 'string' && /^https?:/.test(name) ? clip(name, urlLength) : shown;
  const isOther = withoutFragment(loaded) !== withoutFragment(shown);
  const arrival = arrivalSchema.safeParse({
    how: type,
    redirectCount,
    ...(typeof responseStatus === 'number' && responseStatus > 0 ? { status: responseStatus } : {}),
    ...(isOther ? { loadedUrl: loaded } : {}),
  });
  return arrival.success ? arrival.data : undefined;
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
