import { defined } from '../../defined.ts';
import { attributeOf, selectAll } from '../../dom/elements.ts';
import {
  clientHeightOf,
  documentScroller,
  rootElementOf,
  scrollHeightOf,
  scrollTopOf,
} from '../../dom/layout.ts';
import { openShadow, type ShadowAccess } from '../../dom/shadow.ts';
import { absoluteHttpUrl } from '../../protocol/absolute-url.ts';
import type { PageFacts } from '../../protocol/capture.ts';
import { clip, collapse, shortTextLength, urlLength } from '../../protocol/clip.ts';
import { findMainScroller } from '../tour/main-scroller.ts';
import { attempt } from './attempt.ts';
import { cleanUrl } from './clean-url.ts';
import { readPageDates } from './page-dates.ts';
import { pageLanguage } from './page-language.ts';
import { readArrival } from './read-arrival.ts';

/**
 * What the page says about itself, and the clock and viewport at this moment. URLs are absolute, lengths
 * those of the schema, sizes CSS pixels. Never throws for what a page contains.
 */
export function readPageFacts(
  document: Document,
  window: Window,
  shadow: ShadowAccess = openShadow,
): PageFacts {
  const shown = clip(documentString(document, 'URL'), urlLength);
  const canonical = attempt(() => canonicalUrl(document, shown));
  const language = attempt(() => pageLanguage(document));
  const referrer = documentString(document, 'referrer');
  const arrival = attempt(() => readArrival(window, shown));
  return {
    url: {
      shown,
      ...defined({ canonical }),
      cleaned: clip(attempt(() => cleanUrl(shown)) ?? shown, urlLength),
    },
    title: clip(collapse(documentString(document, 'title')), shortTextLength),
    ...defined({ language }),
    ...(referrer === '' ? {} : { referrer: clip(referrer, urlLength) }),
    ...defined({ arrival }),
    contentType: clip(documentString(document, 'contentType'), shortTextLength),
    charset: clip(documentString(document, 'characterSet'), shortTextLength),
    dates: attempt(() => readPageDates(document)) ?? [],
    viewport: readViewport(document, window, shadow),
    clock: readClock(window),
  };
}

function documentString(document: Document, name: string): string {
  const get = Object.getOwnPropertyDescriptor(Document.prototype, name)?.get;
  const value: unknown = get && attempt(() => Reflect.apply(get, document, []));
  return typeof value === 'string' ? value : '';
}

function canonicalUrl(document: Document, base: string): string | undefined {
  const link = selectAll(document, 'link[rel~="canonical" i][href]')[0];
  const fromLink = link && absoluteHttpUrl(attributeOf(link, 'href'), base);
  if (fromLink !== undefined) return fromLink;
  const meta = selectAll(document, 'meta[property="og:url" i][content]')[0];
  return meta && absoluteHttpUrl(attributeOf(meta, 'content'), base);
}

function readViewport(
  document: Document,
  window: Window,
  shadow: ShadowAccess,
): PageFacts['viewport'] {
  const root = attempt(() => rootElementOf(document)) ?? null;
  const number = (read: () => number, otherwise = 0) => finite(attempt(read), otherwise);
  return {
    width: number(() => window.innerWidth),
    height: number(() => window.innerHeight),
    scrollX: number(() => window.scrollX),
    scrollY: number(() => window.scrollY),
    devicePixelRatio: number(() => window.devicePixelRatio, 1),
    pageWidth: root === null ? 0 : elementNumber(root, 'scrollWidth'),
    pageHeight: root === null ? 0 : elementNumber(root, 'scrollHeight'),
    ...(attempt(() => visualOf(window)) ?? {}),
    ...scrollerOf(document, shadow),
  };
}

/** What pinching has brought near. */
function visualOf({ visualViewport }: Window): Pick<PageFacts['viewport'], 'visual'> {
  if (visualViewport === undefined || visualViewport === null) return {};
  const { scale, offsetLeft, offsetTop, width, height } = visualViewport;
  return {
    visual: {
      scale: finite(scale, 1) || 1,
      offsetX: finite(offsetLeft),
      offsetY: finite(offsetTop),
      width: finite(width),
      height: finite(height),
    },
  };
}

function scrollerOf(
  document: Document,
  shadow: ShadowAccess,
): Pick<PageFacts['viewport'], 'scroller'> {
  try {
    const scroller = findMainScroller(document, shadow)?.element;
    if (scroller === undefined || scroller === documentScroller(document)) return {};
    return {
      scroller: {
        height: clientHeightOf(scroller),
        contentHeight: scrollHeightOf(scroller),
        scrollTop: scrollTopOf(scroller),
      },
    };
  } catch (_notTold) {
    return {};
  }
}

function elementNumber(element: Element, name: string): number {
  const get = Object.getOwnPropertyDescriptor(Element.prototype, name)?.get;
  return finite(get && attempt(() => Reflect.apply(get, element, [])));
}

function finite(value: unknown, otherwise = 0): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function readClock(window: Window): PageFacts['clock'] {
  const now = new Date();
  return {
    at: now.toISOString(),
    monotonicMs: finite(attempt(() => window.performance.now())),
    timeOriginMs: finite(attempt(() => window.performance.timeOrigin)),
    utcOffsetMinutes: -now.getTimezoneOffset() || 0,
  };
}
