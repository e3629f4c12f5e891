/** A list of fewer children is read child by child. */
const leastLong = 48;
/** So many more are taken at both ends, as some may stand a little out of order. */
const spare = 4;
/** So many children without a box of their own may stand in a row. */
const maxBoxless = 8;

interface Probe {
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
}

export interface NearChildren {
  /** Undefined where the list begins within the edges, or ends. */
  readonly first: Element | undefined;
  readonly last: Element | undefined;
}

/**
 * The children of a long list between two edges, found by halving. Undefined for a short list, and for one
 * whose children do not stand below one another in their order, as far as was seen.
 */
export function nearChildren(
  list: Element,
  topEdge: number,
  bottomEdge: number,
): NearChildren | undefined {
  const get = Object.getOwnPropertyDescriptor(Element.prototype, 'children')?.get;
  if (get === undefined) return undefined;
  const children = Reflect.apply(get, list, []) as HTMLCollection;
  const count = children.length;
  if (count < leastLong) return undefined;
  const probes: Probe[] = [];
  const probe = (from: number): Probe | undefined => {
    for (let at = from; at < Math.min(count, from + maxBoxless); at++) {
      const child = children[at];
      if (child === undefined) return undefined;
      const { top, bottom, height } = Element.prototype.getBoundingClientRect.call(child);
      if (height > 0) {
        const found = { at, top, bottom };
        probes.push(found);
        return found;
      }
    }
    return undefined;
  };
  const halve = (isPast: (probe: Probe) => boolean): number | undefined => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = probe(middle);
      // The last ones may have no box: an end that is only to be scrolled to.
      if (found === undefined && middle + maxBoxless < count) return undefined;
      if (found === undefined || isPast(found)) high = middle;
      else low = found.at + 1;
    }
    return low;
  };
  const begin = halve(({ bottom }) => bottom >= topEdge);
  const end = halve(({ top }) => top > bottomEdge);
  if (begin === undefined || end === undefined || !areInOrder(probes)) return undefined;
  return {
    first: begin <= spare ? undefined : children[begin - spare],
    last: end + spare >= count ? undefined : children[end + spare],
  };
}

function areInOrder(probes: readonly Probe[]): boolean {
  const sorted = [...probes].sort((a, b) => a.at - b.at);
  return sorted.every((one, at) => {
    const before = sorted[at - 1];
    return before === undefined || before.at === one.at || before.bottom <= one.top + 2;
  });
}
