import { attributeOf, localNameOf, selectAll } from '../../dom/elements.ts';
import { absoluteUrl } from '../../protocol/absolute-url.ts';
import type { MediaFacts } from '../../protocol/capture.ts';
import { clip, collapse, shortTextLength } from '../../protocol/clip.ts';
import { baseUrlOf } from './base-url.ts';

const urlAttributes: Readonly<Record<string, readonly string[]>> = {
  img: ['currentSrc', 'src', 'data-src', 'data-original', 'data-lazy-src'],
  video: ['currentSrc', 'src', 'poster'],
  audio: ['currentSrc', 'src'],
  source: ['src'],
  image: ['href'],
};

/** Every URL an element shows its medium from, the one in use first. */
export function mediaUrlsOf(element: Element): string[] {
  const base = baseUrlOf(element);
  const urls: string[] = [];
  for (const name of urlAttributes[localNameOf(element)] ?? []) {
    const value = name === 'currentSrc' ? currentSourceOf(element) : attributeOf(element, name);
    const url = absoluteUrl(value, base);
    if (url !== undefined && !urls.includes(url)) urls.push(url);
  }
  if (['video', 'audio', 'picture'].includes(localNameOf(element))) {
    for (const inner of selectAll(element, 'source,img').slice(0, 20)) {
      urls.push(...mediaUrlsOf(inner).filter((url) => !urls.includes(url)));
    }
  }
  return urls;
}

/** The medium as evidence names it; undefined when it has no URL. */
export function mediaFactsOf(element: Element): MediaFacts | undefined {
  const tag = localNameOf(element);
  const url = mediaUrlsOf(element)[0];
  if (url === undefined) return undefined;
  const text = attributeOf(element, 'alt') ?? attributeOf(element, 'title');
  const alternative = clip(collapse(text ?? ''), shortTextLength);
  return {
    kind: tag === 'video' || tag === 'audio' ? tag : 'image',
    url,
    ...(alternative === '' ? {} : { alternative }),
  };
}

function currentSourceOf(element: Element): string | undefined {
  const prototype =
    element instanceof HTMLImageElement
      ? HTMLImageElement.prototype
      : element instanceof HTMLMediaElement
        ? HTMLMediaElement.prototype
        : undefined;
  const get = prototype && Object.getOwnPropertyDescriptor(prototype, 'currentSrc')?.get;
  const value: unknown = get === undefined ? undefined : Reflect.apply(get, element, []);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
