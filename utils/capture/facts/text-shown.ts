import { viewOf } from '../../dom/layout.ts';
import { parentElementOf } from '../../dom/shadow.ts';

/** Tells of an element whether its own text is shown and can be selected, by computed style. */
export interface ShownStyle {
  /** `display: none`: nothing below it is shown either. */
  isGone(element: Element): boolean;
  /** Its own text can be seen and selected; what is below it may say otherwise. */
  isSelectable(element: Element): boolean;
}

const maxStyleReads = 20_000;
const maxClimb = 200;

/**
 * Without a window, and where a style cannot be read, everything counts as shown. Remembers 20,000 elements.
 */
export function readShownStyle(document: Document): ShownStyle {
  const view = viewOf(document);
  const known = new Map<Element, CSSStyleDeclaration>();
  const computed = (
    element: Element,
    property: 'display' | 'userSelect' | 'visibility',
  ): string => {
    if (view === null) return '';
    try {
      const style = known.get(element) ?? view.getComputedStyle(element);
      if (known.size < maxStyleReads) known.set(element, style);
      return style[property];
    } catch (_notTold) {
      return '';
    }
  };
  /** `auto` means what the element above says; Firefox gives it as computed. */
  const userSelect = (element: Element): string => {
    let at: Element | undefined = element;
    for (let step = 0; at !== undefined && step < maxClimb; step++) {
      const value = computed(at, 'userSelect');
      if (value !== 'auto') return value;
      at = parentElementOf(at);
    }
    return 'auto';
  };
  return {
    isGone: (element) => computed(element, 'display') === 'none',
    isSelectable: (element) =>
      !['hidden', 'collapse'].includes(computed(element, 'visibility')) &&
      userSelect(element) !== 'none',
  };
}
