import { localNameOf, rawAttributeOf } from '../../dom/elements.ts';
import { firstChildOf, nextSiblingOf, nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';

const animation = /^(?:animate|animateTransform|animateMotion|set)$/;

/** Declarations that hold an SVG element at what its SMIL animations show now. Empty if it has none. */
export function svgMotion(el: Element): string {
  let text = '';
  for (let child = firstChildOf(el); child; child = nextSiblingOf(child)) {
    if (nodeTypeOf(child) !== 1) continue;
    const name = localNameOf(child as Element);
    if (!animation.test(name)) continue;
    if (name === 'animateTransform') text += transformOf(el);
    else {
      const property = rawAttributeOf(child as Element, 'attributeName') ?? '';
      if (!/^[a-z-]+$/.test(property) || property === 'href') continue;
      const value = getComputedStyle(el).getPropertyValue(property);
      if (value !== '') text += `${property}:${value};`;
    }
  }
  return text;
}

function transformOf(el: Element): string {
  const list = readProperty<SVGAnimatedTransformList>('SVGGraphicsElement', el, 'transform');
  let matrix = new DOMMatrix();
  for (const { matrix: m } of Array.from(list?.animVal ?? [])) {
    matrix = matrix.multiply(new DOMMatrix([m.a, m.b, m.c, m.d, m.e, m.f]));
  }
  return `transform:${matrix.toString()};transform-box:view-box;transform-origin:0 0;`;
}
