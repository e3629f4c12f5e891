import {
  localNameOf,
  matchesSelector,
  nodeTypeOf,
  parentOf,
  readProperty,
  shadowRootOf,
} from './dom-access.ts';
import type { OpenShadowRoot } from './frame-context.ts';

/**
 * The elements of a document that have the focus, or have it within them, with the attributes that say so: a
 * snapshot does not take the focus, since that would scroll.
 */
export function findFocus(
  document: Document,
  openShadowRoot: OpenShadowRoot,
): Map<Element, string> {
  const held = new Map<Element, string>();
  let active = readProperty<Element | null>('Document', document, 'activeElement') ?? null;
  for (
    let shadow = active && shadowOf(active, openShadowRoot);
    shadow;
    shadow = active && shadowOf(active, openShadowRoot)
  ) {
    const inner = readProperty<Element | null>('ShadowRoot', shadow, 'activeElement');
    if (!inner || inner === active) break;
    active = inner;
  }
  if (!active || !matchesSelector(active, ':focus')) return held;
  const isVisible = matchesSelector(active, ':focus-visible');
  held.set(active, ` plaint-focus plaint-focus-within${isVisible ? ' plaint-focus-visible' : ''}`);
  for (let node = above(active); node; node = above(node)) {
    if (nodeTypeOf(node) === 1) held.set(node as Element, ' plaint-focus-within');
  }
  return held;
}

function shadowOf(el: Element, openShadowRoot: OpenShadowRoot): ShadowRoot | null {
  const name = localNameOf(el);
  if (name === 'body' || name === 'html') return null;
  return shadowRootOf(el) ?? openShadowRoot(el);
}

function above(node: Node): Node | null {
  return parentOf(node) ?? readProperty<Element>('ShadowRoot', node, 'host') ?? null;
}
