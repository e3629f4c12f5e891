import { localNameOf, rawAttributeOf } from '../../dom/elements.ts';
import { firstChildOf, nextSiblingOf, nodeTypeOf, parentNodeOf } from '../../dom/nodes.ts';
import { type Candidate, parseSrcset } from './srcset.ts';

const maxSetLength = 50_000;

/** The candidate that the browser chose for an image, and the element whose `srcset` it stood in. */
export interface ChosenSource {
  /** The image itself, or a `source` of its `picture`: its `width` and `height` count (HTML §4.8.4.3.7). */
  readonly owner: Element;
  readonly candidate: Candidate;
}

/**
 * Finds the chosen candidate by its URL: in the first `source` of the image's `picture` that applies, else in
 * any, else in its own set. Undefined for a plain `src`. `isTrue` tells whether a media query holds.
 */
export function findChosenSource(
  image: Element,
  current: string,
  base: string,
  isTrue: (query: string) => boolean,
): ChosenSource | undefined {
  const sources = [...pictureSources(image)];
  const applying = sources.filter((source) => {
    const media = rawAttributeOf(source, 'media')?.trim();
    return !media || isTrue(media);
  });
  for (const owner of [...applying, ...sources, image]) {
    const set = rawAttributeOf(owner, 'srcset');
    if (!set) continue;
    for (const candidate of parseSrcset(set.slice(0, maxSetLength))) {
      if (URL.parse(candidate.url, base)?.href === current) return { owner, candidate };
    }
  }
  return undefined;
}

function* pictureSources(image: Element): Generator<Element> {
  const parent = parentNodeOf(image);
  if (!parent || nodeTypeOf(parent) !== 1 || localNameOf(parent as Element) !== 'picture') return;
  for (let child = firstChildOf(parent); child && child !== image; child = nextSiblingOf(child)) {
    if (nodeTypeOf(child) === 1 && localNameOf(child as Element) === 'source')
      yield child as Element;
  }
}
