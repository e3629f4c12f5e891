import { nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';

function listOf<Item>(list: ArrayLike<Item> | undefined): Item[] {
  return list ? Array.from(list) : [];
}

function interfaceOf(root: Document | ShadowRoot): string {
  return nodeTypeOf(root) === 9 ? 'Document' : 'ShadowRoot';
}

/** Every sheet of a document or shadow root: those of its elements, then the adopted ones. */
export function rootSheets(root: Document | ShadowRoot): CSSStyleSheet[] {
  const own = readProperty<StyleSheetList>(interfaceOf(root), root, 'styleSheets');
  return [...listOf<CSSStyleSheet>(own), ...adoptedSheets(root)];
}

export function adoptedSheets(root: Document | ShadowRoot): CSSStyleSheet[] {
  return listOf(readProperty<CSSStyleSheet[]>(interfaceOf(root), root, 'adoptedStyleSheets'));
}

/**
 * Finds the element that owns the last sheet of a root: what the root adopts comes right after it in the
 * cascade, and is written into it, so that no sibling is added. Null if the root must take them at its end.
 */
export function lastSheetOwner(root: Document | ShadowRoot): Node | null {
  if (adoptedSheets(root).length === 0) return null;
  const own = listOf(readProperty<StyleSheetList>(interfaceOf(root), root, 'styleSheets')).at(-1);
  const owner = own ? readProperty<Node | null>('StyleSheet', own, 'ownerNode') : null;
  return owner && nodeTypeOf(owner) === 1 ? owner : null;
}
