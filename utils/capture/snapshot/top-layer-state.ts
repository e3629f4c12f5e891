import {
  hasAttributeOf,
  localNameOf,
  matchesSelector,
  rawAttributeOf,
} from '../../dom/elements.ts';
import type { DocumentWriter } from './document-writer.ts';

/** How an element came into the top layer; undefined for one that is not in it. */
export function topLayerState(writer: DocumentWriter, el: Element): string | undefined {
  if (localNameOf(el) === 'dialog' && hasAttributeOf(el, 'open') && matchesSelector(el, ':modal'))
    return 'modal';
  if (rawAttributeOf(el, 'popover') !== null && matchesSelector(el, ':popover-open'))
    return 'popover-open';
  if (el === writer.fullscreen) return 'fullscreen';
  return undefined;
}

/** False for what cannot tell. */
export function isInTopLayer(writer: DocumentWriter, el: Element): boolean {
  try {
    return topLayerState(writer, el) !== undefined;
  } catch (thrown) {
    writer.context.guard.note('other', 'top layer', thrown);
    return false;
  }
}
