import { urlLength } from './clip.ts';

/** An absolute http(s) URL, or undefined for any other scheme, nonsense or excessive length. */
export function absoluteHttpUrl(reference: string | undefined, base: string): string | undefined {
  const url = absoluteUrl(reference, base);
  return url !== undefined && /^https?:/.test(url) ? url : undefined;
}

/** An absolute URL of any scheme but `javascript:`, or undefined. */
export function absoluteUrl(reference: string | undefined, base: string): string | undefined {
  if (reference === undefined || reference.trim() === '') return undefined;
  const url = URL.parse(reference.trim(), base);
  if (url === null || url.protocol === 'javascript:') return undefined;
  return url.href.length <= urlLength ? url.href : undefined;
}
