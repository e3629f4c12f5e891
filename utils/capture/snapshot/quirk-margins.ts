import { localNameOf } from '../../dom/elements.ts';
import {
  characterDataOf,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
  previousSiblingOf,
} from '../../dom/nodes.ts';
import { quirkAttribute } from '../css/state-attributes.ts';

/** Elements with margins by the browser's own sheet (HTML §15.3.9). */
const withMargins = new Set(
  'blockquote dir dl h1 h2 h3 h4 h5 h6 listing menu ol p plaintext pre ul xmp'.split(' '),
);
const holders = new Set(['body', 'td', 'th']);

/**
 * In quirks mode the margins that the browser gives are nothing at the edges of a body and of a cell. Empty
 * for an element that keeps them.
 */
export function quirkMarginsOf(el: Element, name: string): string {
  if (!withMargins.has(name)) return '';
  const sides: string[] = [];
  if (isAtEdge(el, previousSiblingOf, 'start')) sides.push('start');
  if (isAtEdge(el, nextSiblingOf, 'end')) sides.push('end');
  return sides.length === 0 ? '' : ` ${quirkAttribute}="${sides.join(' ')}"`;
}

/** Whether nothing stands between an element and that edge of a holder, so that both margins are one. */
function isAtEdge(
  el: Element,
  nextOf: (node: Node, parent: Node) => Node | null,
  side: 'start' | 'end',
): boolean {
  for (let at: Node = el, depth = 0; depth < maxDepth; depth++) {
    const parent = parentNodeOf(at);
    if (parent === null || nodeTypeOf(parent) !== 1) return false;
    for (let beside = nextOf(at, parent); beside; beside = nextOf(beside, parent)) {
      if (isSubstantial(beside)) return false;
    }
    const name = localNameOf(parent);
    if (holders.has(name)) return side === 'start' || name !== 'body';
    if (!isOpen(parent as Element, side)) return false;
    at = parent;
  }
  return false;
}

const maxDepth = 20;

function isSubstantial(node: Node): boolean {
  const type = nodeTypeOf(node);
  if (type === 1) return getComputedStyle(node as Element).display !== 'none';
  return (type === 3 || type === 4) && /\S/.test(characterDataOf(node));
}

/** Whether margins collapse through the edge of a box (CSS 2 §8.3.1). */
function isOpen(el: Element, side: 'start' | 'end'): boolean {
  const style = getComputedStyle(el);
  const isFlow =
    style.display === 'block' && style.float === 'none' && style.overflow === 'visible';
  const isStatic = style.position === 'static' || style.position === 'relative';
  const padding = style.getPropertyValue(`padding-block-${side}`);
  const border = style.getPropertyValue(`border-block-${side}-width`);
  return isFlow && isStatic && padding === '0px' && border === '0px';
}
