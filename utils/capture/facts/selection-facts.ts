import type { SelectionFacts } from '../../protocol/capture.ts';
import { clip, longTextLength, urlLength } from './clip.ts';
import { readControlSelection } from './control-selection.ts';
import {
  attributeOf,
  bodyOf,
  isElement,
  isShadowRoot,
  openShadow,
  parentElementOf,
  rootElementOf,
  type ShadowAccess,
} from './dom-access.ts';
import { readSelectedRange, rootOf, type SelectedRange } from './selected-range.ts';
import { readSelectionBoxes } from './selection-boxes.ts';
import { readShownText } from './shown-text.ts';
import { buildTextDirective, fragmentUrl } from './text-fragment.ts';
import { locateInText } from './text-position.ts';
import { xPathOf } from './x-path.ts';

const contextLength = 64;

/**
 * The selection as W3C Web Annotation selectors and a text-fragment URL; undefined when nothing is
 * selected. Offsets count UTF-16 code units in the text content of the body, of the shadow tree that
 * holds the selection, or of the form control's value. Range selectors name elements, their
 * offsets count in that element's text content. Passwords are never read.
 */
export function readSelectionFacts(
  document: Document,
  selection: Selection | null,
  shadow: ShadowAccess = openShadow,
): SelectionFacts | undefined {
  const range = selection === null ? undefined : readSelectedRange(document, selection, shadow);
  const facts = range && rangeFacts(document, range);
  return facts ?? readControlSelection(document);
}

function rangeFacts(document: Document, range: SelectedRange): SelectionFacts | undefined {
  const root = rootOf(range.start.node);
  const scope = isShadowRoot(root) ? root : (bodyOf(document) ?? rootElementOf(document));
  if (scope === null) return undefined;
  const { text, start, end } = locateInText(scope, range);
  const exact = text.slice(start, end);
  if (exact.trim() === '') return undefined;
  const shown = readShownText(document, scope, range);
  const language = rootElementOf(document);
  const directive = buildTextDirective(
    shown,
    language === null ? undefined : attributeOf(language, 'lang'),
  );
  const boxes = readSelectionBoxes(document, range);
  const url = pageUrl(document);
  const withFragment = directive === undefined ? url : fragmentUrl(url, directive);
  return {
    quote: {
      exact: clip(exact, longTextLength),
      prefix: text.slice(Math.max(0, start - contextLength), start).toWellFormed(),
      suffix: text.slice(end, end + contextLength).toWellFormed(),
    },
    position: { start, end },
    range: rangeSelector(range),
    ...(boxes.length === 0 ? {} : { boxes }),
    fragmentUrl: withFragment.length <= urlLength ? withFragment : clip(url, urlLength),
  };
}

function rangeSelector(range: SelectedRange): SelectionFacts['range'] {
  const first = holderOf(range.start.node);
  const last = holderOf(range.end.node);
  return {
    startSelector: first === undefined ? '/' : xPathOf(first),
    startOffset: first === undefined ? 0 : locateInText(first, range).start,
    endSelector: last === undefined ? '/' : xPathOf(last),
    endOffset: last === undefined ? 0 : endIn(last, range),
  };
}

function holderOf(node: Node): Element | undefined {
  return isElement(node) ? node : parentElementOf(node);
}

/** The range's end alone, so that a start outside of `element` does not count. */
function endIn(element: Element, range: SelectedRange): number {
  return locateInText(element, { start: range.end, end: range.end }).start;
}

function pageUrl(document: Document): string {
  const get = Object.getOwnPropertyDescriptor(Document.prototype, 'URL')?.get;
  return get === undefined ? '' : String(Reflect.apply(get, document, []));
}
