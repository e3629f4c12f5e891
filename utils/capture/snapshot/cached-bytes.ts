import { errorNamed } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { Omission } from '../../protocol/capture-account.ts';
import { isFresh } from './freshness.ts';
import type { ResourceSource } from './frozen.ts';

/** Bytes that were had without asking anybody, or why there are none. */
export type CachedBytes =
  | {
      readonly blob: Blob;
      readonly source: ResourceSource;
      /** Whether the cache would have given them to the page by itself just as well. */
      readonly isFresh: boolean;
    }
  | { readonly why: Omission['why'] };

/** What `fetch` and the reading of its answer throw where nothing is kept. */
const isNotThere = errorNamed(
  'TypeError',
  'AbortError',
  'NetworkError',
  'NotFoundError',
  'NotReadableError',
  'TimeoutError',
);

/**
 * What the page's own cache holds under an address of its own origin, and what the page itself keeps under a
 * `blob:` one. The network is never asked: browsers answer `only-if-cached` from the cache or not at all
 * (Fetch §4.5), and allow it within one origin only.
 */
export async function readCached(
  url: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<CachedBytes> {
  try {
    if (!/^https?:/.test(url)) return await readOwn(url, signal);
    if (isForeign(url)) return { why: 'cross-origin' };
    const response = await cacheFetch(url, signal);
    if (!response) return { why: 'not-cached' };
    if (!response.ok) return { why: 'network' };
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      await response.body?.cancel();
      return { why: 'limit-bytes' };
    }
    const blob = await response.blob();
    return { blob, source: 'page-cache', isFresh: isFresh(response.headers, Date.now()) };
  } catch (thrown) {
    noteFault('snapshot.cache', thrown, isNotThere);
    if (signal.aborted) return { why: 'limit-time' };
    return { why: url.startsWith('blob:') ? 'revoked' : 'not-cached' };
  }
}

/** `blob:` and `file:` addresses: no server stands behind them. */
async function readOwn(url: string, signal: AbortSignal): Promise<CachedBytes> {
  const response = await pageFetch(url, {}, signal);
  return { blob: await response.blob(), source: 'page', isFresh: true };
}

export function isForeign(url: string): boolean {
  return URL.parse(url)?.origin !== window.origin;
}

async function cacheFetch(url: string, signal: AbortSignal): Promise<Response | undefined> {
  const options: RequestInit = {
    cache: 'only-if-cached',
    mode: 'same-origin',
    credentials: 'same-origin',
  };
  return isWatched() ? undefined : pageFetch(url, options, signal);
}

/**
 * Firefox gives content scripts a `content.fetch` with the page's rights; Chromium's own `fetch` has no
 * others.
 */
function pageFetch(url: string, options: RequestInit, signal: AbortSignal): Promise<Response> {
  const theirs = fetchOfPage();
  if (theirs) return Reflect.apply(theirs.fetch, theirs.content, [url, options]);
  return fetch(url, { ...options, signal });
}

function fetchOfPage(): { content: object; fetch: (...args: never[]) => unknown } | undefined {
  const content: unknown = Reflect.get(globalThis, 'content');
  if (typeof content !== 'object' || content === null) return undefined;
  const theirs: unknown = Reflect.get(content, 'fetch');
  return typeof theirs === 'function'
    ? { content, fetch: theirs as (...args: never[]) => unknown }
    : undefined;
}

/**
 * In Firefox the site's service worker sees every fetch of a page that it controls, and may answer or ask the
 * network itself. Chromium lets fetches of content scripts pass it by.
 */
function isWatched(): boolean {
  return isGecko && Boolean(navigator.serviceWorker?.controller);
}

export const isGecko = 'mozInnerScreenX' in globalThis;
