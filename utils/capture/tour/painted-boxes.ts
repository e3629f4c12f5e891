import { boxOf, localNameOf } from '../../dom/elements.ts';
import { documentOf, viewOf } from '../../dom/layout.ts';
import { characterDataOf, nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { holderOf, isAnyShadowRoot, type ShadowAccess } from './flat-tree.ts';
import type { Rows } from './visible-part.ts';

const maxLooked = 200;
const replaced = /^(?:img|svg|video|canvas|iframe|embed|object|input|textarea|select|button)$/;

/**
 * Where an element paints: its own box, or, of one that only holds others (the empty layer that waits for
 * messages), the boxes of what it holds. Nothing for what is invisible.
 */
export function paintedBoxes(element: Element, shadow: ShadowAccess): Rows[] {
  const boxes: Rows[] = [];
  const queue: Element[] = [element];
  for (const [index, each] of queue.entries()) {
    if (index > maxLooked) break;
    const style = getComputedStyle(each);
    if (style.display === 'none' || Number(style.opacity) === 0) continue;
    const { left, top, width, height } = boxOf(each);
    if (style.visibility === 'visible' && width > 0 && height > 0 && paints(each, style)) {
      boxes.push({ left, top, width, height });
      continue;
    }
    const inner = shadow(each);
    queue.push(...childrenOf(inner ?? each));
    if (localNameOf(each) === 'slot') queue.push(...assignedTo(each));
  }
  return boxes;
}

function paints(element: Element, style: CSSStyleDeclaration): boolean {
  if (replaced.test(localNameOf(element))) return true;
  if (style.backgroundImage !== 'none' || isSeen(style.backgroundColor)) return true;
  if (style.boxShadow !== 'none' || Number.parseFloat(style.borderTopWidth) > 0) return true;
  if (Number.parseFloat(style.borderBottomWidth) > 0) return true;
  if (style.backdropFilter !== undefined && !/^(?:none)?$/.test(style.backdropFilter)) return true;
  const children = readProperty<NodeListOf<ChildNode>>('Node', element, 'childNodes') ?? [];
  return Array.from(children).some(
    (child) => nodeTypeOf(child) === 3 && characterDataOf(child).trim() !== '',
  );
}

function childrenOf(parent: ParentNode): Iterable<Element> {
  if (nodeTypeOf(parent) !== 1) return Array.from(parent.children);
  return Array.from(readProperty<HTMLCollection>('Element', parent, 'children') ?? []);
}

function assignedTo(slot: Element): Element[] {
  try {
    return HTMLSlotElement.prototype.assignedElements.call(slot);
  } catch (_oddNode) {
    return [];
  }
}

function isSeen(color: string): boolean {
  return color !== 'transparent' && !/(?:^rgba\(.*,|\/)\s*0(?:\.0*)?\)$/.test(color);
}

/** Whether all of a box lies under what is drawn later, as a picture behind the page does. */
export function isBehind(element: Element, box: Rows): boolean {
  const document = documentOf(element);
  const style = getComputedStyle(element);
  if (style.pointerEvents === 'none') return Number.parseInt(style.zIndex, 10) < 0;
  const { innerWidth, innerHeight } = viewOf(document) ?? window;
  let looked = 0;
  for (const across of [0.1, 0.5, 0.9]) {
    for (const down of [0.1, 0.5, 0.9]) {
      const x = box.left + box.width * across;
      const y = box.top + box.height * down;
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      looked++;
      for (
        let at = Document.prototype.elementFromPoint.call(document, x, y);
        at !== null;
        at = holderOf(at)
      ) {
        if (at === element) return false;
      }
    }
  }
  // A shadow tree's insides are hit as their host.
  return looked > 0 && !isAnyShadowRoot(Node.prototype.getRootNode.call(element));
}
