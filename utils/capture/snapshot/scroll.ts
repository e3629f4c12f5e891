import { localNameOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import type { DocumentWriter } from './document-writer.ts';
import { isFreePseudo } from './pseudo.ts';

/**
 * Where an element was scrolled to. Markup has no word for it, but a style sheet has: a pseudo-element that
 * the element does not use is put at that place and made the initial scroll target (CSS Scroll Snap 2 §3).
 */
export function writeScroll(writer: DocumentWriter, el: Element, left: number, top: number): void {
  const pseudo = ['::after', '::before'].find((name) => isFreePseudo(el, name));
  if (!pseudo) {
    writer.context.cuts.add('other', 'unsupported', `scroll of ${localNameOf(el)}`);
    return;
  }
  const { rules } = writer;
  const mark = rules.mark();
  writer.out.text(` plaint-scroll="${mark}"`);
  const style = getComputedStyle(el);
  // Where content begins at the far end, so do offsets, and the target aligns with that end.
  const x = left < 0 ? left + readNumber(el, 'clientWidth') - 1 : left;
  const y = top < 0 ? top + readNumber(el, 'clientHeight') - 1 : top;
  const isRoot = localNameOf(el) === 'html' || localNameOf(el) === 'body';
  if (isRoot) writer.takePseudo(localNameOf(el) + pseudo);
  const selector = `[plaint-scroll="${mark}"]`;
  if (style.position === 'static' && !isRoot) {
    rules.add(`${selector}{position:relative!important;z-index:auto!important}`);
  }
  rules.add(
    `${selector}${pseudo}{content:""!important;display:block!important;position:absolute!important;left:${x}px!important;top:${y}px!important;right:auto!important;bottom:auto!important;width:1px!important;height:1px!important;margin:0!important;border:0!important;padding:0!important;visibility:hidden!important;scroll-initial-target:nearest!important}`,
  );
  if (style.writingMode === 'horizontal-tb') {
    rules.add(snapAtFirst(selector, pseudo, { left, top, isRtl: style.direction === 'rtl' }));
  }
}

/**
 * For browsers without that (Firefox): a scroller that snaps goes to its only snap position when it is laid
 * out first, and after a moment in which nobody could scroll yet, it snaps no more.
 */
function snapAtFirst(
  selector: string,
  pseudo: string,
  { left, top, isRtl }: { readonly left: number; readonly top: number; readonly isRtl: boolean },
): string {
  const axis = left === 0 ? 'y' : top === 0 ? 'x' : 'both';
  const name = `plaint-scroll-${axis}`;
  const block = top < 0 ? 'end' : 'start';
  const inline = left < 0 !== isRtl ? 'end' : 'start';
  return `@supports not (scroll-initial-target:nearest){@keyframes ${name}{from{scroll-snap-type:${axis} mandatory;scroll-padding:0;scroll-behavior:auto}}${selector}{animation:${name} .3s step-end!important}${selector}${pseudo}{scroll-snap-align:${block} ${inline}!important}}`;
}

function readNumber(el: Element, name: 'clientWidth' | 'clientHeight'): number {
  return readProperty<number>('Element', el, name) ?? 0;
}
