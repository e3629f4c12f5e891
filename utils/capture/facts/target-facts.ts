import type { TargetFacts } from '../../protocol/capture.ts';
import { absoluteUrl } from './absolute-url.ts';
import { baseUrlOf } from './base-url.ts';
import { boxOf } from './box.ts';
import { clip, shortTextLength } from './clip.ts';
import { selectorOf } from './css-selector.ts';
import { attributeOf, localNameOf, parentElementOf } from './dom-access.ts';
import { mediaUrlsOf } from './media-urls.ts';

/** What the reporter pointed at. The link may be on an element around it. */
export function readTargetFacts(element: Element): TargetFacts {
  const linkUrl = linkAround(element);
  const mediaUrl = mediaUrlsOf(element)[0];
  return {
    tagName: clip(localNameOf(element), shortTextLength),
    box: boxOf(element),
    selector: selectorOf(element),
    ...(linkUrl === undefined ? {} : { linkUrl }),
    ...(mediaUrl === undefined ? {} : { mediaUrl }),
  };
}

function linkAround(element: Element): string | undefined {
  let at: Element | undefined = element;
  for (let depth = 0; at !== undefined && depth < 5_000; depth++) {
    if (['a', 'area'].includes(localNameOf(at))) {
      const url = absoluteUrl(attributeOf(at, 'href'), baseUrlOf(at));
      if (url !== undefined) return url;
    }
    at = parentElementOf(at);
  }
  return undefined;
}
