import { localNameOf } from '../../dom/elements.ts';
import { nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';

const assignedNodes = HTMLSlotElement.prototype.assignedNodes;

/**
 * Slots that a script filled by hand (`slotAssignment: 'manual'`) have no markup. They get names, and what is
 * in them asks for those. Calls `set` with the attribute of each element; children that no slot shows ask for
 * none.
 */
export function nameSlots(
  host: Element,
  shadow: ShadowRoot,
  nextId: () => number,
  set: (el: Element, attribute: string) => void,
): void {
  if (readProperty<string>('ShadowRoot', shadow, 'slotAssignment') !== 'manual') return;
  for (const child of Array.from(readProperty<HTMLCollection>('Element', host, 'children') ?? [])) {
    set(child, ' slot="plaint-none"');
  }
  const slots = DocumentFragment.prototype.querySelectorAll.call(shadow, 'slot');
  for (const slot of Array.from(slots)) {
    if (localNameOf(slot) !== 'slot') continue;
    const name = `plaint-slot-${nextId()}`;
    set(slot, ` name="${name}"`);
    for (const node of assignedNodes.call(slot)) {
      if (nodeTypeOf(node) === 1) set(node as Element, ` slot="${name}"`);
    }
  }
}
