import { anyOf } from '../../pattern.ts';

/** What layout decides: the computed style gives sizes in pixels for these where the page gave none. */
const laidOut = anyOf([
  '^(?:(?:min-|max-)?(?:width|height|inline-size|block-size)|margin|padding|inset|top$',
  'right$|bottom$|left$|line-height|grid-template-(?:rows|columns)|flex-basis',
  'transform$|translate$|perspective-origin|transform-origin)',
]);

/** The computed value of a longhand as a declaration can say it; empty where the browser tells none. */
export function computedValue(el: Element, pseudo: string, name: string): string {
  try {
    if (pseudo === '' && laidOut.test(name) && typeof el.computedStyleMap === 'function') {
      const values = Element.prototype.computedStyleMap.call(el).getAll(name);
      if (values.length > 0) return values.map(String).join(', ');
    }
    return getComputedStyle(el, pseudo || null).getPropertyValue(name);
  } catch (_notTold) {
    return '';
  }
}
