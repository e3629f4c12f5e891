import {
  attributeOf,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentOf,
} from './dom-access.ts';

const maxSetLength = 50_000;

/** The candidate of `srcset` that the browser chose, where its descriptor decides the image's natural size. */
export interface ChosenSource {
  /** `2x` or `400w`. */
  readonly descriptor: string;
  /** For a width descriptor. */
  readonly sizes: string | undefined;
}

/** Finds the chosen candidate by its URL, in the image's own set and those of its `picture`; undefined for plain `src`. */
export function findChosenSource(
  image: Element,
  current: string,
  base: string,
): ChosenSource | undefined {
  for (const owner of [...pictureSources(image), image]) {
    const set = attributeOf(owner, 'srcset');
    if (!set) continue;
    for (const [url, descriptor] of candidates(set.slice(0, maxSetLength))) {
      if (descriptor === '' || descriptor === '1x' || URL.parse(url, base)?.href !== current)
        continue;
      if (/^[\d.]+x$/.test(descriptor)) return { descriptor, sizes: undefined };
      if (/^\d+w$/.test(descriptor))
        return { descriptor, sizes: attributeOf(owner, 'sizes') ?? undefined };
    }
  }
  return undefined;
}

function* pictureSources(image: Element): Generator<Element> {
  const parent = parentOf(image);
  if (!parent || nodeTypeOf(parent) !== 1 || localNameOf(parent as Element) !== 'picture') return;
  for (let child = firstChildOf(parent); child && child !== image; child = nextSiblingOf(child)) {
    if (nodeTypeOf(child) === 1 && localNameOf(child as Element) === 'source')
      yield child as Element;
  }
}

/** HTML §4.8.4.3.10: URLs run to the next space, and may hold commas; a descriptor ends at one. */
function* candidates(set: string): Generator<[url: string, descriptor: string]> {
  const scan = /[\s,]*(\S+)(?:\s+([^,]*))?/gy;
  for (let match = scan.exec(set); match; match = scan.exec(set)) {
    const url = match[1] ?? '';
    if (url.endsWith(',')) {
      yield [url.replace(/,+$/, ''), ''];
      scan.lastIndex = match.index + match[0].indexOf(url) + url.length;
    } else yield [url, (match[2] ?? '').trim()];
  }
}
