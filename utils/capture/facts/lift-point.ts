import { isElement, parentNodeOf, previousSiblingOf } from '../../dom/nodes.ts';
import { hostOf, isShadowRoot } from '../../dom/shadow.ts';
import { treeRootOf } from './flat-walk.ts';
import type { SelectedPoint } from './selected-range.ts';

/** The point before or after an element, among its parent's children. */
export function pointBeside(element: Node, side: 'before' | 'after'): SelectedPoint {
  const parent = parentNodeOf(element);
  if (parent === null || !isElement(element)) return { node: element, offset: 0 };
  let index = 0;
  for (let at = previousSiblingOf(element); at !== null; at = previousSiblingOf(at)) index++;
  return { node: parent, offset: side === 'before' ? index : index + 1 };
}

/**
 * A point of a shadow tree as the tree around it sees it: before or after the host that stands in that tree.
 */
export function liftPoint(
  point: SelectedPoint,
  tree: Node,
  side: 'before' | 'after',
): SelectedPoint {
  let lifted = point;
  for (let root = treeRootOf(lifted.node); root !== tree; root = treeRootOf(lifted.node)) {
    if (!isShadowRoot(root)) return point;
    lifted = pointBeside(hostOf(root), side);
  }
  return lifted;
}
