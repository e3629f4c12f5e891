import { localNameOf, matchesSelector } from '../../dom/elements.ts';
import { nodeTypeOf, parentNodeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { shadowRootOf } from '../../dom/shadow.ts';
import { focusStates, pointerStates } from '../css/state-attributes.ts';
import type { OpenShadowRoot } from './frame-context.ts';
import type { Guard } from './guard.ts';

/** What of a document has the focus or is under the pointer: the names of the states by element. */
export class HeldStates {
  readonly #states = new Map<Element, string[]>();
  readonly #openShadowRoot: OpenShadowRoot;

  /** A snapshot does not take the focus, since that would scroll, and no pointer is on it. */
  constructor(document: Document, openShadowRoot: OpenShadowRoot, guard: Guard) {
    this.#openShadowRoot = openShadowRoot;
    guard.try('other', 'focus', () => this.#readFocus(document), undefined);
    for (const state of pointerStates) {
      guard.try('other', state, () => this.#readPointer(document, state), undefined);
    }
  }

  of(el: Element): readonly string[] {
    return this.#states.get(el) ?? none;
  }

  get hasFocus(): boolean {
    return this.#has('focus-within');
  }

  get hasPointer(): boolean {
    return pointerStates.some((state) => this.#has(state));
  }

  #has(state: string): boolean {
    return [...this.#states.values()].some((states) => states.includes(state));
  }

  #add(el: Element, state: string): void {
    const states = this.#states.get(el);
    if (states === undefined) this.#states.set(el, [state]);
    else states.push(state);
  }

  #readFocus(document: Document): void {
    let active = readProperty<Element | null>('Document', document, 'activeElement') ?? null;
    for (let shadow = this.#shadowOf(active); shadow; shadow = this.#shadowOf(active)) {
      const inner = readProperty<Element | null>('ShadowRoot', shadow, 'activeElement');
      if (!inner || inner === active) break;
      active = inner;
    }
    if (!active || !matchesSelector(active, ':focus')) return;
    for (const state of focusStates) {
      if (state === 'focus-within' || matchesSelector(active, `:${state}`))
        this.#add(active, state);
    }
    for (let node = above(active); node; node = above(node)) {
      if (nodeTypeOf(node) !== 1) continue;
      this.#add(node as Element, 'focus-within');
      // A host has the focus of what is in its tree.
      if (matchesSelector(node as Element, ':focus')) this.#add(node as Element, 'focus');
    }
  }

  /** The elements under the pointer, in the document and in the shadow trees that it is in. */
  #readPointer(document: Document, state: string): void {
    const roots: (Document | ShadowRoot)[] = [document];
    for (let root = roots.pop(); root; root = roots.pop()) {
      for (const el of underPointer(root, state)) {
        this.#add(el, state);
        const shadow = this.#shadowOf(el);
        if (shadow) roots.push(shadow);
      }
    }
  }

  #shadowOf(el: Element | null): ShadowRoot | null {
    if (!el) return null;
    const name = localNameOf(el);
    if (name === 'html') return null;
    try {
      return shadowRootOf(el) ?? this.#openShadowRoot(el);
    } catch (_pageGone) {
      return null;
    }
  }
}

const none: readonly string[] = [];

function underPointer(root: Document | ShadowRoot, state: string): Element[] {
  const owner = nodeTypeOf(root) === 9 ? Document : DocumentFragment;
  try {
    return Array.from(owner.prototype.querySelectorAll.call(root, `:${state}`));
  } catch (_unknownSelector) {
    return [];
  }
}

function above(node: Node): Node | null {
  return parentNodeOf(node) ?? readProperty<Element>('ShadowRoot', node, 'host') ?? null;
}
