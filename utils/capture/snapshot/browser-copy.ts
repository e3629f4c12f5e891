import { type MhtmlPart, parseMhtml } from './mhtml.ts';

/** The browser's own copy of the page, by URL without its fragment. Empty if there is none. */
export function indexBrowserCopy(
  mhtml: Uint8Array<ArrayBuffer> | undefined,
): ReadonlyMap<string, MhtmlPart> {
  const index = new Map<string, MhtmlPart>();
  if (!mhtml) return index;
  for (const part of parseMhtml(mhtml)) {
    const url = part.url.split('#')[0];
    if (url && !index.has(url) && part.mediaType !== 'text/html') index.set(url, part);
  }
  return index;
}

/** The URLs whose bytes the browser's own copy holds: those need not be read by the page side. */
export function browserCopyUrls(mhtml: Uint8Array<ArrayBuffer>): string[] {
  return [...indexBrowserCopy(mhtml).keys()];
}
