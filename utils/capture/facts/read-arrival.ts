import type { PageFacts } from '../../protocol/capture.ts';
import { clip, urlLength } from '../../protocol/clip.ts';

const ways = ['navigate', 'reload', 'back_forward', 'prerender'] as const;

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
  const how = ways.find((way) => way === type);
  if (how === undefined || !isCount(redirectCount)) return undefined;
  return {
    how,
    redirectCount,
    ...(isCount(responseStatus) && responseStatus > 0 ? { status: responseStatus } : {}),
    ...(isOther ? { loadedUrl: loaded } : {}),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
