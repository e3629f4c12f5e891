import type { Omission } from '../protocol/capture-account.ts';

/** One permission more that would have kept more of a page. */
export type CaptureOffer =
  /** The browser's own copy of the page. */
  | { readonly kind: 'copy' }
  /** Reading frames of other sites. */
  | { readonly kind: 'frames'; readonly origins: readonly string[] };

const resources: ReadonlySet<Omission['what']> = new Set([
  'image',
  'font',
  'stylesheet',
  'canvas',
  'media',
]);
const unread: ReadonlySet<Omission['why']> = new Set([
  'cross-origin',
  'network',
  'not-cached',
  'revoked',
  'unreadable',
  'tainted',
]);

/**
 * Which permission to offer for what a capture left out; frames come first, since they hold words. `hasCopy`:
 * whether the browser's own copy of the page may be used already; undefined where the browser has none to
 * give.
 */
export function offerFor(cuts: readonly Omission[], hasCopy: boolean | undefined): CaptureOffer[] {
  const offers: CaptureOffer[] = [];
  const origins = new Set<string>();
  for (const { what, why, examples } of cuts) {
    if (what !== 'frame' || why !== 'cross-origin') continue;
    for (const example of examples) {
      const url = URL.parse(example);
      if (url && /^https?:$/.test(url.protocol)) origins.add(url.origin);
    }
  }
  if (origins.size > 0) offers.push({ kind: 'frames', origins: [...origins] });
  const isLost = cuts.some(({ what, why, examples }) => {
    const isImageOfNothing = examples.every((example) => example.startsWith('data:'));
    return resources.has(what) && unread.has(why) && !(examples.length > 0 && isImageOfNothing);
  });
  if (hasCopy === false && isLost) offers.push({ kind: 'copy' });
  return offers;
}
