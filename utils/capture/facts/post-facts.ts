import type { MediaFacts, PostFacts } from '../../protocol/capture.ts';
import { absoluteUrl } from './absolute-url.ts';
import { baseUrlOf } from './base-url.ts';
import { boxOf } from './box.ts';
import { clip, collapse, longTextLength, shortTextLength } from './clip.ts';
import { selectorOf } from './css-selector.ts';
import { attributeOf, closest, localNameOf, selectAll } from './dom-access.ts';
import { mediaFactsOf } from './media-urls.ts';
import { statedDate } from './page-dates.ts';
import { readPostText } from './post-text.ts';
import { textOf } from './text-of.ts';

const maxMedia = 200;

const authorSelectors = [
  '[itemprop~="author"]',
  '[rel~="author"]',
  '.p-author',
  '.h-card',
  '[class*="author" i] a[href]',
  '[class*="user" i] a[href]',
  'a[href*="/user" i],a[href*="/u/" i],a[href*="/profile" i],a[href*="/@"]',
  '[class*="author" i],[class*="nick" i],[class*="username" i],[class*="user-name" i]',
];

const timeSelectors = [
  '[itemprop~="datePublished"]',
  'time',
  '[datetime]',
  '[class*="time" i],[class*="date" i]',
];

/** What a post says and who says it, as the page shows it. */
export function readPostFacts(post: Element): PostFacts {
  const permalink = permalinkOf(post);
  const time = timeOf(post);
  return {
    box: boxOf(post),
    selector: selectorOf(post),
    text: clip(readPostText(post), longTextLength),
    author: authorOf(post),
    ...(permalink === undefined ? {} : { permalink }),
    ...(time === undefined ? {} : { time }),
    media: mediaOf(post),
  };
}

function authorOf(post: Element): PostFacts['author'] {
  const element = first(post, authorSelectors);
  if (element === undefined) return {};
  const name = clip(collapse(textOf(element, shortTextLength)), shortTextLength);
  const link = selectAll(element, 'a[href]')[0] ?? closest(element, 'a[href]');
  const url = link === null ? undefined : absoluteUrl(attributeOf(link, 'href'), baseUrlOf(link));
  return { ...(name === '' ? {} : { name }), ...(url === undefined ? {} : { url }) };
}

function timeOf(post: Element): PostFacts['time'] {
  const element = first(post, timeSelectors);
  if (element === undefined) return undefined;
  const source = localNameOf(element) === 'time' ? 'time-element' : 'text';
  const text = attributeOf(element, 'datetime') ?? textOf(element, 200);
  return statedDate(source, 'published', text);
}

/** The link around or in the time is the custom of forums and microblogs; then what is declared. */
function permalinkOf(post: Element): string | undefined {
  const time = first(post, timeSelectors);
  const around = time === undefined ? null : closest(time, 'a[href]');
  const link =
    around ?? selectAll(post, 'a[itemprop~="url"],a.u-url,a[rel~="bookmark"]')[0] ?? undefined;
  return link && absoluteUrl(attributeOf(link, 'href'), baseUrlOf(link));
}

function mediaOf(post: Element): MediaFacts[] {
  const media = selectAll(post, 'img,video,audio').map(mediaFactsOf);
  return media.filter((facts) => facts !== undefined).slice(0, maxMedia);
}

function first(post: Element, selectors: readonly string[]): Element | undefined {
  for (const selector of selectors) {
    const found = selectAll(post, selector)[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
