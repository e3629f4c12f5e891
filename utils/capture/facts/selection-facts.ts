import { attributeOf } from '../../dom/elements.ts';
import { rootElementOf } from '../../dom/layout.ts';
import { isElement } from '../../dom/nodes.ts';
import { openShadow, parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import type { SelectionFacts } from '../../protocol/capture.ts';
import { clip, longTextLength, urlLength } from '../../protocol/clip.ts';
import { readControlSelection } from './control-selection.ts';
import { treeRootOf } from './flat-walk.ts';
import { liftPoint } from './lift-point.ts';
import { readSelection, type Selected } from './read-selection.ts';
import type { SelectedRange } from './selected-range.ts';
import { readSelectionBoxes } from './selection-boxes.ts';
import { readShownText } from './shown-text.ts';
import { buildTextDirective, fragmentUrl } from './text-fragment.ts';
import { locateInText } from './text-position.ts';
import { xPathOf } from './x-path.ts';

/**
 * The selection as W3C Web Annotation selectors and a text-fragment URL; undefined when nothing is selected.
 * The quote is what a reader sees selected, with the words that pictures stand for. Offsets count UTF-16 code
 * units in the text content of the body, of the shadow tree that holds all of the selection, or of the form
 * control's value. Where an end lies in a shadow tree below that, its host counts. Range selectors name
 * elements, their offsets count in that element's text content. Passwords are never read.
 */
export function readSelectionFacts(
  document: Document,
  selection: Selection | null,
  shadow: ShadowAccess = openShadow,
): SelectionFacts | undefined {
  return selectionFactsOf(document, readSelection(document, selection, shadow));
}

/** As `readSelectionFacts`, of a selection that is read already. */
export function selectionFactsOf(
  document: Document,
  selected: Selected | undefined,
): SelectionFacts | undefined {
  return selected === undefined ? readControlSelection(document) : wordFacts(document, selected);
}

function wordFacts(document: Document, selected: Selected): SelectionFacts {
  const { scope, range, exact, prefix, suffix } = selected;
  const tree = treeRootOf(scope);
  const lifted = {
    start: liftPoint(range.start, tree, 'before'),
    end: liftPoint(range.end, tree, 'after'),
  };
  const { start, end } = locateInText(scope, lifted);
  const shown = readShownText(document, scope, lifted);
  const root = rootElementOf(document);
  const directive = buildTextDirective(
    shown,
    root === null ? undefined : attributeOf(root, 'lang'),
  );
  const boxes = readSelectionBoxes(document, selected);
  const url = pageUrl(document);
  const withFragment = directive === undefined ? url : fragmentUrl(url, directive);
  return {
    quote: { exact: clip(exact, longTextLength), prefix, suffix },
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
  return locateInText(element, { start: range.end, end: range.end }).end;
}

function pageUrl(document: Document): string {
  const get = Object.getOwnPropertyDescriptor(Document.prototype, 'URL')?.get;
  return get === undefined ? '' : String(Reflect.apply(get, document, []));
}
