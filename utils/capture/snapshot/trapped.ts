import { htmlNamespace, namespaceOf } from '../../dom/elements.ts';
import { parentNodeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import type { Chain } from './chain.ts';
import type { DocumentWriter } from './document-writer.ts';
import { isInTopLayer } from './top-layer-state.ts';

/**
 * What holds an element of the top layer, outermost first, where something of that would clip, move, fade or
 * cover it: in the page nothing does. Undefined where it can be shown from its own place, or nowhere else.
 */
export function trapOf(writer: DocumentWriter, el: Element): Chain | undefined {
  const { body, hasFrames } = writer.parts;
  if (writer.context.isOfParts || hasFrames || body === null) return undefined;
  if (!isInTopLayer(writer, el) || !isHeld(writer, el, body)) return undefined;
  return chainTo(el, body);
}

function chainTo(el: Element, body: Element): Chain | undefined {
  const chain: (Element | ShadowRoot)[] = [];
  for (let node = holderOf(el); node !== body; node = holderOf(node)) {
    if (node === null) return undefined;
    if (!(node instanceof ShadowRoot) && namespaceOf(node) !== htmlNamespace) return undefined;
    chain.unshift(node);
  }
  return chain;
}

function holderOf(node: Node): Element | ShadowRoot | null {
  if (node instanceof ShadowRoot) return readProperty<Element>('ShadowRoot', node, 'host') ?? null;
  const parent = parentNodeOf(node);
  return parent instanceof Element || parent instanceof ShadowRoot ? parent : null;
}

function isHeld(writer: DocumentWriter, el: Element, body: Element): boolean {
  for (let at = boxAbove(el); at !== null && at !== body; at = boxAbove(at)) {
    const style = getComputedStyle(at);
    // What is on top itself is written on top, and with it what it holds.
    if (isInTopLayer(writer, at)) return holdsFixed(style);
    if (holdsFixed(style) || stacks(style)) return true;
  }
  return false;
}

function boxAbove(el: Element): Element | null {
  const slot = readProperty<Element | null>('Element', el, 'assignedSlot');
  if (slot) return slot;
  const holder = holderOf(el);
  return holder instanceof ShadowRoot ? (holderOf(holder) as Element | null) : holder;
}

const moving = [
  'transform',
  'translate',
  'rotate',
  'scale',
  'perspective',
  'filter',
  'backdropFilter',
] as const;
const promised =
  /transform|translate|rotate|scale|perspective|filter|opacity|contain|position|z-index/;

/** Whether fixed boxes inside are placed, or clipped, by this one (CSS Transforms 1 §3, Containment 2 §3). */
function holdsFixed(style: CSSStyleDeclaration): boolean {
  return (
    moving.some((name) => (style[name] || 'none') !== 'none') ||
    promised.test(style.willChange) ||
    /paint|layout|strict|content/.test(style.contain) ||
    (style.contentVisibility || 'visible') !== 'visible' ||
    (style.containerType || 'normal') !== 'normal'
  );
}

/** Whether all inside is painted as one, so that nothing of it can stand above what covers that. */
function stacks(style: CSSStyleDeclaration): boolean {
  return (
    style.zIndex !== 'auto' ||
    /fixed|sticky/.test(style.position) ||
    style.opacity !== '1' ||
    style.clipPath !== 'none' ||
    (style.clip || 'auto') !== 'auto' ||
    (style.maskImage || 'none') !== 'none' ||
    style.mixBlendMode !== 'normal' ||
    style.isolation === 'isolate'
  );
}
