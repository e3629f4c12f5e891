import { defined } from '../../defined.ts';
import { attributeOf, localNameOf } from '../../dom/elements.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import { absoluteUrl } from '../../protocol/absolute-url.ts';
import type { TargetFacts } from '../../protocol/capture.ts';
import { clip, shortTextLength } from '../../protocol/clip.ts';
import { baseUrlOf } from './base-url.ts';
import { finiteBoxOf } from './box.ts';
import { selectorOf } from './css-selector.ts';
import { mediaUrlsOf } from './media-urls.ts';

/** What the reporter pointed at. The link may be on an element around it. */
export function readTargetFacts(element: Element): TargetFacts {
  const linkUrl = linkAround(element);
  const mediaUrl = mediaUrlsOf(element)[0];
  return {
    tagName: clip(localNameOf(element), shortTextLength),
    box: finiteBoxOf(element),
    selector: selectorOf(element),
    ...defined({ linkUrl, mediaUrl }),
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
