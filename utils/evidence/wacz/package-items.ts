import { mediaTypeSchema } from '../../protocol/primitives.ts';
import type { PackageInput } from './package-input.ts';
import { recordUrls } from './package-input.ts';
import type { WarcItem } from './warc-record.ts';

/** Every WARC record of a package, in the order that it is written. */
export function packageItems(input: PackageInput): WarcItem[] {
  const { url, text } = input.page;
  const documents = input.documents.map(
    (document): WarcItem => ({
      type: 'response',
      url: targetUri(document.url),
      mediaType: essence(document.mediaType),
      sizeBytes: document.html.size,
      body: document.html,
    }),
  );
  const resources = input.resources.map((item) => resource(item.url, item.bytes, item.mediaType));
  return [
    ...documents,
    ...picture(recordUrls.screenshot(url), input.screenshot),
    ...picture(recordUrls.screenshotMarked(url), input.screenshotMarked),
    ...picture(recordUrls.screenshotElement(url), input.screenshotElement),
    ...picture(recordUrls.screenshotPage(url), input.screenshotPage),
    ...picture(recordUrls.thumbnail(url), input.thumbnail),
    resource(recordUrls.text(url), new Blob([text]), 'text/plain'),
    ...resources,
  ];
}

function picture(url: string, body: Blob | undefined): WarcItem[] {
  return body === undefined ? [] : [resource(url, body, body.type)];
}

function resource(url: string, body: Blob, mediaType: string): WarcItem {
  const sizeBytes = body.size;
  return { type: 'resource', url: targetUri(url), mediaType: essence(mediaType), sizeBytes, body };
}

/**
 * The media type alone: a page may call its resources anything, and manifest and archive take no parameters.
 */
export function essence(mediaType: string): string {
  const parsed = mediaTypeSchema.safeParse(mediaType.split(';')[0]?.trim().toLowerCase());
  return parsed.success ? parsed.data : 'application/octet-stream';
}

/** A URI holds no blanks, control characters or line ends (RFC 3986): an index line would break on them. */
export function targetUri(url: string): string {
  return url.replace(/[\s\p{Cc}]/gu, (character) => encodeURIComponent(character));
}

/** Whether two URLs name the same document: fragments lead to places within it. */
export function isSameDocument(a: string, b: string): boolean {
  const [withoutA] = targetUri(a).split('#', 1);
  const [withoutB] = targetUri(b).split('#', 1);
  return withoutA === withoutB;
}
