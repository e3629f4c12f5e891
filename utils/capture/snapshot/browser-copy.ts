import { type MhtmlPart, parseMhtml } from './mhtml.ts';

/** The browser's own copy of the page, by URL without its fragment. */
export type BrowserCopy = ReadonlyMap<string, MhtmlPart>;

/** Empty if there is none. */
export function indexBrowserCopy(mhtml: Uint8Array<ArrayBuffer> | undefined): BrowserCopy {
  const index = new Map<string, MhtmlPart>();
  if (!mhtml) return index;
  for (const part of parseMhtml(mhtml)) {
    const url = part.url.split('#')[0];
    if (url && !index.has(url) && part.mediaType !== 'text/html') index.set(url, part);
  }
  return index;
}

/** The text of a style sheet that the copy holds under this address. */
export function sheetInCopy(copy: BrowserCopy, url: string): string | undefined {
  const part = copy.get(url);
  return part?.mediaType === 'text/css' ? new TextDecoder().decode(part.bytes()) : undefined;
}
